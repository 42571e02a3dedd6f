import ContentLoading
import ContentModel
import SiteStructure

/// The newest news and events as an Atom feed (RFC 4287).
enum Feed {
  /// The bytes of `feed.xml`; nil without a base URL, because an entry's address has to be absolute.
  static func atom(_ graph: SiteGraph, built: CalendarDate) -> [UInt8]? {
    let site = graph.library.site
    guard let base = site.baseURL else { return nil }
    let entries = graph.pages.filter { $0.date != nil && $0.collection != nil }
      .sorted { ($0.date ?? built, $1.path) > ($1.date ?? built, $0.path) }
      .prefix(20)
    var xml = XMLText()
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.language)]) { feed in
      feed.element("title", text: site.title)
      if let subtitle = site.subtitle { feed.element("subtitle", text: subtitle) }
      feed.element("id", text: base)
      feed.element("link", [("rel", "self"), ("href", base + "feed.xml")])
      feed.element("link", [("rel", "alternate"), ("href", base)])
      feed.element("updated", text: time(entries.first?.date ?? built))
      feed.element("author") { $0.element("name", text: site.portalValue("host") ?? site.title) }
      for page in entries {
        feed.element("entry") { entry in
          entry.element("title", text: page.title)
          entry.element("id", text: base + page.path.encoded)
          entry.element("link", [("rel", "alternate"), ("href", base + page.path.encoded)])
          entry.element("updated", text: time(page.date ?? built))
          if let summary = page.description { entry.element("summary", text: summary) }
        }
      }
    }
    return xml.bytes
  }

  /// The beginning of a day in China's time, as feeds want it.
  private static func time(_ date: CalendarDate) -> String {
    date.iso + "T00:00:00+08:00"
  }
}
