package import ContentLoading
package import ContentModel
package import SiteStructure
package import Templating

/// How records look to a template: as a link, as a card, or in full; cards are shared by all pages.
package struct RecordViews: Sendable {
  private var graph: SiteGraph
  /// In the order of the library.
  private var cards: [RecordCards]
  /// In the order of the library: the cards of each collection.
  private var lists: [[Value]]
  /// What a record is told nobody refers to.
  private let unrelated: Value

  /// - Parameter threads: how many cards are made side by side.
  package init(_ graph: SiteGraph, _ pictures: PictureViews = PictureViews(.none), threads: Int = 1) {
    self.graph = graph
    unrelated = .object(graph.library.collections.map { ($0.schema.name, .array([])) })
    cards = graph.library.collections.map { RecordCards($0, graph, pictures) }
    lists = cards.map { $0.all(threads: threads) }
  }

  /// The same views where only some records, in nothing that other cards show, and the words of texts are different.
  package func revised(to graph: SiteGraph, records: [RecordID]) -> RecordViews {
    var views = self
    views.graph = graph
    views.cards = zip(cards, graph.library.collections).map { $0.revised(to: $1, of: graph) }
    for place in records.compactMap(graph.library.position) {
      views.lists[place.collection][place.record] = views.cards[place.collection].card(of: graph.library[place])
    }
    return views
  }

  /// The cards of a collection in its order; empty when there is no such collection.
  package func list(_ collection: String) -> [Value] {
    graph.library.index(of: collection).map { lists[$0] } ?? []
  }

  /// What many pages are given and is kept: the cards of records that are not packed, and that nobody refers to a record.
  package var shared: [Value] {
    zip(graph.library.collections, lists).flatMap { $0.records.first?.values.isPacked ?? false ? [] : $1 } + [unrelated]
  }

  /// The card of one record; nil when there is no such record.
  package func card(of record: RecordID) -> Value? {
    graph.library.position(of: record).map(card)
  }

  /// The card of the record that stands there.
  package func card(of place: RecordPosition) -> Value {
    lists[place.collection][place.record]
  }

  /// The cards of every collection that has pages, by name.
  package var collections: Value {
    .object(
      zip(graph.library.collections, lists).filter { $0.0.schema.pages != nil || $0.0.schema.list != nil }
        .map { ($0.schema.name, .array($1)) })
  }

  /// A record with whole cards in place of links.
  package func full(_ record: Record) -> Value {
    guard let place = graph.library.position(of: record.id), case .object(let own) = card(of: place) else { return .none }
    return .object(cards[place.collection].full(record, own, card: card))
  }

  /// The cards of the records that refer to `record`, by the names of their collections; every collection has an entry.
  package func related(to record: RecordID) -> Value {
    let referring = graph.referrers(of: record)
    if referring.isEmpty { return unrelated }
    let referrers = Dictionary(grouping: referring, by: \.collection)
    return .object(
      graph.library.collections.map { collection in
        let name = collection.schema.name
        return (name, .array((referrers[name] ?? []).compactMap(card)))
      })
  }

  /// How many records are shown beside another one at most: a page depends on each of them.
  private static let most = 12

  /// The cards of other records to show beside one, twelve at most in each list.
  ///
  /// - Returns:
  ///   - siblings: the records that follow it in its collection, behind the last one those at the beginning.
  ///   - alike: by the name of the field, those that share a value with it: those of the same village or kind.
  package func others(than record: Record) -> (siblings: Value, alike: Value) {
    guard let own = graph.library.position(of: record.id) else { return (.array([]), .object([])) }
    let (cards, position) = (lists[own.collection], own.record)
    var siblings: [Value] = []
    siblings.reserveCapacity(RecordViews.most)
    for distance in (1...RecordViews.most).prefix(cards.count - 1) {
      let place = position + distance
      siblings.append(cards[place < cards.count ? place : place - cards.count])
    }
    let alike = graph.likeness(in: record.id.collection)?.others(like: position, most: RecordViews.most) ?? []
    return (.array(siblings), .object(alike.map { ($0.field, .array($0.records.map { cards[$0] })) }))
  }
}
