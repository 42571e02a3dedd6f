/// What the reader of a table is told beforehand; everything not told is detected.
package struct CSVOptions: Sendable {
  /// The encoding the file must have; nil detects it.
  package var encoding: TextEncoding?
  /// The separator between cells; nil detects it.
  package var delimiter: CSVDelimiter?
  /// Names the header may use; they decide where encoding or separator are in doubt.
  package var knownColumns: [String]
  /// Records above the header that are not part of the table, such as a title; blank lines do not count.
  package var titleRows: Int
  /// Records the header takes: 1, or 2 where a group's name stands above the names of its columns.
  package var headerRows: Int
  /// The table ends before the first record whose first filled cell begins with one of these, such as 合计 or 注.
  package var endMarkers: [String]
  /// Columns whose empty cells take the text of the cell above, as merged cells are saved.
  package var fillDown: [String]

  package init(
    encoding: TextEncoding? = nil,
    delimiter: CSVDelimiter? = nil,
    knownColumns: [String] = [],
    titleRows: Int = 0,
    headerRows: Int = 1,
    endMarkers: [String] = [],
    fillDown: [String] = []
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.knownColumns = knownColumns
    self.titleRows = titleRows
    self.headerRows = headerRows
    self.endMarkers = endMarkers
    self.fillDown = fillDown
  }

  /// What a column of the header is known by: its text and, below a group's name, its own name alone.
  package func names(of column: String) -> [String] {
    guard headerRows > 1, let own = column.split(separator: "/").last, own.count < column.count else { return [column] }
    return [column, CellText.trimmed(String(own))]
  }
}

/// A character that separates cells.
package enum CSVDelimiter: String, Sendable, CaseIterable {
  case comma = ","
  case tab = "\t"
  case semicolon = ";"
  case fullWidthComma = "，"
}
