// SiteStructure decides which pages a site has, where each stands, and how pages lead to one another. It knows records and paths; it does
// not know templates' contents, HTML, or how anything is written to disk.

package import ContentLoading
package import ContentModel

/// All pages of a site and how they are connected; immutable, so that pages can be rendered in any order.
package struct SiteGraph: Sendable {
  package private(set) var library: ContentLibrary
  /// Home, free pages, lists and details in the order of collections, the plan, and the page for unknown addresses.
  package private(set) var pages: [SitePage]
  /// Former addresses, in the order of the pages they lead to.
  package let redirects: [Redirect]
  package let links: LinkResolver
  /// In the order of `site.yml`.
  package let taxonomies: [TaxonomyTerms]
  private let recordPages: RecordPages
  /// The pages' places by their paths, made when the first one is asked for.
  private let pageNumbers: OnDemand<[String: Int]>
  private let referrers: [RecordID: [RecordID]]
  private let facets: [String: [Facet]]
  /// By the names of the collections whose records have pages; made when the first record asks.
  private let likenesses: [String: OnDemand<Likeness>]
  private let places: Places

  package init(_ library: ContentLibrary) {
    self.library = library
    facets = Dictionary(
      library.collections.map { ($0.schema.name, FacetPlanning.facets(of: $0, in: library)) }, uniquingKeysWith: { first, _ in first })
    likenesses = Dictionary(
      library.collections.filter { $0.schema.pages != nil }.map { collection in (collection.schema.name, OnDemand { Likeness(collection) })
      },
      uniquingKeysWith: { first, _ in first })
    places = Places(library)
    taxonomies = TermPlanning.terms(in: library)
    pages = SitePlanning.pages(of: library, facets, taxonomies)
    let recordPages = RecordPages(library, pages)
    self.recordPages = recordPages
    let pages = pages
    pageNumbers = OnDemand { Dictionary(pages.enumerated().map { ($1.path.text, $0) }) { first, _ in first } }
    redirects = SitePlanning.redirects(to: pages, in: library) { recordPages[$0].map { pages[$0] } }
    referrers = SiteGraph.referrers(in: library)
    links = LinkResolver(library: library, pages: pages, pageNumbers: pageNumbers, recordPages: recordPages)
  }

  /// The graph of a library in which only the texts of some records, and values that put them into no other list, are different.
  ///
  /// Nil where a record changes its place in a list.
  package func revised(to library: ContentLibrary, records: [RecordID]) -> SiteGraph? {
    guard records.allSatisfy({ TermPlanning.keepsOrder($0, in: taxonomies, of: library) }) else { return nil }
    var graph = self
    graph.library = library
    for id in records {
      guard let index = recordPages[id], let collection = library.collection(id.collection), let record = collection[id.key] else {
        continue
      }
      graph.pages[index] = pages[index].titled(collection.title(of: record))
    }
    return graph
  }

  /// The page that shows a record in full; nil when its collection has no such pages.
  package func page(of record: RecordID) -> SitePage? {
    recordPages[record].map { pages[$0] }
  }

  /// The page that stands at `path`; nil when none does.
  package func page(at path: SitePath) -> SitePage? {
    pageNumbers.value[path.text].map { pages[$0] }
  }

  /// What a page says of itself in one sentence: of a record its summary, or the beginning of its text.
  package func description(of page: SitePage) -> String? {
    guard let id = page.record else { return page.frame.description }
    guard let collection = library.collection(id.collection), let record = collection[id.key] else { return nil }
    if case .text(let summary) = collection.value("summary", of: record) { return summary }
    return record.body?.summary
  }

  /// The neighbours of a record's page in the order of the collection.
  package func neighbours(of page: SitePage) -> (previous: SitePage?, next: SitePage?) {
    guard let id = page.record, let index = recordPages[id] else { return (nil, nil) }
    // The pages of a collection stand behind one another.
    func neighbour(_ index: Int) -> SitePage? {
      pages.indices.contains(index) && pages[index].record?.collection == id.collection ? pages[index] : nil
    }
    return (neighbour(index - 1), neighbour(index + 1))
  }

  /// The records that refer to `record`, in the order of their collections.
  package func referrers(of record: RecordID) -> [RecordID] {
    referrers[record] ?? []
  }

  /// The ways in which a collection's list is divided, in the order of its schema.
  package func facets(of collection: String) -> [Facet] {
    facets[collection] ?? []
  }

  /// Which records of a collection share a value; nil where they have no pages.
  package func likeness(in collection: String) -> Likeness? {
    likenesses[collection]?.value
  }

  /// Where a record with a page lies; nil where that is not known.
  package func place(of record: RecordID) -> Place? {
    places[record]
  }

  /// The records that lie nearest to another one, nearest first, with their distances in kilometres.
  package func nearest(to record: RecordID, count: Int) -> [(place: Place, distance: Double)] {
    places.nearest(to: record, count: count)
  }

  /// The free page at `search/`, where visitors search the site; nil when the site has none.
  package var searchPage: SitePage? {
    pages.first { page in
      if case .page = page.kind { page.path.text == "search/" } else { false }
    }
  }

  /// What an entry of the navigation leads to; nil when there is no such page.
  package func page(for target: String) -> SitePage? {
    pages.first { page in
      switch page.kind {
      case .home: target == "home"
      case .plan: target == "plan"
      case .list(let collection, nil, 1, _): target == collection
      case .terms(let taxonomy): target == taxonomies[taxonomy].taxonomy.field
      case .page: page.path.text == target + "/" || page.path.text == target
      default: false
      }
    }
  }

  private static func referrers(in library: ContentLibrary) -> [RecordID: [RecordID]] {
    var result: [RecordID: [RecordID]] = [:]
    for collection in library.collections {
      let fields = collection.schema.referenceFields
      if fields.isEmpty { continue }
      for record in collection.records {
        for field in fields {
          guard case .references(let targets)? = record.values[field] else { continue }
          // A record that names another one twice is the last in its list the second time.
          for target in targets where result[target]?.last != record.id { result[target, default: []].append(record.id) }
        }
      }
    }
    return result
  }
}
