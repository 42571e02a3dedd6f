import CSV
import ContentModel
import Diagnostics

/// The rows of a CSV file read as records of a schema.
struct TableRecords: Sendable {
  /// The table the records were read from.
  let table: CSVTable
  private(set) var records: [Record] = []
  /// Keys that cannot be read, as they are written: what refers to them is not at fault.
  private(set) var unreadKeys: [String] = []
  /// The positions of the rows that were not taken over from an earlier reading.
  private(set) var readAnew: Range<Int> = 0..<0

  /// Nil when the table cannot be read at all or lacks a column no row can do without.
  ///
  /// - Parameters:
  ///   - threads: how many rows are read at the same time.
  ///   - earlier: what the same file was read as before, by the same schema and without findings; rows that are still the same are taken over.
  static func read(
    bytes: [UInt8], file: String, schema: Schema, threads: Int = 1, earlier: TableRecords? = nil
  ) -> Diagnosed<TableRecords?> {
    var found: [Diagnostic] = []
    let table = CSVTable.read(bytes: bytes, file: file, options: schema.tableOptions).collect(into: &found)
    guard !table.columns.isEmpty else { return Diagnosed(nil, found) }
    var inHeader: [Diagnostic] = []
    let columns = TableColumns(table.columns, schema, &inHeader)
    guard columns.fields.contains(where: { $0 != nil }) else {
      // What follows from a row that is no header is not reported on top.
      let header = table.likelyHeader(naming: schema.columnNames, options: schema.tableOptions)
      let place = table.columns[0].location
      return Diagnosed(nil, found.filter { $0.severity == .warning } + [Messages.noHeader(header, schema, at: place)])
    }
    found += inHeader
    guard isComplete(table, columns, &found) else { return Diagnosed(nil, found) }
    var result = TableRecords(table: table)
    let rows = UnchangedRows.since(earlier, in: table, schema)
    result.records += rows.before
    result.readAnew = rows.others
    let middle = Array(rows.others)
    for part in middle.concurrentChunks(threads: threads, { RowReader.read($0, of: table, columns, file) }) {
      result.records += part.value.records
      result.unreadKeys += part.value.unreadKeys
      found += part.diagnostics
    }
    result.records += rows.after
    return Diagnosed(result, found)
  }

  /// Whether records may have been left out for what was found.
  static func mayHideRecords(_ finding: Diagnostic) -> Bool {
    finding.severity == .error && finding.code.hasPrefix("csv.") && !["csv.foot-row", "csv.header-again"].contains(finding.code)
  }

  /// Whether the columns are there without which every row would be reported; the header's fault says it all.
  private static func isComplete(_ table: CSVTable, _ columns: TableColumns, _ found: inout [Diagnostic]) -> Bool {
    let schema = columns.schema
    let missing = schema.fields.enumerated().filter { index, field in
      columns.columns[index] == nil && field.derivation == nil
        && (schema.layout.hasAllColumns || field.isRequired || schema.key == index)
    }
    // Where one column is missed and one is not known, it was given another name.
    if missing.count == 1, let (index, field) = missing.first.map({ ($0.offset, $0.element) }),
      let position = columns.fields.firstIndex(of: nil),
      !table.columns[position].isEmpty,
      columns.fields.count(where: { $0 == nil }) == 1, !columns.misspelt.contains(index)
    {
      found.removeAll { $0.code == "csv.unknown-column" }
      let column = table.columns[position]
      found.append(Messages.renamedColumn(field, schema, column.text.trimming(), at: column.location))
      return !missing.contains { $0.element.isRequired || schema.key == $0.offset }
    }
    // A column under a misspelt name was reported with the name it should have.
    for (index, field) in missing where !columns.misspelt.contains(index) {
      found.append(Messages.missingColumn(field, columns: table.columns.map(\.text), at: table.columns[0].location))
    }
    return !missing.contains { $0.element.isRequired || schema.key == $0.offset }
  }
}

extension Schema {
  /// The encoding the tables are said to be in; nil when it is to be detected.
  var tableEncoding: TextEncoding? {
    encoding.flatMap { TextEncoding(rawValue: $0.lowercased()) }
  }

  /// What a table's header may hold.
  var columnNames: [String] {
    fields.flatMap { [$0.label, $0.name] }
  }

  /// How the tables are to be read.
  var tableOptions: CSVOptions {
    CSVOptions(
      encoding: tableEncoding, knownColumns: columnNames, titleRows: layout.titleRows, headerRows: layout.headerRows,
      endMarkers: layout.endMarkers,
      // A header may use a field's name or its label.
      fillDown: layout.fillDown.flatMap { name in index(of: name).map { [fields[$0].label, fields[$0].name] } ?? [name] })
  }
}
