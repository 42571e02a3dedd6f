/// Takes the template calls `{{ … }}` out of a text before it is parsed and leaves a mark for each, so that nothing in a call is read as Markdown.
///
/// A mark is a character no text holds, the call's number, and the character again. Whether a call stands in code is known only after parsing:
/// there it is put back as written.
struct CallMarks {
  /// One call as it stands in the text.
  struct Call {
    /// From the first brace to the last; only `{{` where the call is never closed.
    let text: String
    let isClosed: Bool
    /// The line ends within it, and the scalars behind the last of them.
    let lineEnds: Int
    let width: Int
  }

  /// The text with marks in place of calls.
  let bytes: [UInt8]
  let calls: [Call]
  private let sign: [UInt8]
  /// For each line of the marked text how many lines of the source calls have taken out above it; empty when none.
  private let hiddenLines: [Int]

  /// The longest call; a bound, so that braces that are never closed cost no more than a look ahead.
  private static let longest = 8000

  init(_ source: [UInt8]) {
    let brace = UInt8(ascii: "{")
    guard source.offset(of: brace) != nil, source.indices.dropLast().contains(where: { source[$0] == brace && source[$0 + 1] == brace }),
      let sign = UTF8Text.unusedScalars(in: source, count: 1).first
    else {
      (bytes, calls, sign, hiddenLines) = (source, [], [], [])
      return
    }
    var result: [UInt8] = []
    var calls: [Call] = []
    var hiddenLines: [Int] = []
    var copied = 0
    var line = 1
    while let start = CallMarks.nextOpening(from: copied, in: source) {
      result += source[copied..<start]
      line += SourceLines.count(in: source[copied..<start])
      let end = CallMarks.end(of: start, in: source)
      let call = CallMarks.call(source[start..<(end ?? start + 2)], isClosed: end != nil)
      if call.lineEnds > 0 { CallMarks.hide(call.lineEnds, below: line, in: &hiddenLines) }
      result += sign + Array(String(calls.count).utf8) + sign
      calls.append(call)
      copied = end ?? start + 2
    }
    result += source[copied...]
    bytes = result
    self.calls = calls
    self.sign = sign
    self.hiddenLines = hiddenLines
  }

  /// A text that holds no calls.
  init(unchanged bytes: [UInt8]) {
    (self.bytes, calls, sign, hiddenLines) = (bytes, [], [], [])
  }

  /// The line of the source that a line of the marked text begins on, both from 1.
  func sourceLine(_ line: Int) -> Int {
    guard !hiddenLines.isEmpty, line >= 1 else { return line }
    return line + hiddenLines[min(line, hiddenLines.count) - 1]
  }

  /// The call whose mark begins at `offset` and the mark's length; nil when none does.
  func call(at offset: Int, in bytes: [UInt8]) -> (number: Int, length: Int)? {
    guard !calls.isEmpty else { return nil }
    let rest = bytes[offset...].prefix(sign.count * 2 + 10)
    guard rest.starts(with: sign) else { return nil }
    let digits = rest.dropFirst(sign.count).prefix { (0x30...0x39).contains($0) }
    guard rest.dropFirst(sign.count + digits.count).starts(with: sign), let number = Int(String(decoding: digits, as: UTF8.self)),
      calls.indices.contains(number)
    else { return nil }
    return (number, sign.count * 2 + digits.count)
  }

  /// The pieces of a text the parser hands over: what was written, by its range, and the numbers of calls.
  enum Piece {
    case text(Range<Int>)
    case call(Int)
  }

  func pieces(of range: Range<Int>, in bytes: [UInt8]) -> [Piece] {
    guard !calls.isEmpty else { return [.text(range)] }
    var pieces: [Piece] = []
    var start = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard bytes[offset] == sign[0], let (number, length) = call(at: offset, in: bytes) else {
        offset += 1
        continue
      }
      if start < offset { pieces.append(.text(start..<offset)) }
      pieces.append(.call(number))
      offset += length
      start = offset
    }
    if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
    return pieces
  }

  /// A text the parser hands over with its calls as they were written.
  func restored(_ text: String) -> String {
    guard !calls.isEmpty, text.utf8.contains(sign[0]) else { return text }
    let bytes = Array(text.utf8)
    return pieces(of: bytes.indices, in: bytes).map { piece in
      switch piece {
      case .text(let range): String(decoding: bytes[range], as: UTF8.self)
      case .call(let number): calls[number].text
      }
    }.joined()
  }

  // MARK: Finding calls

  /// The next `{{` whose first brace is not escaped.
  private static func nextOpening(from offset: Int, in source: [UInt8]) -> Int? {
    var offset = offset
    while offset + 1 < source.count {
      if source[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if source[offset] == UInt8(ascii: "{"), source[offset + 1] == UInt8(ascii: "{") {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// The offset behind `}}`; nil when the paragraph ends, or code or another call begins, before it.
  private static func end(of start: Int, in source: [UInt8]) -> Int? {
    let limit = min(source.count, start + longest)
    var offset = start + 2
    var quote: UInt8?
    var lineIsBlank = false
    while offset < limit {
      let byte = source[offset]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        let isPair = byte == UInt8(ascii: "\n") && source[offset - 1] == UInt8(ascii: "\r")
        if lineIsBlank, !isPair { return nil }
        lineIsBlank = true
      } else if byte > 0x20 {
        lineIsBlank = false
      }
      if let open = quote {
        if byte == UInt8(ascii: "\\") { offset += 1 } else if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "`"): return nil
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
          guard offset + 1 < limit, source[offset + 1] == byte else { break }
          return byte == UInt8(ascii: "}") ? offset + 2 : nil
        default: break
        }
      }
      offset += 1
    }
    return nil
  }

  private static func call(_ bytes: ArraySlice<UInt8>, isClosed: Bool) -> Call {
    let lineEnds = SourceLines.count(in: bytes)
    let last = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.last ?? bytes
    return Call(
      text: String(decoding: bytes, as: UTF8.self), isClosed: isClosed, lineEnds: lineEnds, width: last.count { $0 & 0xC0 != 0x80 })
  }

  /// Counts line ends that are not in the marked text, for the lines below `line` of it.
  private static func hide(_ count: Int, below line: Int, in hiddenLines: inout [Int]) {
    let total = hiddenLines.last ?? 0
    while hiddenLines.count < line { hiddenLines.append(total) }
    if hiddenLines.count == line { hiddenLines.append(total + count) } else { hiddenLines[line] += count }
  }
}
