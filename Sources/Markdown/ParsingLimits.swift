import Diagnostics

/// Bounds checked before parsing, since the C library takes quadratic time on inputs that nobody writes by hand.
///
/// Each was set from measurements of libcmark-gfm 0.29.0.gfm.6 so that the worst input within them parses in about a second; long ordinary
/// texts, novels and tables of ten thousand rows, stay far below.
enum ParsingLimits {
  /// What there is too much of.
  enum Excess: CaseIterable {
    case bytes
    case nesting
    case columns
    case cells
    case brackets
    case openings
    case references
    case delimiterRows
    case addresses
    case calls
  }

  /// The first thing in a text that is beyond a bound.
  static func fault(in source: SourceText, isGFM: Bool) -> Diagnostic? {
    guard source.bytes.count <= 8 << 20 else { return Messages.beyondLimit(.bytes, at: source.location(0)) }
    var measure = Measure(source.bytes, isGFM: isGFM)
    return measure.excess().map { Messages.beyondLimit($0.what, at: source.location($0.offset)) }
  }

  /// The first node of a tree that lies deeper than a renderer, which goes down into each, can follow.
  static func fault(in tree: SyntaxTree, _ places: inout LocationMaker) -> Diagnostic? {
    var ends: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let end = ends.last, end <= index { ends.removeLast() }
      if ends.count > 300 { return Messages.beyondLimit(.nesting, at: places.location(line: node.line, column: node.column)) }
      ends.append(node.end)
    }
    return nil
  }
}

/// One pass over the lines of a text that adds up what makes parsing slow.
private struct Measure {
  private let bytes: [UInt8]
  private let starts: [Int]
  private let isGFM: Bool

  /// What the lines since the last blank one hold.
  private struct Chunk {
    var lines = 0
    var headerCells = 0
    var brackets = 0
    /// The bytes of the link definition that may be open.
    var definition = 0
    /// The columns of the table that begins in the chunk.
    var columns = 0
    var delimiterWork = 0
  }

  private var chunk = Chunk()
  private var nesting = 0
  private var openings = 0
  private var brackets = 0
  private var longestDefinition = 0
  private var callWork = 0

  init(_ bytes: [UInt8], isGFM: Bool) {
    self.bytes = bytes
    starts = SourceLines.starts(in: bytes)
    self.isGFM = isGFM
  }

  /// The first excess, with the line where it was reached.
  mutating func excess() -> (what: ParsingLimits.Excess, offset: Int)? {
    for (start, end) in zip(starts, starts.dropFirst()) {
      if let what = add(bytes[start..<end]) { return (what, start) }
    }
    return nil
  }

  private mutating func add(_ line: ArraySlice<UInt8>) -> ParsingLimits.Excess? {
    let shape = LineShape(line)
    if shape.isBlank {
      chunk = Chunk()
      return nil
    }
    nesting = max(nesting, shape.nesting)
    if nesting > 100 || nesting * starts.count > 20_000_000 { return .nesting }
    if shape.isDelimiterRow {
      if chunk.lines == 1, shape.cells == chunk.headerCells { chunk.columns = shape.cells }
      if chunk.columns == 0 { chunk.delimiterWork += chunk.lines * chunk.lines }
      if shape.cells > 1000 { return .columns }
      if chunk.delimiterWork > 100_000_000 { return .delimiterRows }
    }
    if chunk.lines == 0 { chunk.headerCells = shape.cells }
    chunk.lines += 1
    if chunk.columns * chunk.lines > 1_000_000 { return .cells }
    // Each row of a table is parsed by itself.
    chunk.brackets = chunk.columns > 0 ? shape.brackets : chunk.brackets + shape.brackets
    if chunk.brackets > 8000 { return .brackets }
    brackets += shape.brackets
    openings += shape.openings
    if openings * bytes.count > 500_000_000, openings > 100 { return .openings }
    if shape.isDefinition { chunk.definition = line.count } else if chunk.definition > 0 { chunk.definition += line.count }
    longestDefinition = max(longestDefinition, chunk.definition)
    if longestDefinition * brackets > 100_000_000 { return .references }
    // Each call becomes a template that begins at its column.
    callWork += shape.calls * line.count
    if !isGFM, callWork > 50_000_000 { return .calls }
    return isGFM && shape.addressWork > 25_000_000 ? .addresses : nil
  }
}

/// What one line holds of the characters that make parsing slow.
private struct LineShape {
  var isBlank = true
  /// Quotation marks, list markers and footnotes' names at its head, and the depth its indentation stands for.
  var nesting = 0
  var brackets = 0
  /// The cells the line has as a row of a table.
  var cells = 1
  /// `<?`, `<!A`, `<![CDATA[`.
  var openings = 0
  /// `{{`.
  var calls = 0
  var isDelimiterRow = true
  var isDefinition = false
  /// The square of the longest run without a space that may hold an address.
  var addressWork = 0

  init(_ line: ArraySlice<UInt8>) {
    var run = 0
    var longestRun = 0
    var previous: UInt8 = 0
    let bytes = line.span
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      // Most bytes of Chinese lines.
      if byte >= 0x80 {
        while position < bytes.count, bytes[position] >= 0x80 { position += 1 }
        isBlank = false
        isDelimiterRow = false
        run = 0
        previous = byte
        continue
      }
      switch byte {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "{") where previous == UInt8(ascii: "{"): calls += 1
      case UInt8(ascii: "|") where previous != UInt8(ascii: "\\"): cells += 1
      case UInt8(ascii: "?") where previous == UInt8(ascii: "<"), UInt8(ascii: "!") where previous == UInt8(ascii: "<"): openings += 1
      default: break
      }
      if byte > 0x20 { isBlank = false }
      if byte > 0x20, byte != UInt8(ascii: "|"), byte != UInt8(ascii: "-"), byte != UInt8(ascii: ":") { isDelimiterRow = false }
      run = byte > 0x20 ? run + 1 : 0
      longestRun = max(longestRun, run)
      previous = byte
    }
    addressWork = longestRun * longestRun
    let content = LineShape.trimmed(line)
    if content.first == UInt8(ascii: "|") { cells -= 1 }
    if content.count > 1, content.last == UInt8(ascii: "|") { cells -= 1 }
    isDefinition = line.drop { $0 == 0x20 }.first == UInt8(ascii: "[")
    nesting = LineShape.nesting(of: line)
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let content = line.drop { $0 <= 0x20 }
    return content[..<(content.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? content.startIndex)]
  }

  /// The list markers and quotation marks before the line's text, or the depth its indentation stands for, whichever is more.
  private static func nesting(of line: ArraySlice<UInt8>) -> Int {
    var markers = 0
    var indent = 0
    var offset = line.startIndex
    while offset < line.endIndex {
      defer { offset += 1 }
      switch line[offset] {
      case UInt8(ascii: "["):
        guard let end = endOfFootnoteName(at: offset, in: line) else { return markers == 0 ? 0 : max(markers, indent / 2) }
        markers += 1
        offset = end
      case UInt8(ascii: " "): indent += 1
      case UInt8(ascii: "\t"): indent += 4
      case UInt8(ascii: ">"): markers += 1
      case 0x30...0x39: continue
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
        guard isSpace(after: offset, in: line) else { fallthrough }
        markers += 1
      default: return markers == 0 || isRule(line) ? 0 : max(markers, indent / 2)
      }
    }
    return markers == 0 || isRule(line) ? 0 : max(markers, indent / 2)
  }

  /// The offset of the colon behind `[^name]` at the head of a footnote; nil where there is none.
  private static func endOfFootnoteName(at start: Int, in line: ArraySlice<UInt8>) -> Int? {
    guard start + 1 < line.endIndex, line[start + 1] == UInt8(ascii: "^"),
      let end = line[(start + 1)...].firstIndex(of: UInt8(ascii: "]")), end + 1 < line.endIndex, line[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return end + 1
  }

  private static func isSpace(after offset: Int, in line: ArraySlice<UInt8>) -> Bool {
    offset + 1 >= line.endIndex || line[offset + 1] <= 0x20
  }

  /// Whether a line is a thematic break such as `* * *`, whose stars are no list markers.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { $0 > 0x20 }), first == UInt8(ascii: "-") || first == UInt8(ascii: "*") else { return false }
    return line.allSatisfy { $0 <= 0x20 || $0 == first }
  }
}
