import ContentLoading
package import ContentModel
package import SiteStructure
package import Templating

/// What every page knows: the site, the page itself, and the way from it to the site's root.
package struct SiteView: Sendable {
  private let graph: SiteGraph
  /// `site` on pages that the navigation does not mark.
  private let site: Value
  /// `site` on pages that belong to an entry of the navigation, by the paths of the entries and by their collections.
  private let sitesByPath: [SitePath: Value]
  private let sitesByCollection: [String: Value]

  package init(_ graph: SiteGraph, built: CalendarDate) {
    self.graph = graph
    let site = graph.library.site
    let navigation = site.navigation.compactMap { entry in graph.page(for: entry.target).map { (title: entry.title, target: $0) } }
    // The free pages at the top of the site, such as 关于.
    let pages = graph.pages.filter { page in
      guard case .page = page.kind else { return false }
      return page.isListed && page.path.text.firstIndex(of: "/") == page.path.text.indices.last
    }
    let portal = site.portal.map { entry in (String(entry.key.map { $0 == "-" ? "_" : $0 }), FieldViews.text(entry.value)) }
    let members: [(String, Value)] = [
      ("title", .string(site.title)),
      ("subtitle", FieldViews.text(site.subtitle)),
      ("description", FieldViews.text(site.description)),
      ("language", .string(site.language)),
      ("base_url", FieldViews.text(site.baseURL)),
      ("sample", .bool(site.isSample)),
      ("sample_notice", FieldViews.text(site.sampleNotice)),
      ("portal", .object(portal)),
      ("pages", .array(pages.map { SiteView.link($0.link) })),
      ("search", FieldViews.text(graph.searchPage?.path.text)),
      ("built", FieldViews.date(built)),
      ("data_licence", FieldViews.text(site.dataLicence)),
    ]
    let shape = Shape(members.map(\.0) + ["navigation"])
    func view(_ isCurrent: (SitePage) -> Bool) -> Value {
      let entries = navigation.map { title, target in
        Value.object(
          ObjectValue(shape: SiteView.entryShape, values: [.string(title), .string(target.path.text), .bool(isCurrent(target))]))
      }
      return .object(ObjectValue(shape: shape, values: members.map(\.1) + [.array(entries)], display: site.title))
    }
    self.site = view { _ in false }
    let targets = navigation.map(\.target)
    sitesByPath = Dictionary(
      targets.map { page in (page.path, view { $0.path == page.path || page.collection != nil && $0.collection == page.collection }) }
    ) { first, _ in first }
    sitesByCollection = Dictionary(targets.compactMap(\.collection).map { name in (name, view { $0.collection == name }) }) { first, _ in
      first
    }
  }

  /// All that `site` may be.
  package var sites: [Value] { [site] + sitesByPath.values + sitesByCollection.values }

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
    sitesByPath[page.path] ?? page.collection.flatMap { sitesByCollection[$0] } ?? site
  }

  private func view(of page: SitePage) -> Value {
    let base = graph.library.site.baseURL
    let url = base.map { $0 + page.path.encoded }
    let canonical = page.canonical.map { path in base.map { $0 + path.encoded } } ?? url
    let neighbours = graph.neighbours(of: page)
    return .object(
      ObjectValue(
        shape: SiteView.pageShape,
        values: [
          .string(page.kind.name), .string(page.title), FieldViews.text(graph.description(of: page)), .string(page.path.text),
          FieldViews.text(url),
          FieldViews.text(canonical), .bool(page.isListed), FieldViews.text(page.collection), page.date.map(FieldViews.date) ?? .none,
          .array(page.breadcrumbs.map(SiteView.link)), neighbours.previous.map { SiteView.link($0.link) } ?? .none,
          neighbours.next.map { SiteView.link($0.link) } ?? .none,
        ], display: page.title))
  }

  private static let pageShape = Shape([
    "kind", "title", "description", "path", "url", "canonical_url", "listed", "collection", "date", "breadcrumbs", "previous", "next",
  ])
  private static let linkShape = Shape(["title", "path"])
  private static let entryShape = Shape(["title", "path", "current"])

  private static func link(_ link: SitePage.Link) -> Value {
    .object(ObjectValue(shape: linkShape, values: [.string(link.title), .string(link.path.text)], display: link.title))
  }
}
