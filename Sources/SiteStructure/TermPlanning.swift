package import ContentLoading
package import ContentModel

/// The terms of a taxonomy with the records that bear them.
package struct TaxonomyTerms: Sendable {
  /// One value of the field and everything that has it.
  package struct Term: Sendable {
    package let title: String
    package let path: SitePath
    /// In the order of the taxonomy.
    package let records: [RecordPosition]
  }

  package let taxonomy: Taxonomy
  /// The most used first, equals by their titles.
  package let terms: [Term]
  private let positions: [String: Int]

  fileprivate init(_ taxonomy: Taxonomy, _ terms: [Term]) {
    self.taxonomy = taxonomy
    self.terms = terms
    positions = Dictionary(terms.enumerated().map { ($1.title, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of the term called `title`; nil when nothing bears it.
  package func index(of title: String) -> Int? { positions[title] }
}

/// Gathers the records of all collections by the values of a field.
enum TermPlanning {
  /// The terms of each taxonomy, in the order of the site's settings.
  static func terms(in library: ContentLibrary) -> [TaxonomyTerms] {
    // Taxonomies mostly share an order, and sorting all records is what takes time.
    var orders: [[OrderStep]: [RecordPosition]] = [:]
    return library.site.taxonomies.map { taxonomy in
      let members = orders[taxonomy.order] ?? members(of: library, taxonomy.order)
      orders[taxonomy.order] = members
      return terms(of: taxonomy, members, library)
    }
  }

  /// All records that have pages, in this order.
  private static func members(of library: ContentLibrary, _ order: [OrderStep]) -> [RecordPosition] {
    let members = library.collections.enumerated().filter { $1.schema.pages != nil }.flatMap { index, collection in
      collection.records.indices.map { RecordPosition(collection: index, record: $0) }
    }
    let keys = members.enumerated().map { position, member in
      SortKey(library[member], order, library.collections[member.collection].schema, position: position)
    }
    return SortKey.sorted(keys, order).map { members[$0] }
  }

  private static func terms(
    of taxonomy: Taxonomy, _ members: [RecordPosition], _ library: ContentLibrary
  ) -> TaxonomyTerms {
    let fields = library.collections.map { $0.schema.index(of: taxonomy.field) }
    var groups: [String: [RecordPosition]] = [:]
    for member in members {
      guard let field = fields[member.collection] else { continue }
      let titles = titles(of: library[member].values[field], in: library)
      for (position, title) in titles.enumerated() where !titles[..<position].contains(title) {
        groups[title, default: []].append(member)
      }
    }
    let ranked = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var taken: Set<String> = []
    let terms = ranked.compactMap { title, records -> TaxonomyTerms.Term? in
      let name = FacetPlanning.freeName(like: FacetPlanning.pathPart(title), &taken)
      return SitePath(taxonomy.path.text + name + "/").map { .init(title: title, path: $0, records: records) }
    }
    return TaxonomyTerms(taxonomy, terms)
  }

  /// Whether a record stands between its neighbours in the terms it bears.
  static func keepsOrder(_ id: RecordID, in taxonomies: [TaxonomyTerms], of library: ContentLibrary) -> Bool {
    guard let place = library.position(of: id) else { return false }
    let (record, schema) = (library[place], library.collections[place.collection].schema)
    return taxonomies.allSatisfy { taxonomy in
      let (steps, field) = (taxonomy.taxonomy.order, schema.index(of: taxonomy.taxonomy.field))
      let terms = titles(of: field.flatMap { record.values[$0] }, in: library).compactMap { taxonomy.index(of: $0) }
      return terms.allSatisfy { term in
        let members = taxonomy.terms[term].records
        guard let position = members.firstIndex(of: place) else { return false }
        let near = members[max(0, position - 1)...min(members.count - 1, position + 1)]
        return SortKey.areSorted(near.map { sortKey(of: $0, steps, in: library) }, steps)
      }
    }
  }

  private static func sortKey(of place: RecordPosition, _ steps: [OrderStep], in library: ContentLibrary) -> SortKey {
    // As in the list of all members: collection after collection.
    SortKey(
      library[place], steps, library.collections[place.collection].schema, position: place.collection << 32 + place.record)
  }

  private static func titles(of value: FieldValue?, in library: ContentLibrary) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let texts): texts
    case .references(let ids):
      ids.compactMap { id in library.collection(id.collection).flatMap { target in target[id.key].map { target.title(of: $0) } } }
    default: []
    }
  }
}
