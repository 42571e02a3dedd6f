import CSV
package import ContentModel
import Diagnostics

/// A library in which some rows of one table are read anew, and nothing that decides which pages and lists there are.
package struct RowRevision: Sendable {
  package let library: ContentLibrary
  /// The records whose values changed.
  package let records: [RecordID]

  /// Nil where more changed, or anything was wrong before or after: then the whole project has to be read again.
  ///
  /// - Parameters:
  ///   - path: the file that was edited, relative to the project's root.
  ///   - library: what was read last.
  ///   - memory: what that was read from; keeps the table that is read now.
  package static func read(
    _ path: String, in library: ContentLibrary, _ tree: some SourceTree, memory: inout ReadingMemory
  ) -> RowRevision? {
    guard path.hasPrefix("Content/"), !path.hasSuffix(".md"), memory.conditions != nil,
      let known = memory.reading(of: path, as: TableRecords?.self), known.value.diagnostics.isEmpty, let before = known.value.value,
      let owner = library.collections.firstIndex(where: { $0.schema.isSource(path) }), library.collections[owner].schema.name != "units",
      library.collections.count(where: { $0.schema.isSource(path) }) == 1, let bytes = try? tree.read(path)
    else { return nil }
    let collection = library.collections[owner]
    let read = TableRecords.read(bytes: bytes, file: path, schema: collection.schema, earlier: before)
    guard read.diagnostics.isEmpty, let after = read.value, after.records.count == before.records.count,
      after.records.count == after.table.records.count
    else { return nil }

    let isFixed = fixedFields(of: collection.schema, in: library)
    var replaced: [Record] = []
    for index in after.readAnew {
      guard let record = collection.revised(from: before.records[index], to: after.records[index], isFixed) else { return nil }
      replaced.append(record)
    }
    let records = replaced.map(\.id)
    let inOrder = collection.replacing(replaced)
    guard records.allSatisfy(inOrder.keepsOrder) else { return nil }
    for index in after.readAnew.upperBound..<after.records.count where after.records[index] !== before.records[index] {
      guard let record = collection[after.records[index].id.key] else { return nil }
      replaced.append(record.with(Array(record.values), at: after.records[index].origin))
    }
    var revised = library
    revised.collections[owner] = collection.replacing(replaced)
    revised.sources.keep(.text(after.table.source), of: path)
    memory.keep(ReadingMemory.Reading(source: .text(after.table.source), value: read), of: path)
    return RowRevision(library: revised, records: records)
  }

  /// For each field whether its value decides in which lists or beside which others a record is shown, or how others name it.
  private static func fixedFields(of schema: Schema, in library: ContentLibrary) -> [Bool] {
    let names = Set(["date", "aliases"] + library.site.taxonomies.map(\.field))
    let isReferredTo = library.collections.contains { other in
      other.schema.fields.contains { ($0.type as? ReferenceType)?.target == schema.name }
    }
    return schema.fields.indices.map { index in
      let field = schema.fields[index]
      return names.contains(field.name) || names.contains(field.label) || field.isUnique || index == schema.key
        || isReferredTo && index == schema.titleField || schema.list?.facets.contains(index) ?? false
        || schema.pages != nil && !field.type.isList && !field.type.words.isEmpty
    }
  }
}

extension Collection {
  /// The record of a row that was changed; nil where a fixed field, or one that leads elsewhere, has another value.
  fileprivate func revised(from before: Record, to after: Record, _ isFixed: [Bool]) -> Record? {
    guard before.id == after.id, let known = self[after.id.key] else { return nil }
    var values = Array(known.values)
    for index in values.indices where before.values[index] != after.values[index] {
      guard !isFixed[index], !leadsElsewhere(before.values[index]), !leadsElsewhere(after.values[index]) else { return nil }
      values[index] = after.values[index]
    }
    return known.with(values, at: after.origin)
  }

  /// Whether a record of a table still stands between its neighbours.
  fileprivate func keepsOrder(_ id: RecordID) -> Bool {
    guard !schema.order.isEmpty, let position = position(of: id.key) else { return true }
    let near = records[max(0, position - 1)...min(records.count - 1, position + 1)]
    // Equals stand as in their table.
    guard near.allSatisfy({ $0.origin.file == records[position].origin.file }) else { return false }
    return SortKey.areSorted(near.map { SortKey($0, schema.order, schema, position: Int($0.origin.start.line)) }, schema.order)
  }

  private func leadsElsewhere(_ value: FieldValue?) -> Bool {
    switch value {
    case .names, .references, .image, .coordinates: true
    default: false
    }
  }
}
