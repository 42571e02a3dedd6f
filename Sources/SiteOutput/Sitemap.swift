import ContentLoading
import ContentModel
import SiteStructure

/// The list of pages for search engines (sitemaps.org protocol 0.9).
enum Sitemap {
  /// The bytes of `sitemap.xml`; nil without a base URL, because its addresses have to be absolute.
  static func xml(_ graph: SiteGraph) -> [UInt8]? {
    guard let base = graph.library.site.baseURL else { return nil }
    var xml = XMLText()
    xml.element("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { set in
      for page in graph.pages.sorted(by: { $0.path < $1.path }) where page.kind != .notFound {
        set.element("url") { url in
          url.element("loc", text: base + page.path.encoded)
          if let date = page.date { url.element("lastmod", text: date.iso) }
        }
      }
    }
    return xml.bytes
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
