import CSV
import ContentModel
import Diagnostics

/// Reads rows of a table as records, each by itself.
struct RowReader: Sendable {
  private(set) var records: [Record] = []
  /// Keys that cannot be read, as they are written.
  private(set) var unreadKeys: [String] = []

  /// The records of some rows of a table.
  static func read(_ rows: ArraySlice<Int>, of table: CSVTable, _ columns: TableColumns, _ file: String) -> Diagnosed<RowReader> {
    let schema = columns.schema
    var result = RowReader()
    var reader = CellReader(schema: schema, source: .row, misspelt: columns.misspelt)
    result.records.reserveCapacity(rows.count)
    let header = table.columns.map { $0.text.trimming() }
    let stem = file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
    for row in rows.lazy.map({ table.records[$0] }) where !row.isBlank {
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
          let text = content(of: row[column].text)
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
          result.unreadKeys.append(row[column].text.trimming())
        }
      }
      let origin = Record.Origin(
        file: file, start: .init(line: row.line, column: 1, length: 1), offset: row.offset,
        fields: columns.columns.map { column in column.map { positions[$0] } })
      result.records.append(
        Record(id: RecordID(collection: schema.name, key: key), values: RecordValues(values), origin: origin, body: nil))
    }
    return Diagnosed(result, reader.diagnostics)
  }

  /// The cell without white space at its ends and without the apostrophe that keeps spreadsheet programs from taking a text for a formula.
  private static func content(of cell: String) -> String {
    let text = cell.trimming()
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.dropFirst().first, "=+-@＝＋－＠0123456789".contains(next) else { return text }
    return String(text.dropFirst())
  }
}
