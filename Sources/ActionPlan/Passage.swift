import Diagnostics

/// A line of the document without its line end.
struct Line {
  /// From 1.
  let number: Int
  /// Without a Markdown heading mark, byte order mark and white space at both ends.
  let scalars: ArraySlice<Unicode.Scalar>
  /// The whole line, for messages.
  let excerpt: String
}

/// One or more lines read as one text, whose offsets are turned back into places.
struct Passage {
  let file: String
  private(set) var lines: [Line]
  /// The text of the lines, a line break between them.
  private(set) var scalars: [Unicode.Scalar]
  /// The offset in `scalars` at which each line begins.
  private var starts: [Int]

  init(_ line: Line, file: String) {
    self.file = file
    lines = [line]
    scalars = Array(line.scalars)
    starts = [0]
  }

  mutating func append(_ line: Line) {
    scalars.append("\n")
    starts.append(scalars.count)
    lines.append(line)
    scalars += line.scalars
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// The place of a range; a range over several lines is cut at the end of its first line.
  func location(_ range: Range<Int>) -> Location {
    let index = max(0, (starts.firstIndex { $0 > range.lowerBound } ?? starts.count) - 1)
    let line = lines[index]
    let offset = range.lowerBound - starts[index]
    let end = min(range.upperBound - starts[index], line.scalars.count)
    return Location(
      file: file, line: line.number, column: line.scalars.startIndex + offset + 1, length: end - offset, excerpt: line.excerpt)
  }

  /// `range` without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, scalars[first].properties.isWhitespace { range = (first + 1)..<range.upperBound }
    while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
    return range
  }

  func hasSuffix(_ suffix: String, in range: Range<Int>) -> Bool {
    let suffix = Array(suffix.unicodeScalars)
    return range.count >= suffix.count && scalars[range].suffix(suffix.count).elementsEqual(suffix)
  }

  func hasPrefix(_ prefix: String, at offset: Int) -> Bool {
    scalars[min(offset, scalars.count)...].starts(with: prefix.unicodeScalars)
  }
}

extension SourceText {
  /// The lines of the document; LF, CRLF and CR end a line.
  var lines: [Line] {
    var lines: [Line] = []
    var scalars: [Unicode.Scalar] = []
    var previous: Unicode.Scalar?
    func end() {
      lines.append(Line(number: firstLine + lines.count, scalars: scalars.content, excerpt: String(String.UnicodeScalarView(scalars))))
      scalars = []
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": end()
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    if !scalars.isEmpty { end() }
    return lines
  }
}

extension [Unicode.Scalar] {
  /// The line without a Markdown heading mark, byte order mark and white space at both ends.
  fileprivate var content: ArraySlice<Unicode.Scalar> {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
    var content = self[...].drop(while: isBlank)
    let text = content.drop { $0 == "#" }
    if text.first.map(isBlank) == true { content = text.drop(while: isBlank) }
    while let last = content.last, isBlank(last) { content.removeLast() }
    return content
  }
}
