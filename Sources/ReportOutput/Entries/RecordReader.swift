import Charts
import ContentLoading
import ContentModel
import Diagnostics

/// Takes the typed values of one record's fields by their names; what is required and not there becomes a finding.
struct RecordReader {
  private let record: Record
  private let collection: Collection
  private let library: ContentLibrary
  private(set) var diagnostics: [Diagnostic] = []

  init(_ record: Record, of collection: Collection, in library: ContentLibrary) {
    self.record = record
    self.collection = collection
    self.library = library
  }

  var key: String { record.id.key }
  var row: SourceRow { SourceRow(record) }

  mutating func text(_ field: String) -> String? { required(field, optionalText(field)) }
  mutating func integer(_ field: String) -> Int? { required(field, optionalInteger(field)) }
  mutating func date(_ field: String) -> CalendarDate? { required(field, optionalDate(field)) }
  mutating func reference(_ field: String) -> NamedRecord? { required(field, optionalReference(field)) }

  mutating func period(_ field: String) -> Period? {
    if case .period(let period) = value(field) { period } else { required(field, nil) }
  }

  mutating func amount(_ field: String) -> Amount? {
    if case .amount(let amount, _) = value(field) { amount } else { required(field, nil) }
  }

  /// An amount that is paid or to be paid; one finer than a 分 is a finding.
  mutating func money(_ field: String) -> Amount? {
    guard let amount = amount(field) else { return nil }
    if amount == amount.rounded(to: 2) { return amount }
    diagnostics.append(Messages.finerThanFen(amount, label: label(field), at: location(field)))
    return nil
  }

  /// The case a word stands for; a word reports do not know is a finding.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String, of field: String, as type: Word.Type) -> Word? {
    if let word = Word(rawValue: text) { return word }
    reject(text, of: field, known: Word.allCases.map(\.rawValue))
    return nil
  }

  /// Reports a text that is none of those known.
  mutating func reject(_ text: String, of field: String, known: [String]) {
    diagnostics.append(Messages.unknownWord(text, known: known, at: location(field)))
  }

  /// Reports the group of a target for everything together, which has none.
  mutating func rejectGroup(_ name: String, of field: String, dimension: Dimension?) {
    diagnostics.append(Messages.groupOfWhole(name, dimension: dimension, at: location(field)))
  }

  func optionalText(_ field: String) -> String? { text(in: value(field)) }

  func optionalInteger(_ field: String) -> Int? {
    if case .integer(let number) = value(field) { number } else { nil }
  }

  func optionalDate(_ field: String) -> CalendarDate? {
    if case .date(let date) = value(field) { date } else { nil }
  }

  func optionalReference(_ field: String) -> NamedRecord? { references(field).first }

  /// All records a field refers to.
  func references(_ field: String) -> [NamedRecord] {
    guard case .references(let ids) = value(field) else { return [] }
    return ids.map { id in
      guard let target = library.collection(id.collection), let record = target[id.key] else {
        return NamedRecord(key: id.key, title: id.key)
      }
      return NamedRecord(key: id.key, title: target.title(of: record))
    }
  }

  /// Where the record lies, by the first field that says so; nil when none does.
  func position() -> MapTile.Position? {
    for field in collection.schema.fields {
      guard case .coordinates(let latitude, let longitude) = value(field.name) else { continue }
      return MapTile.Position(latitude: latitude.approximation, longitude: longitude.approximation)
    }
    return nil
  }

  /// The text of a field of the record that `reference` leads to.
  func text(_ field: String, ofReferenceIn reference: String) -> String? {
    guard case .references(let ids) = value(reference), let id = ids.first, let target = library.collection(id.collection) else {
      return nil
    }
    return target[id.key].flatMap { text(in: target.value(field, of: $0)) }
  }

  private func value(_ field: String) -> FieldValue? {
    collection.value(field, of: record)
  }

  /// A choice of several words counts as one text, so that it still groups.
  private func text(in value: FieldValue?) -> String? {
    switch value {
    case .text(let text): text
    case .list(let words): words.joined(separator: "、")
    default: nil
    }
  }

  mutating func required<Value>(_ field: String, _ value: Value?) -> Value? {
    if value == nil {
      diagnostics.append(Messages.missingValue(label(field), collection: collection.schema.label, at: location(field)))
    }
    return value
  }

  private func label(_ field: String) -> String {
    collection.schema.index(of: field).map { collection.schema.fields[$0].label } ?? field
  }

  private func location(_ field: String) -> Location {
    library.location(of: record, field: collection.schema.index(of: field))
  }
}
