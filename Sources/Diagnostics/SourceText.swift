/// A named text that turns byte offsets into places; parsers report offsets and pay for lines only when something is wrong.
public struct SourceText: Sendable {
  /// The path relative to the project's root.
  public let file: String
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// The line number of the first byte, for a text that is a part of a file.
  public let firstLine: Int

  public init(file: String, bytes: [UInt8], firstLine: Int = 1) {
    self.file = file
    self.bytes = bytes
    self.firstLine = firstLine
  }

  public init(file: String, text: String, firstLine: Int = 1) {
    self.init(file: file, bytes: Array(text.utf8), firstLine: firstLine)
  }

  /// The place of a range of byte offsets; a range over several lines is cut at the end of its first line.
  ///
  /// Offsets beyond the text are moved to its end. LF, CRLF and CR end a line.
  public func location(_ range: Range<Int>) -> Location {
    let start = min(max(0, range.lowerBound), bytes.count)
    var line = firstLine
    var lineStart = 0
    var offset = 0
    while offset < start {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset + 1
      } else if bytes[offset] == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] != UInt8(ascii: "\n") {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    var lineEnd = start
    while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), bytes[lineEnd] != UInt8(ascii: "\r") { lineEnd += 1 }
    let end = min(max(start, range.upperBound), lineEnd)
    return Location(
      file: file,
      line: line,
      column: scalars(in: lineStart..<start) + 1,
      length: scalars(in: start..<end),
      excerpt: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
    )
  }

  /// The place of one byte offset.
  public func location(_ offset: Int) -> Location {
    location(offset..<offset)
  }

  /// The place of a line and a column in scalars, both from 1, as a parser that counts lines itself reports it.
  public func location(line wanted: Int, column: Int, length: Int = 1) -> Location {
    var line = firstLine
    var start = 0
    var offset = 0
    while line < wanted, offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        start = offset + 1
      }
      offset += 1
    }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return Location(
      file: file, line: wanted, column: column, length: length, excerpt: String(decoding: bytes[start..<end], as: UTF8.self))
  }

  /// Unicode scalars are counted by the bytes that begin one.
  private func scalars(in range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
