import ContentLoading
package import ContentModel
package import SiteStructure
package import Templating

/// How records look to a template: as a link, as a card, or in full; links and cards are made once and shared by all pages.
package struct RecordViews: Sendable {
  private var graph: SiteGraph
  private let pictures: PictureViews
  private var cards: [RecordID: Value]
  /// What a record is told nobody refers to.
  private let unrelated: Value
  /// The cards of each collection in its order.
  private var lists: [String: [Value]]

  /// - Parameter threads: how many cards are made side by side.
  package init(_ graph: SiteGraph, _ pictures: PictureViews = PictureViews(.none), threads: Int = 1) {
    self.graph = graph
    self.pictures = pictures
    unrelated = .object(graph.library.collections.map { ($0.schema.name, .array([])) })
    var cards: [RecordID: Value] = [:]
    cards.reserveCapacity(graph.library.collections.reduce(0) { $0 + $1.records.count })
    var lists: [String: [Value]] = [:]
    for collection in graph.library.collections {
      let shape = RecordViews.shape(of: collection.schema)
      let list = collection.records.concurrentMap(threads: threads) { RecordViews.card(of: $0, in: collection, shape, graph, pictures) }
      for (record, card) in zip(collection.records, list) { cards[record.id] = card }
      lists[collection.schema.name] = list
    }
    self.cards = cards
    self.lists = lists
  }

  /// The same views where only some records, in nothing that other cards show, and the words of texts are different.
  package func revised(to graph: SiteGraph, records: [RecordID]) -> RecordViews {
    var views = self
    views.graph = graph
    for id in records {
      guard let collection = graph.library.collection(id.collection), let position = collection.position(of: id.key),
        case .object(let known)? = cards[id]
      else { continue }
      let card = RecordViews.card(of: collection.records[position], in: collection, known.shape, graph, pictures)
      views.cards[id] = card
      views.lists[id.collection]?[position] = card
    }
    return views
  }

  /// The cards of a collection in its order; empty when there is no such collection.
  package func list(_ collection: String) -> [Value] {
    lists[collection] ?? []
  }

  /// What many pages are given: the cards of all collections, and that nobody refers to a record.
  package var shared: [Value] { lists.values.flatMap(\.self) + [unrelated] }

  /// The card of one record; nil when there is no such record.
  package func card(of record: RecordID) -> Value? {
    cards[record]
  }

  /// The cards of every collection that has pages, by name.
  package var collections: Value {
    .object(
      graph.library.collections.filter { $0.schema.pages != nil || $0.schema.list != nil }
        .map { ($0.schema.name, .array(list($0.schema.name))) })
  }

  /// A record with whole cards in place of links.
  package func full(_ record: Record, in collection: Collection) -> Value {
    guard case .object(let card)? = cards[record.id] else { return .none }
    var members = card.values
    var refers = false
    for index in record.values.indices {
      guard case .references(let ids)? = record.values[index] else { continue }
      members[members.count - collection.schema.fields.count + index] = RecordViews.references(
        ids.map { cards[$0] ?? .none }, isList: collection.schema.fields[index].type.isList)
      refers = true
    }
    return .object(refers ? ObjectValue(shape: card.shape, values: members, display: card.display) : card)
  }

  /// The cards of the records that refer to `record`, by the names of their collections; every collection has an entry.
  package func related(to record: RecordID) -> Value {
    let referring = graph.referrers(of: record)
    if referring.isEmpty { return unrelated }
    let referrers = Dictionary(grouping: referring, by: \.collection)
    return .object(
      graph.library.collections.map { collection in
        let name = collection.schema.name
        return (name, .array((referrers[name] ?? []).compactMap { cards[$0] }))
      })
  }

  /// How many records are shown beside another one at most: a page depends on each of them.
  private static let most = 12

  /// The cards of other records to show beside one, twelve at most in each list.
  ///
  /// - Returns:
  ///   - siblings: the records that follow it in its collection, behind the last one those at the beginning.
  ///   - alike: by the name of the field, those that share a value with it: those of the same village or kind.
  package func others(than record: Record, in collection: Collection) -> (siblings: Value, alike: Value) {
    guard let position = collection.position(of: record.id.key), let cards = lists[collection.schema.name] else {
      return (.array([]), .object([]))
    }
    var siblings: [Value] = []
    siblings.reserveCapacity(RecordViews.most)
    for distance in (1...RecordViews.most).prefix(cards.count - 1) {
      let place = position + distance
      siblings.append(cards[place < cards.count ? place : place - cards.count])
    }
    let alike = graph.likeness(in: collection.schema.name)?.others(like: position, most: RecordViews.most) ?? []
    return (.array(siblings), .object(alike.map { ($0.field, .array($0.records.map { cards[$0] })) }))
  }

  private static func card(
    of record: Record, in collection: Collection, _ shape: Shape, _ graph: SiteGraph, _ pictures: PictureViews
  ) -> Value {
    let members = members(of: record, in: collection, graph, pictures)
    return .object(ObjectValue(shape: shape, values: members, display: collection.title(of: record)))
  }

  private static func shape(of schema: Schema) -> Shape {
    Shape(ownNames + (namesTitle(schema) ? [] : ["title"]) + schema.fields.map(\.name))
  }

  /// Whether one of the fields is called what all templates know a record's title by.
  private static func namesTitle(_ schema: Schema) -> Bool { schema.fields.contains { $0.name == "title" } }

  /// What every record has in front of its fields.
  private static let ownNames = ["key", "path", "collection", "has_body"]

  private static func references(_ views: [Value], isList: Bool) -> Value {
    isList ? .array(views) : views.first ?? .none
  }

  private static func members(
    of record: Record, in collection: Collection, _ graph: SiteGraph, _ pictures: PictureViews
  ) -> [Value] {
    let page = graph.page(of: record.id)
    var members: [Value] = [
      .string(record.id.key), FieldViews.text(page?.path.text), .string(collection.schema.name), .bool(record.body != nil),
    ]
    if !namesTitle(collection.schema) { members.append(.string(collection.title(of: record))) }
    members.reserveCapacity(members.count + record.values.count)
    let fields = collection.schema.fields
    for index in fields.indices {
      switch record.values[index] {
      // An empty list is easier on templates than none: it can be looped over and is false.
      case nil: members.append(fields[index].type.isList ? .array([]) : .none)
      case .image(let path): members.append(pictures.value(path, focus: collection.focus(of: record, image: fields[index].name)))
      case .references(let ids):
        // A closure would take a copy of the graph along for every record.
        var links: [Value] = []
        links.reserveCapacity(ids.count)
        for id in ids { links.append(link(to: id, graph)) }
        members.append(references(links, isList: fields[index].type.isList))
      case let value: members.append(FieldViews.value(value))
      }
    }
    return members
  }

  private static func link(to id: RecordID, _ graph: SiteGraph) -> Value {
    guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return .none }
    let title = collection.title(of: record)
    return .object(
      [
        ("key", .string(id.key)), ("title", .string(title)), ("path", FieldViews.text(graph.page(of: id)?.path.text)),
        ("collection", .string(id.collection)),
      ], display: title)
  }
}
