import CSV
import ContentModel
import Diagnostics

/// Which field each column of a table's header stands for.
///
/// A header names a field by its label or name, for numbers with the unit in brackets behind it: 销售额（万元）. In two rows the name below
/// suffices where no field is called by both.
struct TableColumns {
  /// For each column the index of its field; nil for an unknown or repeated column.
  let fields: [Int?]
  /// For each field the index of its column; nil where the table has none.
  let columns: [Int?]
  /// The fields without a column for which one is called something much alike, of which the header's fault tells.
  let misspelt: Set<Int>
  /// The fields as this table counts them.
  let schema: Schema

  /// Unknown columns beyond this number are counted, not listed: a sheet saved whole has thousands.
  private static let unknownLimit = 100

  init(_ header: [CSVTable.Cell], _ schema: Schema, _ found: inout [Diagnostic]) {
    let options = schema.tableOptions
    var taken: [Int: CSVTable.Cell] = [:]
    var types = schema
    var unlisted = 0
    let before = found.count
    fields = header.map { column in
      let name = column.text.trimming()
      let known = options.names(of: name).first { TableColumns.isKnown($0, in: schema) } ?? name
      guard let field = TableColumns.field(named: known, in: &types, at: column.location, &found) else {
        if found.count > before + TableColumns.unknownLimit {
          found.removeLast()
          unlisted += 1
        }
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
    if unlisted > 0, let last = header.last { found.append(Messages.moreUnknownColumns(unlisted, at: last.location)) }
    var columns = [Int?](repeating: nil, count: schema.fields.count)
    for (column, field) in fields.enumerated() {
      if let field { columns[field] = column }
    }
    let unknown = zip(header, fields).filter { $0.1 == nil }.flatMap { column, _ in
      [column.text.trimming(), column.text.prefix { !"（(".contains($0) }.trimming()]
    }
    misspelt = Set(
      schema.fields.indices.filter { columns[$0] == nil && NearestMatch.find(schema.fields[$0].label, in: unknown) != nil })
    self.columns = columns
    self.schema = types
  }

  private static func isKnown(_ name: String, in schema: Schema) -> Bool {
    schema.index(of: name) != nil || split(name).flatMap { schema.index(of: $0.0) } != nil
  }

  /// The field a column is called by; its type is changed to count in the unit the header names.
  private static func field(named name: String, in schema: inout Schema, at location: Location, _ found: inout [Diagnostic]) -> Int? {
    if let field = schema.index(of: name) { return field }
    if name.isEmpty { return nil }
    guard let (base, unit) = split(name), let field = schema.index(of: base) else {
      found.append(Messages.unknownColumn(name, schema, at: location))
      return nil
    }
    guard let type = schema.fields[field].type.counted(in: unit) else {
      if schema.fields[field].type.isNumber {
        found.append(Messages.columnUnit(unit, schema.fields[field], at: location.narrowed(to: unit)))
        return field
      }
      found.append(Messages.unknownColumn(name, schema, at: location))
      return nil
    }
    var fields = schema.fields
    fields[field] = fields[field].with(type)
    schema = schema.with(fields)
    return field
  }

  /// The name and what stands in brackets behind it.
  private static func split(_ name: String) -> (String, String)? {
    guard let last = name.last, "）)".contains(last), let opening = name.lastIndex(where: { "（(".contains($0) }) else { return nil }
    let unit = name[name.index(after: opening)...].dropLast()
    return (name[..<opening].trimming(), (unit.hasPrefix("单位：") ? unit.dropFirst(3) : unit).trimming())
  }
}
