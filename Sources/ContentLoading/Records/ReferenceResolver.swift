import ContentModel
import Diagnostics

/// Turns the names in reference fields into record ids, by key, title or alias.
struct ReferenceResolver {
  private let directories: [String: Directory]
  private let incomplete: Set<String>

  /// - Parameter incomplete: collections of which records may be missing; names that lead there are not reported.
  init(_ collections: [Collection], incomplete: Set<String>) {
    self.incomplete = incomplete
    directories = Dictionary(collections.map { ($0.schema.name, Directory($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The collection with its references resolved; names that lead nowhere are reported.
  func resolve(_ collection: Collection, location: (Record, Int) -> Location) -> Diagnosed<Collection> {
    var found: [Diagnostic] = []
    let fields = collection.schema.fields.enumerated().compactMap { index, field in
      (field.type as? ReferenceType).map { (index, field, $0) }
    }
    guard !fields.isEmpty else { return Diagnosed(collection) }
    let records = collection.records.map { original in
      var record = original
      for (index, field, type) in fields {
        guard case .names(let written) = record.values[index], let directory = directories[type.target] else { continue }
        let ids = written.compactMap { name -> RecordID? in
          if let key = directory.keys[name] { return RecordID(collection: type.target, key: key) }
          guard !incomplete.contains(type.target) else { return nil }
          let place = location(record, index).narrowed(to: name)
          if directory.sharedTitles.contains(name) {
            found.append(Messages.ambiguousReference(name, field, target: directory.schema, at: place))
          } else {
            let nearest = NearestMatch.find(name, in: directory.names)
            found.append(Messages.unknownReference(name, field, target: directory.schema, nearest: nearest, at: place))
          }
          return nil
        }
        record.values[index] = ids.isEmpty ? nil : .references(ids)
      }
      return record
    }
    return Diagnosed(Collection(schema: collection.schema, records: records), found)
  }
}

/// The names the records of one collection go by; a key counts before a title, a title before an alias.
private struct Directory {
  let schema: Schema
  /// The key of the record each name stands for.
  let keys: [String: String]
  /// Titles that several records have, which therefore stand for none.
  let sharedTitles: Set<String>
  /// What a misspelt name may have been meant to be: titles, then aliases and keys.
  let names: [String]

  init(_ collection: Collection) {
    schema = collection.schema
    var keys: [String: String] = [:]
    var aliases: [String] = []
    for record in collection.records {
      guard case .list(let list) = collection.value("aliases", of: record) else { continue }
      for alias in list { keys[alias] = record.id.key }
      aliases += list
    }
    let titles = collection.records.map { collection.title(of: $0) }
    var seen: Set<String> = []
    sharedTitles = Set(titles.filter { !seen.insert($0).inserted })
    for (record, title) in zip(collection.records, titles) { keys[title] = sharedTitles.contains(title) ? nil : record.id.key }
    for record in collection.records { keys[record.id.key] = record.id.key }
    self.keys = keys
    names = titles + aliases + collection.records.map(\.id.key)
  }
}
