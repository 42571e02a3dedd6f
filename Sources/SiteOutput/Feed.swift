import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteStructure

/// Pages for those who follow the site or a part of it, such as the newest articles.
struct Feed: Sendable {
  private let graph: SiteGraph
  private var site: SiteConfiguration { graph.library.site }
  private let base: String
  private let title: String
  /// The folder of the page the feed belongs to.
  private let folder: SitePath
  private let entries: [SitePage]
  private let built: CalendarDate

  /// The newest dated records of the whole site; nil without a base URL, because an entry's address has to be absolute.
  init?(_ graph: SiteGraph, built: CalendarDate) {
    let dated = graph.pages.filter { $0.date != nil && $0.collection != nil }
    let newest = dated.sorted { ($0.date ?? built, $1.path) > ($1.date ?? built, $0.path) }.prefix(20)
    self.init(graph, graph.library.site.title, .root, Array(newest), built: built)
  }

  private init?(_ graph: SiteGraph, _ title: String, _ folder: SitePath, _ entries: [SitePage], built: CalendarDate) {
    guard let base = graph.library.site.baseURL else { return nil }
    self.graph = graph
    self.base = base
    self.title = title
    self.folder = folder
    self.entries = entries
    self.built = built
  }

  /// `feed.xml` of the lists and terms that ask for one: what stands first in them.
  static func parts(_ graph: SiteGraph, built: CalendarDate) -> [OutputFile] {
    func file(_ path: String?, _ title: String, _ folder: SitePath, _ records: some Sequence<RecordID>) -> OutputFile? {
      guard let path else { return nil }
      let feed = Feed(graph, title, folder, records.compactMap { graph.page(of: $0) }, built: built)
      return feed.map { OutputFile(path: path, contents: .bytes($0.atom)) }
    }
    let lists = graph.library.collections.compactMap { collection -> OutputFile? in
      guard let list = collection.schema.list else { return nil }
      let path = path(of: collection.schema, graph.library.site)
      return file(path, collection.schema.label, list.path, collection.records.prefix(list.feed ?? 0).map(\.id))
    }
    let terms = graph.taxonomies.flatMap { taxonomy in
      taxonomy.terms.compactMap { term in
        file(
          path(of: term, in: taxonomy, graph.library.site), term.title, term.path,
          term.records.prefix(taxonomy.taxonomy.feed ?? 0).map { graph.library[$0].id })
      }
    }
    return lists + terms
  }

  /// Where the feed of a collection's list stands; nil where it has none.
  static func path(of schema: Schema, _ site: SiteConfiguration) -> String? {
    guard site.baseURL != nil, let list = schema.list, list.feed != nil else { return nil }
    return list.path.text + "feed.xml"
  }

  /// Where the feed of a taxonomy's term stands; nil where it has none.
  static func path(of term: TaxonomyTerms.Term, in taxonomy: TaxonomyTerms, _ site: SiteConfiguration) -> String? {
    site.baseURL != nil && taxonomy.taxonomy.feed != nil ? term.path.text + "feed.xml" : nil
  }

  /// `feed.xml`: Atom (RFC 4287).
  var atom: [UInt8] {
    let address = base + folder.encoded
    var xml = XMLText()
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.language)]) { feed in
      feed.element("title", text: folder == .root ? title : "\(title) - \(site.title)")
      if folder == .root, let subtitle = site.subtitle { feed.element("subtitle", text: subtitle) }
      feed.element("id", text: address)
      feed.element("link", [("rel", "self"), ("href", address + "feed.xml")])
      feed.element("link", [("rel", "alternate"), ("href", address)])
      feed.element("updated", text: Feed.time(entries.compactMap(\.date).max() ?? built))
      feed.element("author") { $0.element("name", text: site.portalValue("host") ?? site.title) }
      for page in entries {
        feed.element("entry") { entry in
          entry.element("title", text: page.title)
          entry.element("id", text: base + page.path.encoded)
          entry.element("link", [("rel", "alternate"), ("href", base + page.path.encoded)])
          entry.element("updated", text: Feed.time(page.date ?? built))
          if let summary = graph.description(of: page) { entry.element("summary", text: summary) }
        }
      }
    }
    return xml.bytes
  }

  /// `feed.json`: JSON Feed 1.1.
  var json: [UInt8] {
    let items = entries.map { page -> JSONText.Value in
      let address = base + page.path.encoded
      return .object([
        ("id", .string(address)), ("url", .string(address)), ("title", .string(page.title)),
        ("content_text", .string(graph.description(of: page) ?? page.title)), ("date_published", .string(Feed.time(page.date ?? built))),
      ])
    }
    let feed = JSONText.Value.object(
      [("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(site.title))]
        + (site.description.map { [("description", .string($0))] } ?? [])
        + [
          ("home_page_url", .string(base)), ("feed_url", .string(base + "feed.json")), ("language", .string(site.language)),
          ("items", .array(items)),
        ])
    return Array((JSONText.encode(feed) + "\n").utf8)
  }

  /// The beginning of a day in China's time, as feeds want it.
  private static func time(_ date: CalendarDate) -> String {
    date.iso + "T00:00:00+08:00"
  }
}
