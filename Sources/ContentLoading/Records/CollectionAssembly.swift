import ContentModel
import Diagnostics

/// A collection made of its records: duplicate keys and values are reported, the declared order is applied.
struct CollectionAssembly {
  let collection: Collection
  /// Records left out because another one has their key.
  let repeated: [Record]

  static func assemble(_ schema: Schema, _ records: [Record], location: (Record, Int?) -> Location) -> Diagnosed<CollectionAssembly> {
    var repeated: [Record] = []
    var found: [Diagnostic] = []
    var seen: [String: Record] = [:]
    var unique: [Record] = []
    for record in records {
      // On file systems that ignore case two such keys would share one page.
      let folded = record.id.key.lowercased()
      if let first = seen[folded] {
        repeated.append(record)
        found.append(
          Messages.duplicateKey(
            record.id.key, as: first.id.key, at: location(record, schema.key), first: location(first, schema.key)))
      } else {
        seen[folded] = record
        unique.append(record)
      }
    }
    for (index, field) in schema.fields.enumerated() where field.isUnique && index != schema.key {
      found += duplicates(of: field, index, in: unique, location: location)
    }
    if !schema.order.isEmpty {
      let keyed = unique.enumerated().map { (record: $1, key: SortKey($1, schema.order, schema, position: $0)) }
      unique = keyed.sorted { $0.key.precedes($1.key, schema.order) }.map(\.record)
    }
    return Diagnosed(CollectionAssembly(collection: Collection(schema: schema, records: unique), repeated: repeated), found)
  }

  private static func duplicates(of field: Field, _ index: Int, in records: [Record], location: (Record, Int?) -> Location) -> [Diagnostic]
  {
    var seen: [FieldValue: Record] = [:]
    return records.compactMap { record in
      guard let value = record.values[index] else { return nil }
      guard let first = seen[value] else {
        seen[value] = record
        return nil
      }
      return Messages.duplicateValue(field, at: location(record, index), first: location(first, index))
    }
  }
}
