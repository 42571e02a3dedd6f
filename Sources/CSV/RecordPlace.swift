import Diagnostics

/// A record's first byte and line, from which places inside it are counted without reading what is above.
struct RecordPlace: Sendable {
  let source: SourceText
  let start: Int
  let line: Int

  /// The place of a range of bytes; one over several lines is cut at the end of its first.
  func location(of range: Range<Int>) -> Location {
    var walk = RecordWalk(self)
    return walk.location(of: range)
  }
}

/// Goes along a record once and tells the places of its cells on the way; the cells have to be asked for in their order.
struct RecordWalk {
  private let source: SourceText
  private var offset: Int
  private var line: Int
  private var column = 1
  private var lineStart: Int
  /// The text of the line, made once for all places on it.
  private var excerpt: String?

  init(_ place: RecordPlace) {
    source = place.source
    (offset, lineStart) = (place.start, place.start)
    line = place.line
  }

  mutating func position(of range: Range<Int>) -> CellPosition {
    move(to: min(range.lowerBound, source.bytes.count))
    var length = 0
    var end = offset
    while end < min(range.upperBound, source.bytes.count), !isLineEnd(source.bytes[end]) {
      if source.bytes[end] & 0xC0 != 0x80 { length += 1 }
      end += 1
    }
    return CellPosition(line: line, column: column, length: length)
  }

  mutating func location(of range: Range<Int>) -> Location {
    let position = position(of: range)
    let text = excerpt ?? lineText
    excerpt = text
    return Location(file: source.file, line: position.line, column: position.column, length: position.length, excerpt: text)
  }

  private var lineText: String {
    let end = source.bytes[lineStart...].firstIndex(where: isLineEnd) ?? source.bytes.count
    return String(decoding: source.bytes[lineStart..<end], as: UTF8.self)
  }

  private mutating func move(to wanted: Int) {
    let bytes = source.bytes
    while offset < wanted {
      let byte = bytes[offset]
      offset += 1
      let isPair = byte == UInt8(ascii: "\r") && offset < bytes.count && bytes[offset] == UInt8(ascii: "\n")
      if isLineEnd(byte), !isPair {
        line += 1
        column = 1
        lineStart = offset
        excerpt = nil
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

/// Where a cell stands: line and column from 1, and the characters it covers on its first line, quotes included.
package struct CellPosition: Sendable, Hashable {
  package let line: Int
  package let column: Int
  package let length: Int
}
