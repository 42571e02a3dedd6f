/// Writes records as text for spreadsheet programs: quotes where needed (RFC 4180), and no cell that would be run as a formula.
package struct CSVWriter: Sendable {
  private let dialect: CSVDialect
  private var text = ""

  /// Writes in `dialect`; the default is what Excel and WPS open without questions.
  package init(dialect: CSVDialect = .spreadsheet) {
    self.dialect = dialect
  }

  /// Appends one record.
  ///
  /// - Parameters:
  ///   - quoting: columns whose cells stand in quotes even where they need none.
  ///   - ending: whether a line end follows.
  package mutating func append(_ record: [String], quoting: Set<Int> = [], ending: Bool = true) {
    for (position, cell) in record.enumerated() {
      if position > 0 { text += dialect.delimiter.rawValue }
      text += field(CSVWriter.guarded(cell), quoted: quoting.contains(position))
    }
    // A record of one empty cell would be a blank line, which is no record.
    if record == [""] { text += "\"\"" }
    if ending { text += dialect.lineEnd.rawValue }
  }

  /// The records appended so far, without byte order mark: what is put at the end of a file that exists.
  package var appendix: [UInt8] { dialect.encoding.encode(text) }

  /// The records appended so far as a whole file.
  package var bytes: [UInt8] {
    (dialect.hasByteOrderMark ? dialect.encoding.byteOrderMark : []) + appendix
  }

  /// A whole table in one step.
  package static func write(header: [String], records: [[String]], dialect: CSVDialect = .spreadsheet) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.append(header)
    for record in records { writer.append(record) }
    return writer.bytes
  }

  /// Whether a cell has to stand in quotes.
  static func needsQuotes(_ cell: String, _ dialect: CSVDialect) -> Bool {
    let delimiter = dialect.delimiter.rawValue.unicodeScalars.first
    return cell.unicodeScalars.contains { $0 == delimiter || $0 == "\"" || $0 == "\n" || $0 == "\r" }
  }

  private func field(_ cell: String, quoted isQuoted: Bool) -> String {
    guard isQuoted || CSVWriter.needsQuotes(cell, dialect) else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The cell with an apostrophe before a character that makes spreadsheet programs run it as a formula; a signed number and a lone hyphen stay.
  static func guarded(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first) else { return cell }
    let isNumber = (first == "-" || first == "+") && Double(cell) != nil && cell.utf8.allSatisfy { $0 < 0x3A }
    return isNumber || cell == "-" ? cell : "'" + cell
  }
}
