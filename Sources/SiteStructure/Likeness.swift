import ContentModel

/// Which records of a collection share a value: the record they refer to, or the word of a choice.
package struct Likeness: Sendable {
  /// A field that gives each record one value, with the records of each value.
  private struct Grouping: Sendable {
    let field: String
    /// The group of each record; nil where it has no value.
    var groups: [Int32?] = []
    /// The records of each group, rising.
    var members: [[Int32]] = []
  }

  private let groupings: [Grouping]

  init(_ collection: Collection) {
    groupings = collection.schema.fields.indices.compactMap { index in
      let field = collection.schema.fields[index]
      guard !field.type.isList, field.type is ReferenceType || !field.type.words.isEmpty else { return nil }
      return Likeness.grouping(of: field.name, index, collection.records)
    }
  }

  private static func grouping(of name: String, _ field: Int, _ records: [Record]) -> Grouping {
    var grouping = Grouping(field: name)
    grouping.groups.reserveCapacity(records.count)
    var known: [FieldValue: Int32] = [:]
    for (position, record) in records.enumerated() {
      guard let value = record.values[field] else {
        grouping.groups.append(nil)
        continue
      }
      let group = known[value] ?? Int32(grouping.members.count)
      if known.updateValue(group, forKey: value) == nil { grouping.members.append([]) }
      grouping.groups.append(group)
      grouping.members[Int(group)].append(Int32(position))
    }
    return grouping
  }

  /// The other records that share a record's value, by the names of the fields; records by their places in the collection, rising.
  ///
  /// - Parameter most: how many are given for each field.
  package func others(like position: Int, most: Int) -> [(field: String, records: [Int])] {
    groupings.map { grouping in
      let members = grouping.groups[position].map { grouping.members[Int($0)].prefix(most + 1) } ?? []
      return (grouping.field, members.map(Int.init).filter { $0 != position }.prefix(most).map(\.self))
    }
  }
}
