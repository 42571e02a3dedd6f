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
  /// Offsets beyond the text are moved to its end, and those inside a character or a line end to its beginning. LF, CRLF and CR end a line.
  public func location(_ range: Range<Int>) -> Location {
    var lines = (number: firstLine, content: contentOfLine(from: 0))
    return location(range, after: &lines)
  }

  /// The places of many ranges in ascending order, found in one pass.
  public func locations(_ ranges: some Sequence<Range<Int>>) -> [Location] {
    var lines = (number: firstLine, content: contentOfLine(from: 0))
    return ranges.map { location($0, after: &lines) }
  }

  /// The place of a range on the known line or below it; its line is then the known one.
  private func location(_ range: Range<Int>, after known: inout (number: Int, content: Range<Int>)) -> Location {
    let wanted = min(max(0, range.lowerBound), bytes.count)
    while let next = startOfLine(after: known.content), next <= wanted {
      known = (known.number + 1, contentOfLine(from: next))
    }
    let content = known.content
    let start = startOfCharacter(at: min(wanted, content.upperBound), in: content)
    let end = min(max(start, range.upperBound), content.upperBound)
    return Location(
      file: file,
      line: known.number,
      column: scalars(in: content.lowerBound..<start) + 1,
      length: scalars(in: start..<end),
      excerpt: String(decoding: bytes[content], as: UTF8.self)
    )
  }

  /// The place of one byte offset.
  public func location(_ offset: Int) -> Location {
    location(offset..<offset)
  }

  /// The place of a line and a column in scalars, both from 1, as a parser that counts lines itself reports it.
  ///
  /// There is no excerpt when the text has no such line. Who knows an offset on a line above saves the way from the beginning.
  public func location(line wanted: Int, column: Int, length: Int = 1, from known: (offset: Int, line: Int)? = nil) -> Location {
    var line = known?.line ?? firstLine
    var content: Range<Int>? = contentOfLine(from: min(known?.offset ?? 0, bytes.count))
    while line < wanted, let current = content {
      content = startOfLine(after: current).map(contentOfLine)
      line += 1
    }
    let excerpt = line == wanted ? content.map { String(decoding: bytes[$0], as: UTF8.self) } : nil
    return Location(file: file, line: wanted, column: column, length: length, excerpt: excerpt)
  }

  /// The bytes from the start of a line up to its line end.
  private func contentOfLine(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return start..<end
  }

  /// Where the next line begins; nil after the last line, which is the one without a line end.
  private func startOfLine(after content: Range<Int>) -> Int? {
    let end = content.upperBound
    if end == bytes.count { return nil }
    let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
    return end + (isPair ? 2 : 1)
  }

  /// The first byte of the character that `offset` stands in, at most three bytes back.
  private func startOfCharacter(at offset: Int, in line: Range<Int>) -> Int {
    var start = offset
    while start > line.lowerBound, start > offset - 3, start < line.upperBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Counts as the excerpt shows them, so that bytes that are no UTF-8 do not shift the column.
  private func scalars(in range: Range<Int>) -> Int {
    String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count
  }
}
