package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A table as a CSV file holds it: a header and records of cells, each with its place.
///
/// This target knows bytes, encodings, separators, quotes and places. It does not know what a column means, which columns there should be,
/// or where the file is kept.
package struct CSVTable: Sendable {
  /// How the file is written.
  package let dialect: CSVDialect
  /// The header's cells; none when the file could not be read.
  ///
  /// With two header rows a cell's text is `group/name`.
  package let columns: [Cell]
  /// The records below the header; each has as many cells as there are columns.
  package let records: Records

  /// The text of the table.
  package var source: SourceText { records.storage.source }
  package var encoding: TextEncoding { dialect.encoding }
  package var hasByteOrderMark: Bool { dialect.hasByteOrderMark }
  package var delimiter: CSVDelimiter { dialect.delimiter }

  /// Reads a table from the bytes of a file; with findings the table holds what could be read.
  ///
  /// A record with too few cells is filled up with empty ones, of one with too many the last are left out; both are reported.
  /// Blank lines are no records; a record of separators alone is one, with `isBlank`.
  package static func read(bytes: [UInt8], file: String, options: CSVOptions = CSVOptions()) -> Diagnosed<CSVTable> {
    let decoded = DecodedText.decode(bytes, file: file, encoding: options.encoding, knownWords: options.knownColumns)
    guard let text = decoded.value else {
      return Diagnosed(CSVTable(emptyFor: file, dialect: .spreadsheet), decoded.diagnostics)
    }
    var reader = TableReader(text, options)
    let table = reader.read()
    return Diagnosed(table.value, decoded.diagnostics + table.diagnostics)
  }

  init(dialect: CSVDialect, columns: [Cell], records: Records) {
    self.dialect = dialect
    self.columns = columns
    self.records = records
  }

  /// A table of nothing, in place of a file that could not be read.
  init(emptyFor file: String, dialect: CSVDialect) {
    let storage = TableStorage(
      source: SourceText(file: file, bytes: []), index: CellIndex(width: 0, delimiterLength: 1), columnCount: 0, bodyStart: 0,
      filledFrom: [:])
    self.init(dialect: dialect, columns: [], records: Records(storage: storage))
  }

  /// The place of a cell with its line's text, to be shown in a finding.
  package func location(of cell: Cell) -> Location {
    cell.location
  }

  /// The records of a table, in order.
  package struct Records: Sendable, RandomAccessCollection {
    let storage: TableStorage

    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.index.count }
    package subscript(position: Int) -> Record { Record(storage: storage, index: position) }
  }

  /// The cells of a record, one for each column.
  package struct Record: Sendable, RandomAccessCollection {
    let storage: TableStorage
    let index: Int

    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.columnCount }
    package subscript(position: Int) -> Cell { Cell(storage, record: index, column: position) }

    /// The texts of all cells: quicker than cell after cell, for who needs no places.
    package var texts: [String] {
      storage.texts(record: index)
    }

    /// Whether all cells are empty or white space.
    package var isBlank: Bool { indices.allSatisfy { storage.isBlank(record: index, column: $0) } }

    /// Whether the record does not have the header's number of cells, so that no cell is sure to be its column's.
    package var isUneven: Bool { storage.index.uneven.contains(UInt32(truncatingIfNeeded: index)) }

    /// The places of all cells, without the texts of their lines.
    package var positions: [CellPosition] {
      var walk = RecordWalk(storage.place(ofRecord: index))
      return (0..<storage.columnCount).map { walk.position(of: storage.index.range(record: index, column: $0)) }
    }

    /// The places of all cells; those on one line share its text.
    package var locations: [Location] {
      var walk = RecordWalk(storage.place(ofRecord: index))
      return (0..<storage.columnCount).map { walk.location(of: storage.index.range(record: index, column: $0)) }
    }

    /// The offset of the record's first byte in the text of the table.
    package var offset: Int { storage.index.start(ofRecord: index) }

    /// Whether the record is written like another one, byte for byte.
    package func hasSameText(as other: Record) -> Bool {
      let (own, others) = (storage.bytes(ofRecord: index), other.storage.bytes(ofRecord: other.index))
      guard own.count == others.count else { return false }
      // By the C library: slices are compared byte by byte, and an edited table has thousands of such rows.
      return own.withUnsafeBytes { own in
        others.withUnsafeBytes { others in
          guard let left = own.baseAddress, let right = others.baseAddress else { return true }
          return memcmp(left, right, own.count) == 0
        }
      }
    }

    /// The line on which the record begins.
    package var line: Int { Int(storage.index.lines[index]) }

    /// The place of the record, of which the first line is shown.
    package var location: Location {
      let place = storage.place(ofRecord: index)
      return place.location(of: place.start..<storage.index.range(record: index, column: storage.index.width - 1).upperBound)
    }
  }
}
