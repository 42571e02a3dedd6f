import ContentLoading
package import ContentModel
package import SiteStructure
package import Templating

/// What every page knows: the site, the page itself, and the way from it to the site's root.
package struct SiteView: Sendable {
  private let graph: SiteGraph
  private let built: CalendarDate
  private let portal: Value
  /// The free pages at the top of the site, such as 关于.
  private let pages: Value
  /// The path of the page where the site is searched, or none.
  private let search: Value

  package init(_ graph: SiteGraph, built: CalendarDate) {
    self.graph = graph
    self.built = built
    pages = .array(
      graph.pages.filter { page in
        guard case .page = page.kind else { return false }
        return page.isListed && page.path.text.firstIndex(of: "/") == page.path.text.indices.last
      }.map { SiteView.link($0.link) })
    search = FieldViews.text(graph.searchPage?.path.text)
    portal = .object(
      graph.library.site.portal.map { entry in
        (String(entry.key.map { $0 == "-" ? "_" : $0 }), FieldViews.text(entry.value))
      })
  }

  /// The variables all templates share on one page: `site`, `page` and `root`.
  package func members(for page: SitePage) -> [(String, Value)] {
    [("site", site(for: page)), ("page", view(of: page)), ("root", .string(root(for: page)))]
  }

  /// The way from a page to the site's root; servers show the page for unknown addresses at any depth, where only a path from the top leads right.
  ///
  /// A sample is looked at from anywhere, so there the path stays relative.
  package func root(for page: SitePage) -> String {
    guard page.kind == .notFound, !graph.library.site.isSample, let base = graph.library.site.baseURL else { return page.path.rootPrefix }
    return String(base.drop { $0 != ":" }.dropFirst("://".count).drop { $0 != "/" })
  }

  private func site(for page: SitePage) -> Value {
    let site = graph.library.site
    let navigation = site.navigation.compactMap { entry -> Value? in
      guard let target = graph.page(for: entry.target) else { return nil }
      let isCurrent = target.path == page.path || target.collection != nil && target.collection == page.collection
      return .object([("title", .string(entry.title)), ("path", .string(target.path.text)), ("current", .bool(isCurrent))])
    }
    return .object(
      [
        ("title", .string(site.title)),
        ("subtitle", FieldViews.text(site.subtitle)),
        ("description", FieldViews.text(site.description)),
        ("language", .string(site.language)),
        ("base_url", FieldViews.text(site.baseURL)),
        ("sample", .bool(site.isSample)),
        ("sample_notice", FieldViews.text(site.sampleNotice)),
        ("portal", portal),
        ("navigation", .array(navigation)),
        ("pages", pages),
        ("search", search),
        ("built", FieldViews.date(built)),
        ("data_licence", FieldViews.text(site.dataLicence)),
      ], display: site.title)
  }

  private func view(of page: SitePage) -> Value {
    .object(
      [
        ("kind", .string(page.kind.name)),
        ("title", .string(page.title)),
        ("description", FieldViews.text(page.description)),
        ("path", .string(page.path.text)),
        ("url", FieldViews.text(graph.library.site.baseURL.map { $0 + page.path.encoded })),
        ("canonical_url", FieldViews.text(graph.library.site.baseURL.map { $0 + (page.canonical ?? page.path).encoded })),
        ("listed", .bool(page.isListed)),
        ("collection", FieldViews.text(page.collection)),
        ("date", page.date.map(FieldViews.date) ?? .none),
        ("breadcrumbs", .array(page.breadcrumbs.map(SiteView.link))),
        ("previous", page.previous.map(SiteView.link) ?? .none),
        ("next", page.next.map(SiteView.link) ?? .none),
      ], display: page.title)
  }

  private static func link(_ link: SitePage.Link) -> Value {
    .object([("title", .string(link.title)), ("path", .string(link.path.text))], display: link.title)
  }
}
