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
    // Their places in `unique`.
    var seen: [String: Int] = [:]
    seen.reserveCapacity(records.count)
    var unique: [Record] = []
    unique.reserveCapacity(records.count)
    for record in records {
      // On file systems that ignore case two such keys would share one page.
      let folded = record.id.key.lowercased()
      if let first = seen[folded].map({ unique[$0] }) {
        repeated.append(record)
        found.append(
          Messages.duplicateKey(
            record.id.key, as: first.id.key, at: location(record, schema.key), first: location(first, schema.key)))
      } else {
        seen[folded] = unique.count
        unique.append(record)
      }
    }
    for (index, field) in schema.fields.enumerated() where field.isUnique && index != schema.key {
      found += duplicates(of: field, index, in: unique, location: location)
    }
    if !schema.order.isEmpty {
      let keys = unique.enumerated().map { SortKey($1, schema.order, schema, position: $0) }
      unique = SortKey.sorted(keys, schema.order).map { unique[$0] }
    }
    return Diagnosed(CollectionAssembly(collection: Collection(schema: schema, records: unique), repeated: repeated), found)
  }

  private static func duplicates(of field: Field, _ index: Int, in records: [Record], location: (Record, Int?) -> Location) -> [Diagnostic]
  {
    var seen: [FieldValue: Int] = [:]
    return records.indices.compactMap { position in
      let record = records[position]
      guard let value = record.values[index] else { return nil }
      guard let first = seen[value].map({ records[$0] }) else {
        seen[value] = position
        return nil
      }
      return Messages.duplicateValue(field, at: location(record, index), first: location(first, index))
    }
  }
}
