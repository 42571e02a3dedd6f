import ContentLoading
import ContentModel
import Rendering
import SiteStructure

/// The list of pages for search engines (sitemaps.org protocol 0.9).
enum Sitemap {
  private static let namespace = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]

  /// `sitemap.xml`, which lists the pages, or the files that do where there are more than one may list; none without a base URL, because
  /// addresses have to be absolute.
  ///
  /// - Parameter most: how many pages a file lists.
  static func files(_ graph: SiteGraph, most: Int = 50_000) -> [OutputFile] {
    guard let base = graph.library.site.baseURL else { return [] }
    let dates = lastChanges(graph)
    let pages = graph.pages.filter(\.isListed).sorted { $0.path < $1.path }
    let parts = stride(from: 0, to: pages.count, by: most).map { pages[$0..<min($0 + most, pages.count)] }
    let lists = parts.map { part in OutputFile.Contents.made { list(of: part, base, dates) } }
    if lists.count == 1 { return [OutputFile(path: "sitemap.xml", contents: lists[0])] }
    var index = XMLText()
    index.element("sitemapindex", namespace) { index in
      for number in 1..<lists.count + 1 {
        index.element("sitemap") { $0.element("loc", text: "\(base)sitemap-\(number).xml") }
      }
    }
    return [OutputFile(path: "sitemap.xml", contents: .bytes(index.bytes))]
      + lists.enumerated().map { OutputFile(path: "sitemap-\($0 + 1).xml", contents: $1) }
  }

  private static func list(of pages: ArraySlice<SitePage>, _ base: String, _ dates: @Sendable (SitePage) -> CalendarDate?) -> [UInt8] {
    var xml = XMLText()
    xml.element("urlset", namespace) { set in
      for page in pages {
        set.element("url") { url in
          url.element("loc", text: base + page.path.encoded)
          if let date = dates(page) { url.element("lastmod", text: date.iso) }
        }
      }
    }
    return xml.bytes
  }

  /// A page's own date; that of a list or the home page is the newest of what it shows.
  private static func lastChanges(_ graph: SiteGraph) -> @Sendable (SitePage) -> CalendarDate? {
    var newest: [String: CalendarDate] = [:]
    for page in graph.pages {
      if let date = page.date, case .detail(let id) = page.kind { newest[id.collection] = max(date, newest[id.collection] ?? date) }
    }
    let all = newest.values.max()
    return { [newest] page in
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
