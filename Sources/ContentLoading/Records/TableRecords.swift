import CSV
import ContentModel
import Diagnostics

/// Reads the rows of a CSV file as records of a schema.
enum TableRecords {
  /// Nil when the table cannot be read at all or lacks a column no row can do without.
  static func read(bytes: [UInt8], file: String, schema: Schema) -> Diagnosed<[Record]?> {
    var found: [Diagnostic] = []
    let layout = schema.layout
    let options = CSVOptions(
      encoding: schema.tableEncoding, knownColumns: schema.columnNames, titleRows: layout.titleRows, headerRows: layout.headerRows,
      endMarkers: layout.endMarkers, fillDown: layout.fillDown)
    let table = CSVTable.read(bytes: bytes, file: file, options: options).collect(into: &found)
    guard !table.columns.isEmpty else { return Diagnosed(nil, found) }

    let columns = columnIndexes(of: table, schema, &found)
    let fieldColumns = schema.fields.indices.map { field in columns.firstIndex(of: field) }
    let missing = schema.fields.enumerated().filter { index, field in
      fieldColumns[index] == nil && (schema.layout.hasAllColumns || field.isRequired || schema.key == index)
    }
    let unknown = zip(table.columns, columns).filter { $0.1 == nil }.map { $0.0.text.trimming() }
    // A column under a misspelt name was reported with the name it should have.
    for (_, field) in missing where NearestMatch.find(field.label, in: unknown) == nil {
      found.append(Messages.missingColumn(field, columns: table.columns.map(\.text), at: table.columns[0].location))
    }
    // Without its required columns every row would be reported; the header's fault says it all.
    guard !missing.contains(where: { $0.element.isRequired || schema.key == $0.offset }) else { return Diagnosed(nil, found) }

    var reader = CellReader(schema: schema, source: .row)
    var records: [Record] = []
    records.reserveCapacity(table.records.count)
    let stem = file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
    for row in table.records where !row.isBlank {
      let values = reader.values(
        { field in
          guard let column = fieldColumns[field] else { return nil }
          let text = row[column].text.trimming()
          return schema.fields[field].type.isBlank(text) ? nil : .text(text)
        },
        place: { field in fieldColumns[field].map { row[$0].location } ?? row.location })
      let start = Record.Origin.Position(line: row.location.line, column: 1, length: 1)
      let positions = fieldColumns.map { column in
        column.map { Record.Origin.Position(line: row[$0].line, column: row[$0].column, length: max(1, row[$0].text.unicodeScalars.count)) }
      }
      // A row whose key cannot be read still answers to its title, so that references to it are not reported on top.
      var key = "\(stem)-\(row.location.line)"
      if let field = schema.key, case .text(let text) = values[field] { key = text }
      records.append(
        Record(
          id: RecordID(collection: schema.name, key: key), values: values, origin: .init(file: file, start: start, fields: positions),
          body: nil))
    }
    return Diagnosed(records, found + reader.diagnostics)
  }

  /// The field each column of the header stands for; nil for an unknown column, which is reported.
  private static func columnIndexes(of table: CSVTable, _ schema: Schema, _ found: inout [Diagnostic]) -> [Int?] {
    var taken: [Int: CSVTable.Cell] = [:]
    return table.columns.map { column in
      let name = column.text.trimming()
      guard let field = schema.index(of: name) else {
        if !name.isEmpty { found.append(Messages.unknownColumn(name, schema, at: column.location)) }
        return nil
      }
      if let first = taken[field] {
        // The same name twice was reported when the table was read; a field's label and its name are seen only here.
        if first.text.trimming() != name {
          found.append(Messages.columnsOfOneField(schema.fields[field], name, at: column.location, first: first.location))
        }
        return nil
      }
      taken[field] = column
      return field
    }
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
}
