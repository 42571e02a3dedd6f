import ContentModel
import Diagnostics

/// Turns the names in reference fields into record ids, by key, title or alias.
struct ReferenceResolver: Sendable {
  private let directories: [String: Directory]
  private let unread: UnreadRecords

  /// - Parameter unread: records that may be missing; their names are not reported.
  init(_ collections: [Collection], unread: UnreadRecords) {
    self.unread = unread
    let targets = Set(collections.flatMap { $0.schema.fields.compactMap { ($0.type as? ReferenceType)?.target } })
    directories = Dictionary(
      collections.filter { targets.contains($0.schema.name) }.map { ($0.schema.name, Directory($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The collection with its references resolved; names that lead nowhere are reported.
  ///
  /// - Parameter threads: how many records are looked at side by side.
  func resolve(
    _ collection: Collection, threads: Int, location: @Sendable (Record, Int) -> Location
  ) -> Diagnosed<Collection> {
    let fields = collection.schema.fields.enumerated().compactMap { index, field in
      (field.type as? ReferenceType).map { (index, field, $0) }
    }
    guard !fields.isEmpty else { return Diagnosed(collection) }
    let resolved = collection.records.concurrentMap(threads: threads) { record in
      var found: [Diagnostic] = []
      var values = Array(record.values)
      for (index, field, type) in fields {
        guard case .names(let written) = values[index] else { continue }
        let ids = resolve(written, field, type) { location(record, index).narrowed(to: $0) }.collect(into: &found)
        values[index] = ids.isEmpty ? nil : .references(ids)
      }
      return Diagnosed(record.with(values), found)
    }
    return Diagnosed(collection.replacingAll(resolved.map(\.value)), resolved.flatMap(\.diagnostics))
  }

  /// The records that names stand for; those that lead nowhere are left out and reported.
  func resolve(_ names: [String], _ field: Field, _ type: ReferenceType, place: (String) -> Location) -> Diagnosed<[RecordID]> {
    guard let directory = directories[type.target] else { return Diagnosed([]) }
    var found: [Diagnostic] = []
    let ids = names.compactMap { name -> RecordID? in
      if let key = directory.keys[name] { return RecordID(collection: type.target, key: key) }
      guard !unread.mayHold(name, in: type.target) else { return nil }
      // Titles that may not be shared were reported where they stand.
      if directory.titlesAreUnique, directory.sharedTitles.contains(name) { return nil }
      if directory.sharedNames.contains(name) {
        found.append(Messages.ambiguousReference(name, field, target: directory.schema, at: place(name)))
      } else if let names = directory.joined(name) {
        found.append(Messages.joinedReferences(name, names, field, isMany: type.isMany, at: place(name)))
      } else {
        let nearest = NearestMatch.find(name, in: directory.names)
        found.append(Messages.unknownReference(name, field, target: directory.schema, nearest: nearest, at: place(name)))
      }
      return nil
    }
    return Diagnosed(ids, found)
  }
}

/// The names the records of one collection go by; a key counts before a title, a title before an alias.
private struct Directory: Sendable {
  let schema: Schema
  /// The key of the record each name stands for.
  let keys: [String: String]
  /// Titles and aliases that several records have, which therefore stand for none.
  let sharedNames: Set<String>
  let sharedTitles: Set<String>
  let titlesAreUnique: Bool
  /// What a misspelt name may have been meant to be: titles, then aliases and keys.
  let names: [String]

  init(_ collection: Collection) {
    schema = collection.schema
    var keys: [String: String] = [:]
    var shared: Set<String> = []
    var sharedTitles: Set<String> = []
    titlesAreUnique = schema.fields.first { $0.name == "title" }?.isUnique == true
    let titles = collection.records.map { ($0.id.key, [collection.title(of: $0)]) }
    let aliases = collection.records.map { ($0.id.key, collection.aliases(of: $0)) }
    for level in [aliases, titles] {
      var owners: [String: String] = [:]
      // In the end those of the last level.
      sharedTitles = []
      for (key, names) in level {
        for name in names where owners.updateValue(key, forKey: name).map({ $0 != key }) ?? false { sharedTitles.insert(name) }
      }
      shared.formUnion(sharedTitles)
      // A title counts before an alias of another record.
      for (name, key) in owners { keys[name] = shared.contains(name) ? nil : key }
    }
    for record in collection.records { keys[record.id.key] = record.id.key }
    self.keys = keys
    sharedNames = shared
    self.sharedTitles = sharedTitles
    names = titles.flatMap(\.1) + aliases.flatMap(\.1) + collection.records.map(\.id.key)
  }
}

extension Directory {
  /// The known names that a separator joins to this text; nil when it is not made of such names.
  fileprivate func joined(_ text: String) -> [String]? {
    let names = text.split { ",，;；、/／|和及与 \u{3000}\n".contains($0) }.map { String($0) }
    return names.count > 1 && names.allSatisfy { keys[$0] != nil } ? names : nil
  }
}

extension Collection {
  /// The other names of a record, in the field `aliases`.
  func aliases(of record: Record) -> [String] {
    if case .list(let list) = value("aliases", of: record) { list } else { [] }
  }

  /// Everything a record may be called by.
  func names(of record: Record) -> [String] {
    [record.id.key, title(of: record)] + aliases(of: record)
  }
}
