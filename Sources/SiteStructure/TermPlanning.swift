import ContentLoading
package import ContentModel

/// The terms of a taxonomy with the records that bear them.
package struct TaxonomyTerms: Sendable {
  /// One value of the field and everything that has it.
  package struct Term: Sendable {
    package let title: String
    package let path: SitePath
    /// In the order of the taxonomy.
    package let records: [RecordID]
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
  static func terms(of taxonomy: Taxonomy, in library: ContentLibrary) -> TaxonomyTerms {
    var members: [(id: RecordID, key: SortKey, titles: [String])] = []
    for collection in library.collections where collection.schema.pages != nil {
      guard let field = collection.schema.index(of: taxonomy.field) else { continue }
      for record in collection.records {
        let titles = titles(of: record.values[field], in: library)
        guard !titles.isEmpty else { continue }
        members.append((record.id, SortKey(record, taxonomy.order, collection.schema, position: members.count), titles))
      }
    }
    // Sorted once, so that each term's records are in order as they are gathered.
    members.sort { left, right in left.key.precedes(right.key, taxonomy.order) }
    var groups: [String: [RecordID]] = [:]
    for member in members {
      for title in Set(member.titles) { groups[title, default: []].append(member.id) }
    }
    let ranked = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var taken: Set<String> = []
    let terms = ranked.compactMap { title, records -> TaxonomyTerms.Term? in
      let name = FacetPlanning.freeName(like: FacetPlanning.pathPart(title), &taken)
      return SitePath(taxonomy.path.text + name + "/").map { .init(title: title, path: $0, records: records) }
    }
    return TaxonomyTerms(taxonomy, terms)
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
