/// How a table is written down; what a file was found to use, so that rows can be added in its own manner.
package struct CSVDialect: Sendable, Hashable {
  /// A line end; the raw value is its text.
  package enum LineEnd: String, Sendable {
    case lf = "\n"
    case crlf = "\r\n"
    case cr = "\r"
  }

  package var encoding: TextEncoding
  package var hasByteOrderMark: Bool
  package var delimiter: CSVDelimiter
  package var lineEnd: LineEnd

  package init(encoding: TextEncoding, hasByteOrderMark: Bool, delimiter: CSVDelimiter, lineEnd: LineEnd) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  /// What Excel and WPS open with Chinese text intact: UTF-8 with byte order mark, comma, CRLF.
  package static var spreadsheet: CSVDialect {
    CSVDialect(encoding: .utf8, hasByteOrderMark: true, delimiter: .comma, lineEnd: .crlf)
  }
}
