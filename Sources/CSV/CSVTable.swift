package import Diagnostics

/// A table as a CSV file holds it: a header and records of cells, each with its place.
///
/// This target knows bytes, encodings, separators, quotes and places. It does not know what a column means, which columns there should be,
/// or where the file is kept.
package struct CSVTable: Sendable {
  /// The encoding the bytes were read in.
  package let encoding: TextEncoding
  /// Whether the file began with a byte order mark.
  package let hasByteOrderMark: Bool
  package let delimiter: CSVDelimiter
  /// The header's cells; none when the file could not be read.
  package let columns: [Cell]
  /// The records below the header; each has as many cells as there are columns.
  package let records: Records

  /// Reads a table from the bytes of a file; with findings the table holds what could be read.
  ///
  /// A record with too few cells is filled up with empty ones, of one with too many the last are left out; both are reported.
  /// Blank lines are no records; a record of separators alone is one, with `isBlank`.
  package static func read(bytes: [UInt8], file: String, options: CSVOptions = CSVOptions()) -> Diagnosed<CSVTable> {
    Diagnosed(CSVTable(encoding: .utf8, hasByteOrderMark: false, delimiter: .comma, columns: [], records: Records(storage: TableStorage())))
  }

  /// The place of a cell with its line's text, to be shown in a finding.
  package func location(of cell: Cell) -> Location { Location(file: "") }

  /// One cell; its text is made on demand.
  package struct Cell: Sendable {
    /// The text without quotes, as written otherwise.
    package var text: String { "" }
    package var isEmpty: Bool { true }
    /// The line in the file, from 1.
    package var line: Int { 1 }
    /// The column in Unicode scalars, from 1.
    package var column: Int { 1 }
    package var location: Location { Location(file: "") }
  }

  /// The records of a table, in order.
  package struct Records: Sendable, RandomAccessCollection {
    let storage: TableStorage
    package var startIndex: Int { 0 }
    package var endIndex: Int { 0 }
    package subscript(position: Int) -> Record { Record() }
  }

  /// The cells of a record, one for each column.
  package struct Record: Sendable, RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { 0 }
    package subscript(position: Int) -> Cell { Cell() }
    /// Whether all cells are empty or white space.
    package var isBlank: Bool { true }
    /// The place of the whole record: its first cell.
    package var location: Location { Location(file: "") }
  }
}

final class TableStorage: Sendable {}
