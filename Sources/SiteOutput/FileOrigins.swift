import ContentLoading
import ContentModel
package import Diagnostics
package import SiteStructure

/// Where the content says that there are the files of a site.
package struct FileOrigins: Sendable {
  private let graph: SiteGraph
  private let pages: OnDemand<[String: Int]>

  /// - Parameter pages: the places of the pages in the graph, by their files' paths.
  package init(_ graph: SiteGraph, pages: OnDemand<[String: Int]>) {
    self.graph = graph
    self.pages = pages
  }

  /// The place that gave a file its path; nil for files that follow from others or that the program names itself.
  package subscript(path: String) -> Location? {
    guard let page = pages.value[path] else { return graph.redirects.first { $0.path.file == path }?.location }
    return switch graph.pages[page].kind {
    case .detail(let id): graph.library.record(id).map { graph.library.location(of: $0) }
    case .page(let index): graph.library.pages[index].location
    case .home, .list, .terms, .term, .plan, .notFound: nil
    }
  }
}
