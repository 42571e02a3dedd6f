import ContentLoading
import ContentModel
import SiteStructure
import Templating

/// How the records of one collection look to templates, with links in place of the records they refer to.
///
/// The members of packed records' cards are made whenever a template looks at them: kept for each of a million records they would take most
/// of the memory.
final class RecordCards: Sendable {
  private let collection: Collection
  private let graph: SiteGraph
  private let pictures: PictureViews
  private let shape: Shape

  /// What every record has in front of its fields; the title only where no field is called so.
  private enum Own: String, CaseIterable {
    case key
    case path
    case collection
    case hasBody = "has_body"
    case title
  }

  private let own: [Own]

  convenience init(_ collection: Collection, _ graph: SiteGraph, _ pictures: PictureViews) {
    let fields = collection.schema.fields.map(\.name)
    let own = Own.allCases.filter { $0 != .title || !fields.contains("title") }
    self.init(collection, graph, pictures, own, Shape(own.map(\.rawValue) + fields))
  }

  private init(_ collection: Collection, _ graph: SiteGraph, _ pictures: PictureViews, _ own: [Own], _ shape: Shape) {
    self.collection = collection
    self.graph = graph
    self.pictures = pictures
    self.own = own
    self.shape = shape
  }

  /// The cards of a graph in which some records are different.
  func revised(to collection: Collection, of graph: SiteGraph) -> RecordCards { RecordCards(collection, graph, pictures, own, shape) }

  /// The cards of all records, in their order.
  ///
  /// - Parameter threads: how many are made side by side.
  func all(threads: Int) -> [Value] {
    collection.records.concurrentMap(threads: threads, card)
  }

  /// One card, with its members unless the record is packed.
  func card(of record: Record) -> Value {
    if record.values.isPacked { return .object(ObjectValue(shape: shape, members: Card(record: record, cards: self))) }
    let members = (0..<shape.count).map { member($0, of: record) }
    return .object(ObjectValue(shape: shape, values: members, display: collection.title(of: record)))
  }

  /// A record with whole cards in place of links.
  ///
  /// - Parameters:
  ///   - own: its card.
  ///   - card: the card of a record by its id; nil when there is no such record.
  func full(_ record: Record, _ own: ObjectValue, card: (RecordID) -> Value?) -> ObjectValue {
    if collection.schema.referenceFields.isEmpty, !record.values.isPacked { return own }
    var members = own.values
    for index in collection.schema.referenceFields {
      guard case .references(let ids)? = record.values[index] else { continue }
      members[self.own.count + index] = RecordCards.references(
        ids.map { card($0) ?? .none }, isList: collection.schema.fields[index].type.isList)
    }
    return ObjectValue(shape: shape, values: members, display: own.display)
  }

  private struct Card: ObjectValue.Members {
    let record: Record
    let cards: RecordCards

    // Its page has unpacked the title already.
    var display: String? { cards.graph.page(of: record.id)?.title ?? cards.collection.title(of: record) }

    subscript(position: Int) -> Value { cards.member(position, of: record) }
  }

  private func member(_ position: Int, of record: Record) -> Value {
    if position >= own.count { return field(position - own.count, of: record) }
    return switch own[position] {
    case .key: .string(record.id.key)
    case .path: FieldViews.text(graph.page(of: record.id)?.path.text)
    case .collection: .string(collection.schema.name)
    case .hasBody: .bool(record.body != nil)
    case .title: .string(collection.title(of: record))
    }
  }

  private func field(_ index: Int, of record: Record) -> Value {
    let field = collection.schema.fields[index]
    switch record.values[index] {
    // An empty list is easier on templates than none: it can be looped over and is false.
    case nil: return field.type.isList ? .array([]) : .none
    case .image(let path): return pictures.value(path, focus: collection.focus(of: record, image: field.name))
    case .references(let ids): return RecordCards.references(ids.map(link), isList: field.type.isList)
    case let value: return FieldViews.value(value)
    }
  }

  private static func references(_ views: [Value], isList: Bool) -> Value {
    isList ? .array(views) : views.first ?? .none
  }

  private func link(to id: RecordID) -> Value {
    guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return .none }
    let title = collection.title(of: record)
    let members: [Value] = [
      .string(id.key), .string(title), FieldViews.text(graph.page(of: id)?.path.text), .string(id.collection),
    ]
    return .object(ObjectValue(shape: RecordCards.linkShape, values: members, display: title))
  }

  private static let linkShape = Shape(["key", "title", "path", "collection"])
}
