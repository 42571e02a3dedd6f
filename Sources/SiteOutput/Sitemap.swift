import ContentLoading
import ContentModel
import SiteStructure

/// The list of pages for search engines (sitemaps.org protocol 0.9).
enum Sitemap {
  /// The bytes of `sitemap.xml`; nil without a base URL, because its addresses have to be absolute.
  static func xml(_ graph: SiteGraph) -> [UInt8]? {
    guard let base = graph.library.site.baseURL else { return nil }
    let dates = lastChanges(graph)
    var xml = XMLText()
    xml.element("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { set in
      for page in graph.pages.sorted(by: { $0.path < $1.path }) where page.isListed {
        set.element("url") { url in
          url.element("loc", text: base + page.path.encoded)
          if let date = dates(page) { url.element("lastmod", text: date.iso) }
        }
      }
    }
    return xml.bytes
  }

  /// A page's own date; that of a list or the home page is the newest of what it shows.
  private static func lastChanges(_ graph: SiteGraph) -> (SitePage) -> CalendarDate? {
    var newest: [String: CalendarDate] = [:]
    for page in graph.pages {
      if let date = page.date, case .detail(let id) = page.kind { newest[id.collection] = max(date, newest[id.collection] ?? date) }
    }
    let all = newest.values.max()
    return { page in
      switch page.kind {
      case .list(let collection, _, _, _): newest[collection]
      case .home: all
      case .terms, .term: nil
      default: page.date
      }
    }
  }
}

/// What search engines may read.
enum Robots {
  /// Invented content is kept out of search engines.
  static func text(_ graph: SiteGraph) -> [UInt8] {
    let site = graph.library.site
    if site.isSample { return Array("User-agent: *\nDisallow: /\n".utf8) }
    let sitemap = site.baseURL.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
    return Array("User-agent: *\nAllow: /\n\(sitemap)".utf8)
  }
}
