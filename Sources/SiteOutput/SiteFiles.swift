// SiteOutput knows which files make up the public site: pages, feed, sitemap, pictures and assets. It does not know how templates are
// rendered, nor where files are written.

package import ContentLoading
package import ContentModel
import Diagnostics
package import Rendering
package import SiteStructure

/// The files of the public site.
package enum SiteFiles {
  /// The jobs that render the site's pages, in the order of the graph.
  ///
  /// - Parameter calls: renders the template calls in texts.
  package static func jobs(_ graph: SiteGraph, built: CalendarDate, calls: TextCalls) -> [RenderJob] {
    let contexts = PageContexts(graph, built: built, calls: calls)
    return graph.pages.map { page in
      RenderJob(
        path: page.path.file, template: page.template, origin: origin(of: page, graph), checkedContext: { contexts.context(for: page) })
    }
  }

  /// The files that are not rendered by a template: feed, sitemap, robots, pictures and assets.
  package static func files(
    _ graph: SiteGraph, _ tree: any SourceTree, templates: [String], built: CalendarDate
  ) throws(SourceTreeFault) -> [OutputFile] {
    var files = [OutputFile(path: "robots.txt", contents: .bytes(Robots.text(graph)))]
    if let feed = Feed.atom(graph, built: built) { files.append(OutputFile(path: "feed.xml", contents: .bytes(feed))) }
    if let sitemap = Sitemap.xml(graph) { files.append(OutputFile(path: "sitemap.xml", contents: .bytes(sitemap))) }
    for path in templates where path.hasPrefix(assets) {
      files.append(OutputFile(path: "assets/" + path.dropFirst(assets.count), contents: .bytes(try tree.read(path))))
    }
    let used = filesInUse(graph)
    for path in graph.library.files where path.hasPrefix("images/") || used.contains(path) {
      files.append(OutputFile(path: path, contents: .bytes(try tree.read("Content/" + path))))
    }
    return files
  }

  private static let assets = "Templates/assets/"

  /// The files that records and texts name, which may lie anywhere below the content folder.
  private static func filesInUse(_ graph: SiteGraph) -> Set<String> {
    var used: Set<String> = []
    for body in graph.library.pages.map(\.body) { used.formUnion(BodyViews.files(body, graph.links)) }
    for record in graph.library.collections.flatMap(\.records) {
      if let body = record.body { used.formUnion(BodyViews.files(body, graph.links)) }
      for case .image(let path)? in record.values { used.insert(path) }
    }
    return used
  }

  private static func origin(of page: SitePage, _ graph: SiteGraph) -> Location? {
    switch page.kind {
    case .detail(let id): graph.library.record(id).map { graph.library.location(of: $0) }
    case .page(let index): graph.library.pages[index].location
    case .home, .list, .plan, .notFound: nil
    }
  }
}
