import ContentLoading
import ContentModel

/// Lays out the pages of a site from its library.
enum SitePlanning {
  static func pages(of library: ContentLibrary, _ facets: [String: [Facet]], _ taxonomies: [TaxonomyTerms]) -> [SitePage] {
    let home = SitePage(
      .home, at: .root, title: library.site.title, in: .init(template: "site/home.html", description: library.site.description))
    var pages = [home]
    for (index, page) in library.pages.enumerated() {
      pages.append(
        SitePage(
          .page(index), at: page.path, title: page.title, date: page.date,
          in: .init(
            template: page.template ?? "site/page.html", description: page.summary, isListed: !page.isHidden, breadcrumbs: [home.link])))
    }
    for collection in library.collections {
      let lists = listPages(of: collection, facets[collection.schema.name] ?? [], below: home)
      pages += lists
      pages += detailPages(of: collection, below: [home.link] + (lists.first.map { [$0.link] } ?? []))
    }
    for (index, terms) in taxonomies.enumerated() { pages += termPages(of: terms, index, below: home) }
    if library.plan != nil, let path = SitePath("plan/") {
      let title = library.site.navigation.first { $0.target == "plan" }?.title ?? "实施方案"
      pages.append(SitePage(.plan, at: path, title: title, in: .init(template: "site/plan.html", breadcrumbs: [home.link])))
    }
    if let path = SitePath("404.html") {
      pages.append(SitePage(.notFound, at: path, title: "找不到这个页面", in: .init(template: "site/404.html", isListed: false)))
    }
    return pages
  }

  /// The pages of the whole list, then those of its parts.
  private static func listPages(of collection: Collection, _ facets: [Facet], below home: SitePage) -> [SitePage] {
    guard let list = collection.schema.list else { return [] }
    let whole = SitePage.Link(title: collection.schema.label, path: list.path)
    var pages = listPages(list, collection, part: nil, whole, of: collection.records.count, below: [home.link])
    for (facetIndex, facet) in facets.enumerated() {
      for (valueIndex, value) in facet.values.enumerated() {
        let link = SitePage.Link(title: "\(collection.schema.label)：\(value.title)", path: value.path)
        let part = SitePage.ListPart(facet: facetIndex, value: valueIndex)
        pages += listPages(list, collection, part: part, link, of: value.records.count, below: [home.link, whole])
      }
    }
    return pages
  }

  private static func listPages(
    _ list: Schema.List, _ collection: Collection, part: SitePage.ListPart?, _ first: SitePage.Link, of records: Int,
    below parents: [SitePage.Link]
  ) -> [SitePage] {
    paged(first, records, list.perPage) { number, count, path in
      SitePage(
        .list(collection: collection.schema.name, part: part, number: number, count: count), at: path, title: first.title,
        in: .init(
          template: list.template, description: collection.schema.description, canonical: part == nil ? nil : list.path,
          breadcrumbs: number == 1 ? parents : parents + [first]))
    }
  }

  /// The list of a taxonomy's terms, then the pages of each term.
  private static func termPages(of terms: TaxonomyTerms, _ taxonomy: Int, below home: SitePage) -> [SitePage] {
    let declared = terms.taxonomy
    let whole = SitePage.Link(title: declared.label, path: declared.path)
    let index = declared.index.map {
      SitePage(.terms(taxonomy), at: declared.path, title: declared.label, in: .init(template: $0, breadcrumbs: [home.link]))
    }
    let parents = [home.link] + (index == nil ? [] : [whole])
    let pages = terms.terms.enumerated().flatMap { position, term in
      let first = SitePage.Link(title: term.title, path: term.path)
      return paged(first, term.records.count, declared.perPage) { number, count, path in
        SitePage(
          .term(taxonomy: taxonomy, term: position, number: number, count: count), at: path, title: term.title,
          in: .init(template: declared.template, breadcrumbs: number == 1 ? parents : parents + [first]))
      }
    }
    return (index.map { [$0] } ?? []) + pages
  }

  /// The pages of a list: the first at its own path, further ones below it.
  private static func paged(
    _ first: SitePage.Link, _ records: Int, _ perPage: Int?, page: (_ number: Int, _ count: Int, _ path: SitePath) -> SitePage
  ) -> [SitePage] {
    let perPage = perPage ?? max(1, records)
    let count = max(1, (records + perPage - 1) / perPage)
    return (1...count).compactMap { number in
      (number == 1 ? first.path : SitePath(first.path.text + "page/\(number)/")).map { page(number, count, $0) }
    }
  }

  private static func detailPages(of collection: Collection, below parents: [SitePage.Link]) -> [SitePage] {
    guard let pattern = collection.schema.pages else { return [] }
    let place = pattern.path.firstRange(of: "{key}")
    let (start, end) = place.map { (pattern.path[..<$0.lowerBound], pattern.path[$0.upperBound...]) } ?? (pattern.path[...], "")
    let frame = SitePage.Frame(template: pattern.template, breadcrumbs: parents)
    return collection.records.compactMap { record in
      let path = SitePath(start + (place == nil ? "" : record.slug ?? record.id.key) + end)
      var date: CalendarDate?
      if case .date(let day) = collection.value("date", of: record) { date = day }
      return path.map { SitePage(.detail(record.id), at: $0, title: collection.title(of: record), date: date, in: frame) }
    }
  }

  /// Where the addresses lead that pages once had, in the order of the pages.
  ///
  /// - Parameter page: the page of a record; nil when it has none.
  static func redirects(to pages: [SitePage], in library: ContentLibrary, page: (RecordID) -> SitePage?) -> [Redirect] {
    var redirects: [Redirect] = []
    for page in pages {
      guard case .page(let index) = page.kind else { continue }
      redirects += library.pages[index].formerPaths.map { Redirect(path: $0.path, target: page.link, location: $0.location) }
    }
    for record in library.collections.lazy.flatMap(\.records) where !record.formerPaths.isEmpty {
      guard let page = page(record.id) else { continue }
      redirects += record.formerPaths.map { Redirect(path: $0.path, target: page.link, location: $0.location) }
    }
    return redirects
  }
}
