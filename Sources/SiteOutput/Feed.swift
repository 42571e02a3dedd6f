import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// The newest dated records, such as news, for those who follow the site.
struct Feed: Sendable {
  private let site: SiteConfiguration
  private let base: String
  private let entries: [SitePage]
  private let built: CalendarDate

  /// Nil without a base URL, because an entry's address has to be absolute.
  init?(_ graph: SiteGraph, built: CalendarDate) {
    guard let base = graph.library.site.baseURL else { return nil }
    site = graph.library.site
    self.base = base
    self.built = built
    entries = Array(
      graph.pages.filter { $0.date != nil && $0.collection != nil }
        .sorted { ($0.date ?? built, $1.path) > ($1.date ?? built, $0.path) }
        .prefix(20))
  }

  /// `feed.xml`: Atom (RFC 4287).
  var atom: [UInt8] {
    var xml = XMLText()
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.language)]) { feed in
      feed.element("title", text: site.title)
      if let subtitle = site.subtitle { feed.element("subtitle", text: subtitle) }
      feed.element("id", text: base)
      feed.element("link", [("rel", "self"), ("href", base + "feed.xml")])
      feed.element("link", [("rel", "alternate"), ("href", base)])
      feed.element("updated", text: Feed.time(entries.first?.date ?? built))
      feed.element("author") { $0.element("name", text: site.portalValue("host") ?? site.title) }
      for page in entries {
        feed.element("entry") { entry in
          entry.element("title", text: page.title)
          entry.element("id", text: base + page.path.encoded)
          entry.element("link", [("rel", "alternate"), ("href", base + page.path.encoded)])
          entry.element("updated", text: Feed.time(page.date ?? built))
          if let summary = page.description { entry.element("summary", text: summary) }
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
        ("content_text", .string(page.description ?? page.title)), ("date_published", .string(Feed.time(page.date ?? built))),
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
