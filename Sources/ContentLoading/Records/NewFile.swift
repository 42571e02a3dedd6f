import CSV
package import ContentModel
package import Diagnostics

/// The file a new record is to be put in: a table that gets a row more, or a text of its own.
package struct NewFile: Sendable {
  private enum Kind: Sendable {
    case row(CSVTable, TableColumns, [UInt8])
    case text
  }

  /// The path relative to the project's root; for a text still with the `*` that its key replaces.
  package let path: String
  package var draft: RecordDraft
  private let kind: Kind

  /// A row of the table at `path`.
  ///
  /// - Parameter bytes: what the file holds; nil makes a new one with a header.
  package static func row(of collection: Collection, path: String, bytes: [UInt8]?, in library: ContentLibrary) -> Diagnosed<NewFile?> {
    let schema = collection.schema
    let bytes = bytes ?? CSVWriter.write(header: schema.fields.filter { $0.derivation == nil }.map(\.label), records: [])
    var found: [Diagnostic] = []
    let table = CSVTable.read(bytes: bytes, file: path, options: schema.tableOptions).collect(into: &found)
    let columns = TableColumns(table.columns, schema, &found)
    guard !found.hasErrors else { return Diagnosed(nil, found.filter { $0.severity == .error }) }
    let draft = RecordDraft(collection, as: columns.schema, in: library)
    return Diagnosed(NewFile(path: path, draft: draft, kind: .row(table, columns, bytes)))
  }

  /// A text with front matter.
  package static func text(of collection: Collection, in library: ContentLibrary) -> NewFile {
    var schema = collection.schema
    if schema.key == nil {
      // The file's name is the key, so it is asked for first.
      schema = schema.withKey(Field(name: "key", label: "编号（文件名）", type: KeyType(FieldOptions()), isRequired: true))
    }
    return NewFile(path: "Content/" + schema.source, draft: RecordDraft(collection, as: schema, in: library), kind: .text)
  }

  /// The fields people are asked for: those the table has a column for and that do not follow from others.
  package var fields: [Int] {
    draft.schema.fields.indices.filter { index in
      guard draft.schema.fields[index].derivation == nil else { return false }
      if case .row(_, let columns, _) = kind { return columns.columns[index] != nil }
      return true
    }
  }

  /// What is to be written where, and on which line of it the record stands; nil when the file cannot take it as it is.
  package func finished() -> (path: String, bytes: [UInt8], line: Int)? {
    switch kind {
    case .row(let table, let columns, let bytes):
      let cells = columns.fields.map { field in field.flatMap { draft[$0] } ?? "" }
      guard let result = table.adding(cells, to: bytes, options: draft.schema.tableOptions) else { return nil }
      return (path, result, table.lineOfNext)
    case .text:
      guard let field = draft.schema.key, let key = draft[field], let star = path.lastIndex(of: "*") else { return nil }
      return (path[..<star] + key + path[path.index(after: star)...], Array(frontMatter.utf8), 1)
    }
  }

  /// The fields that were filled in, between the two lines of front matter.
  private var frontMatter: String {
    var text = "---\n"
    for (index, field) in draft.schema.fields.enumerated() {
      guard let answer = draft[index], field.name != "key" || draft.schema.key != index else { continue }
      let items = Cell.text(answer).items
      let value = field.type.isList ? "[" + items.map(NewFile.quoted).joined(separator: ", ") + "]" : NewFile.quoted(answer)
      text += "\(field.name): \(value)\n"
    }
    return text + "---\n\n"
  }

  /// A text as YAML reads it back, whatever it holds.
  private static func quoted(_ text: String) -> String {
    JSONText.encode(.string(text))
  }
}

extension Schema {
  /// The schema with one more field in front, which names the records.
  fileprivate func withKey(_ field: Field) -> Schema {
    Schema(
      name: name, label: label, description: description, item: item, source: source, encoding: encoding, layout: layout,
      fields: [field] + fields, key: 0, pages: pages, list: list, order: [], location: location)
  }
}
