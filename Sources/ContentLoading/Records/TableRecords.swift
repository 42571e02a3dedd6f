import CSV
import ContentModel
import Diagnostics

/// The rows of a CSV file read as records of a schema.
struct TableRecords {
  private(set) var records: [Record] = []
  /// Keys that cannot be read, as they are written: what refers to them is not at fault.
  private(set) var unreadKeys: [String] = []

  /// Nil when the table cannot be read at all or lacks a column no row can do without.
  static func read(bytes: [UInt8], file: String, schema: Schema) -> Diagnosed<TableRecords?> {
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
    var result = TableRecords()
    found += result.read(table, columns, file)
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
    let unknown = zip(table.columns, columns.fields).filter { $0.1 == nil }.flatMap { column, _ in
      [column.text.trimming(), column.text.prefix { !"（(".contains($0) }.trimming()]
    }
    // Where one column is missed and one is not known, it was given another name.
    if missing.count == 1, let field = missing.first?.element, let position = columns.fields.firstIndex(of: nil),
      !table.columns[position].isEmpty,
      columns.fields.count(where: { $0 == nil }) == 1, NearestMatch.find(field.label, in: unknown) == nil
    {
      found.removeAll { $0.code == "csv.unknown-column" }
      let column = table.columns[position]
      found.append(Messages.renamedColumn(field, schema, column.text.trimming(), at: column.location))
      return !missing.contains { $0.element.isRequired || schema.key == $0.offset }
    }
    // A column under a misspelt name was reported with the name it should have.
    for (_, field) in missing where NearestMatch.find(field.label, in: unknown) == nil {
      found.append(Messages.missingColumn(field, columns: table.columns.map(\.text), at: table.columns[0].location))
    }
    return !missing.contains { $0.element.isRequired || schema.key == $0.offset }
  }

  private mutating func read(_ table: CSVTable, _ columns: TableColumns, _ file: String) -> [Diagnostic] {
    let schema = columns.schema
    var reader = CellReader(schema: schema, source: .row)
    records.reserveCapacity(table.records.count)
    let header = table.columns.map { $0.text.trimming() }
    let stem = file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
    for row in table.records where !row.isBlank {
      // What the cells of such a row would be is anybody's guess, and its fault is told.
      if row.isUneven { continue }
      if row[0].text.trimming() == header[0], row.texts.map({ $0.trimming() }) == header {
        reader.diagnostics.append(Messages.headerAgain(at: row.location))
        continue
      }
      let before = reader.diagnostics.count
      // Made for a row with a fault only, and for all its cells in one go: a row may have a fault in every cell.
      var locations: [Location] = []
      let values = reader.values(
        { field in
          guard let column = columns.columns[field] else { return nil }
          let text = TableRecords.content(of: row[column].text)
          return schema.fields[field].type.isBlank(text) ? nil : .text(text)
        },
        place: { field in
          if locations.isEmpty { locations = row.locations }
          return columns.columns[field].map { locations[$0] } ?? row.location
        })
      if let foot = row.foot, foot.isTotal || reader.diagnostics.count > before {
        reader.diagnostics.removeSubrange(before...)
        reader.diagnostics.append(foot.finding)
        continue
      }
      let positions = row.positions.map { Record.Origin.Position(line: $0.line, column: $0.column, length: max(1, $0.length)) }
      // A row whose key cannot be read still answers to its title, so that references to it are not reported on top.
      var key = "\(stem)-\(row.line)"
      if let field = schema.key {
        if case .text(let text) = values[field] {
          key = text
        } else if let column = columns.columns[field] {
          unreadKeys.append(row[column].text.trimming())
        }
      }
      let origin = Record.Origin(
        file: file, start: .init(line: row.line, column: 1, length: 1), offset: row.offset,
        fields: columns.columns.map { column in column.map { positions[$0] } })
      records.append(Record(id: RecordID(collection: schema.name, key: key), values: values, origin: origin, body: nil))
    }
    return reader.diagnostics
  }

  /// The cell without white space at its ends and without the apostrophe that keeps spreadsheet programs from taking a text for a formula.
  private static func content(of cell: String) -> String {
    let text = cell.trimming()
    guard text.first == "'", let next = text.dropFirst().first, "=+-@＝＋－＠0123456789".contains(next) else { return text }
    return String(text.dropFirst())
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
