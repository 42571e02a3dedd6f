import Diagnostics

/// Turns the parser's places, in lines and bytes of the prepared text, into places of the source.
struct SourceLines {
  private let prepared: ChinesePreparation
  private let calls: CallMarks
  /// Where each line begins in the prepared text, and behind the last one the text's end.
  private let starts: [Int]
  private var last = (line: 0, offset: 0, place: (line: 0, column: 1))

  init(_ prepared: ChinesePreparation, _ calls: CallMarks) {
    self.prepared = prepared
    self.calls = calls
    starts = SourceLines.starts(in: prepared.bytes)
  }

  /// The line and the column in scalars of a byte of a line, both from 1; cheap when asked in ascending order.
  mutating func place(line: Int, byte: Int) -> (line: Int, column: Int) {
    guard line >= 1, line < starts.count else { return (line, 1) }
    let end = min(starts[line - 1] + max(0, byte - 1), starts[line])
    if last.line != line || last.offset > end { last = (line, starts[line - 1], (calls.sourceLine(line), 1)) }
    let bytes = prepared.bytes
    // The marks of calls and of the preparation begin alike; most lines have none.
    if bytes.offset(of: UTF8Text.privateLead, from: last.offset, to: end) == nil {
      last.place.column += UTF8Text.scalarCount(last.offset..<end, in: bytes)
      last.offset = end
    }
    while last.offset < end {
      if let mark = prepared.mark, bytes[last.offset] == mark[0], bytes[last.offset...].starts(with: mark) {
        last.offset += 3
        continue
      }
      if bytes[last.offset] == 0xEE, let (number, length) = calls.call(at: last.offset, in: bytes) {
        last.place = SourceLines.place(behind: calls.calls[number], at: last.place)
        last.offset += length
        continue
      }
      if bytes[last.offset] & 0xC0 != 0x80 { last.place.column += 1 }
      last.offset += 1
    }
    return last.place
  }

  /// The place behind a call that stands at `place`.
  static func place(behind call: CallMarks.Call, at place: (line: Int, column: Int)) -> (line: Int, column: Int) {
    call.lineEnds > 0 ? (place.line + call.lineEnds, call.width + 1) : (place.line, place.column + call.width)
  }

  /// The line ends in a part of a text.
  static func count(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.indices.count { offset in
      // Most bytes are larger than both.
      bytes[offset] <= UInt8(ascii: "\r")
        && (bytes[offset] == UInt8(ascii: "\n")
          || bytes[offset] == UInt8(ascii: "\r") && bytes.dropFirst(offset + 1 - bytes.startIndex).first != UInt8(ascii: "\n"))
    }
  }

  /// The offsets at which lines begin: behind LF, CR or both (CommonMark §2.1).
  static func starts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    let (lf, cr) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    if bytes.offset(of: cr) == nil {
      var offset = 0
      while let end = bytes.offset(of: lf, from: offset) {
        offset = end + 1
        starts.append(offset)
      }
    } else {
      for (offset, byte) in bytes.enumerated() where byte <= cr {
        if byte == lf || byte == cr && !(offset + 1 < bytes.count && bytes[offset + 1] == lf) { starts.append(offset + 1) }
      }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    return starts
  }

  /// Where the line behind the one at `start` begins; the text's end when that is the last.
  static func start(after start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && !(offset < bytes.count && bytes[offset] == UInt8(ascii: "\n")) {
        return offset
      }
    }
    return offset
  }
}

/// Makes places with their lines' text for many nodes of one source.
struct LocationMaker {
  private let source: SourceText
  private lazy var starts = SourceLines.starts(in: source.bytes)
  private var excerpt = (line: 0, text: "", length: 0)

  init(_ source: SourceText) {
    self.source = source
  }

  /// The place of a line of the text, from 1, and a column in scalars; what the parser counts beyond the text is moved into it.
  mutating func location(line: Int, column: Int, length: Int = 1) -> Location {
    let line = min(max(1, line), starts.count - 1)
    if excerpt.line != line, line > 0 {
      let isLineEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
      let text = String(decoding: source.bytes[starts[line - 1]..<starts[line]].prefix { !isLineEnd($0) }, as: UTF8.self)
      excerpt = (line, text, text.unicodeScalars.count)
    }
    return Location(
      file: source.file, line: source.firstLine + max(1, line) - 1, column: min(max(1, column), excerpt.length + 1), length: length,
      excerpt: excerpt.text)
  }
}
