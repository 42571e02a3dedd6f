import ContentModel
import Diagnostics

/// Turns the names in reference fields into record ids, by key, title or alias.
struct ReferenceResolver {
  /// For each collection, the record each name stands for; a title two records share stands for neither.
  private let names: [String: [String: String]]
  /// Names shown in suggestions: titles, or keys where there are none.
  private let titles: [String: [String]]
  private let incomplete: Set<String>

  /// - Parameter incomplete: collections of which records may be missing; names that lead there are not reported.
  init(_ collections: [Collection], incomplete: Set<String>) {
    self.incomplete = incomplete
    var names: [String: [String: String]] = [:]
    var titles: [String: [String]] = [:]
    for collection in collections {
      var table: [String: String] = [:]
      for record in collection.records {
        if case .list(let aliases) = collection.value("aliases", of: record) {
          for alias in aliases { table[alias] = record.id.key }
        }
      }
      var seen: Set<String> = []
      for record in collection.records {
        let title = collection.title(of: record)
        table[title] = seen.insert(title).inserted ? record.id.key : nil
      }
      for record in collection.records { table[record.id.key] = record.id.key }
      names[collection.schema.name] = table
      titles[collection.schema.name] = collection.records.map { collection.title(of: $0) }
    }
    self.names = names
    self.titles = titles
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
        guard case .names(let written) = record.values[index] else { continue }
        var ids: [RecordID] = []
        for name in written {
          if let key = names[type.target]?[name] {
            ids.append(RecordID(collection: type.target, key: key))
          } else if !incomplete.contains(type.target) {
            let nearest = NearestMatch.find(name, in: titles[type.target] ?? [])
            found.append(Messages.unknownReference(name, field, target: type.target, nearest: nearest, at: location(record, index)))
          }
        }
        record.values[index] = ids.isEmpty ? nil : .references(ids)
      }
      return record
    }
    return Diagnosed(Collection(schema: collection.schema, records: records), found)
  }
}
