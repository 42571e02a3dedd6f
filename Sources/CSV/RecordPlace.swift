import Diagnostics

/// A record's first byte and line, from which places inside it are counted without reading what is above.
struct RecordPlace: Sendable {
  let source: SourceText
  let start: Int
  let line: Int

  /// The place of a range of bytes; one over several lines is cut at the end of its first.
  func location(of range: Range<Int>) -> Location {
    let bytes = source.bytes
    let offset = min(range.lowerBound, bytes.count)
    var line = line
    var lineStart = start
    var cursor = start
    while cursor < offset {
      let isCR = bytes[cursor] == UInt8(ascii: "\r") && !(cursor + 1 < bytes.count && bytes[cursor + 1] == UInt8(ascii: "\n"))
      if isCR || bytes[cursor] == UInt8(ascii: "\n") {
        line += 1
        lineStart = cursor + 1
      }
      cursor += 1
    }
    let lineEnd = bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
    return Location(
      file: source.file,
      line: line,
      column: scalars(in: bytes[lineStart..<offset]) + 1,
      length: scalars(in: bytes[offset..<min(max(offset, range.upperBound), lineEnd)]),
      excerpt: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self))
  }

  /// Unicode scalars are counted by the bytes that begin one.
  private func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}
