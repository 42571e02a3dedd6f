package import ContentLoading
package import Diagnostics

/// The lines of some source files, found by number at once, however many are asked for.
package struct SourceLines: Sendable {
  private struct File {
    let source: SourceText
    let lines: [Range<Int>]
  }

  private let files: [String: File]

  package init(_ sources: SourceTexts, of names: Set<String>) {
    let found = names.compactMap { sources[$0] }
    files = Dictionary(found.map { ($0.file, File(source: $0, lines: Self.lines(of: $0.bytes))) }) { first, _ in first }
  }

  /// The files' names, in order.
  package var names: [String] { files.keys.sorted() }

  /// All lines of a file with their numbers.
  package func lines(of name: String) -> [(number: Int, text: String)] {
    guard let file = files[name] else { return [] }
    return file.lines.enumerated().map { index, range in
      (file.source.firstLine + index, String(decoding: file.source.bytes[range], as: UTF8.self))
    }
  }

  /// The text of one line; nil when the file is not known or has no such line.
  package func text(_ row: SourceRow) -> String? {
    guard let file = files[row.file] else { return nil }
    let index = row.line - file.source.firstLine
    guard file.lines.indices.contains(index) else { return nil }
    return String(decoding: file.source.bytes[file.lines[index]], as: UTF8.self)
  }

  package func location(_ row: SourceRow) -> Location {
    Location(file: row.file, line: row.line, excerpt: text(row))
  }

  /// The lines without their ends; LF, CRLF and CR end a line.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      lines.append(start..<(index - 1))
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      start = index
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}
