/// The records of one schema, in the order they are shown.
package struct Collection: Sendable {
  package let schema: Schema
  package private(set) var records: [Record]
  private var positions: [String: Int]

  package init(schema: Schema, records: [Record]) {
    self.schema = schema
    self.records = records
    positions = Dictionary(records.enumerated().map { ($1.id.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The record called `key`; nil when there is none.
  package subscript(key: String) -> Record? {
    positions[key].map { records[$0] }
  }

  /// The place of the record called `key` in the order; nil when there is none.
  package func position(of key: String) -> Int? { positions[key] }

  /// The collection with other records in place of those with their keys.
  package func replacing(_ others: [Record]) -> Collection {
    var collection = self
    for record in others { if let position = positions[record.id.key] { collection.records[position] = record } }
    return collection
  }

  /// The collection with these records, each in the place of the one with its key.
  package func replacingAll(_ records: [Record]) -> Collection {
    var collection = self
    collection.records = records
    return collection
  }

  /// The value of a field by its name in the schema; nil when the cell is empty or there is no such field.
  package func value(_ field: String, of record: Record) -> FieldValue? {
    schema.index(of: field).flatMap { record.values[$0] }
  }

  /// The focal point beside an image field, from the field called like it with `_focus` at its end; nil when none is given.
  package func focus(of record: Record, image field: String) -> FocalPoint? {
    if case .text(let text)? = value(field + "_focus", of: record) { FocalPoint(text) } else { nil }
  }

  /// The pictures that records name, by their paths below `Content/`.
  package var pictures: Set<String> {
    var pictures: Set<String> = []
    for field in schema.imageFields {
      for case .image(let path)? in records.lazy.map({ $0.values[field] }) { pictures.insert(path) }
    }
    return pictures
  }

  /// What people call a record: its title, or its key where it has none.
  package func title(of record: Record) -> String {
    if let field = schema.titleField, case .text(let title) = record.values[field] { title } else { record.id.key }
  }
}
