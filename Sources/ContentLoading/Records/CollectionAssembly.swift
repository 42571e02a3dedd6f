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
          Messages.duplicateKey(record.id.key, at: location(record, schema.key), first: location(first, schema.key)))
      } else {
        seen[folded] = record
        unique.append(record)
      }
    }
    for (index, field) in schema.fields.enumerated() where field.isUnique && index != schema.key {
      found += duplicates(of: field, index, in: unique, location: location)
    }
    if let order = schema.order {
      let keyed = unique.enumerated().map { (offset: $0.offset, record: $0.element, value: SortKey($0.element.values[order.field])) }
      unique = keyed.sorted { left, right in
        if left.value == right.value { return left.offset < right.offset }
        if left.value == .missing || right.value == .missing { return right.value == .missing }
        return order.descending ? right.value < left.value : left.value < right.value
      }.map(\.record)
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

  /// What records are ordered by; records without a value come last.
  private enum SortKey: Comparable {
    case number(Int128)
    case text(String)
    case missing

    init(_ value: FieldValue?) {
      switch value {
      case .integer(let number): self = .number(Int128(number))
      case .amount(let amount, _): self = .number(amount.millionths)
      case .date(let date): self = .number(Int128(date.dayNumber))
      case .period(let period): self = .text(period.id)
      case .boolean(let flag): self = .number(flag ? 1 : 0)
      case .text(let text): self = .text(text)
      default: self = .missing
      }
    }
  }
}
