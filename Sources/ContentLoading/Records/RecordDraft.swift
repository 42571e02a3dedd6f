import CSV
package import ContentModel
package import Diagnostics

/// A record that is being made: each answer is read by its field at once and held against the records there are.
package struct RecordDraft: Sendable {
  package let schema: Schema
  private let collection: Collection
  private let resolver: ReferenceResolver
  private let library: ContentLibrary
  private var answers: [Int: String] = [:]

  /// - Parameter schema: the collection's own, as the table at hand counts its fields.
  init(_ collection: Collection, as schema: Schema, in library: ContentLibrary) {
    self.schema = schema
    self.collection = collection
    self.library = library
    resolver = ReferenceResolver(library.collections, unread: library.unread)
  }

  /// The text given for a field; nil when none was.
  package subscript(field: Int) -> String? { answers[field] }

  /// Takes an answer; the value shows how it is understood, and with findings nothing is taken.
  package mutating func answer(_ field: Int, _ text: String) -> Diagnosed<String?> {
    let text = text.trimming()
    let content: Cell? = schema.fields[field].type.isBlank(text) ? nil : .text(text)
    answers[field] = nil
    // A required field stays open; what is missing is told in the end.
    guard let content else { return Diagnosed(nil) }
    let (value, found) = read(field, content)
    guard let value, !found.hasErrors else { return Diagnosed(nil, found.map(withoutPlace)) }
    answers[field] = text
    return Diagnosed(understood(value))
  }

  /// Fields that have to be filled in now and are not.
  package var missing: [Int] {
    schema.fields.indices.filter { index in
      let field = schema.fields[index]
      guard answers[index] == nil, field.derivation == nil, field.defaultText == nil else { return false }
      return field.isRequired || schema.key == index || isRequired(by: field.requirement)
    }
  }

  /// What is wrong with the record as a whole.
  package func findings() -> [Diagnostic] {
    var reader = CellReader(schema: schema, source: .row)
    _ = reader.values({ field in answers[field].map { .text($0) } }, place: { _ in Location(file: "") })
    return reader.diagnostics.map(withoutPlace)
  }

  /// A key for the next record, when the last one's ends in a number: P0013 after P0012.
  package var nextKey: String? {
    guard let last = collection.records.last(where: { $0.id.key.last?.isASCII == true })?.id.key else { return nil }
    let digits = last.reversed().prefix { ("0"..."9").contains($0) }.count
    guard (1...9).contains(digits), let number = Int(last.suffix(digits)) else { return nil }
    let next = String(number + 1)
    let key = last.dropLast(digits) + String(repeating: "0", count: max(0, digits - next.count)) + next
    return isTaken(String(key)) == nil ? String(key) : nil
  }

  private func isRequired(by requirement: Field.Requirement?) -> Bool {
    guard let requirement, let other = schema.index(of: requirement.field), let given = answers[other] else { return false }
    let field = schema.fields[other]
    return requirement.values.isEmpty || requirement.isMet(by: given, meaning: try? field.read(.text(given)), of: field)
  }

  /// The value of one answer, its references resolved.
  private func read(_ field: Int, _ content: Cell) -> (FieldValue?, [Diagnostic]) {
    let nowhere = Location(file: "")
    var reader = CellReader(schema: schema.with([schema.fields[field]]), source: .row)
    guard let value = reader.values({ _ in content }, place: { _ in nowhere })[0] else { return (nil, reader.diagnostics) }
    var found = reader.diagnostics
    if field == schema.key, case .text(let key) = value, let taken = isTaken(key) {
      found.append(
        Messages.duplicateKey(key, as: taken.id.key, at: nowhere, first: library.location(of: taken, field: collection.schema.key)))
    } else if schema.fields[field].isUnique, let own = collection.schema.index(of: schema.fields[field].name),
      let taken = collection.records.first(where: { $0.values[own] == value })
    {
      found.append(Messages.duplicateValue(schema.fields[field], at: nowhere, first: library.location(of: taken, field: own)))
    }
    guard case .names(let names) = value, let type = schema.fields[field].type as? ReferenceType else { return (value, found) }
    let ids = resolver.resolve(names, schema.fields[field], type) { _ in nowhere }
    return (.references(ids.value), found + ids.diagnostics)
  }

  /// On file systems that ignore case two such keys would share one page.
  private func isTaken(_ key: String) -> Record? {
    collection.records.first { $0.id.key.lowercased() == key.lowercased() }
  }

  private func understood(_ value: FieldValue) -> String {
    guard case .references(let ids) = value else { return value.plainText }
    return ids.map { id in
      guard let target = library.collection(id.collection), let record = target[id.key] else { return id.key }
      let title = target.title(of: record)
      return title == id.key ? title : "\(title)（\(id.key)）"
    }.joined(separator: "、")
  }

  private func withoutPlace(_ finding: Diagnostic) -> Diagnostic {
    Diagnostic(finding.severity, finding.code, finding.message, at: nil, hints: finding.hints, notes: finding.notes)
  }
}
