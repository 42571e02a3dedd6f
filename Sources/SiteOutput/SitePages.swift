import ContentLoading
import ContentModel
import Diagnostics
package import Rendering
package import SiteStructure

/// The pages of the public site, with what their templates are given.
package struct SitePages: Sendable {
  private let graph: SiteGraph
  private let contexts: PageContexts

  package init(_ views: ContentViews, _ assets: SiteAssets) {
    graph = views.graph
    contexts = PageContexts(views, assets)
  }

  /// The jobs that render the pages, in the order of the graph.
  ///
  /// - Parameter calls: renders the template calls in texts.
  package func jobs(calls: TextCalls) -> [RenderJob] {
    graph.pages.map { job(for: $0, calls: calls) }
  }

  /// The job that renders one page of the graph.
  package func job(for page: SitePage, calls: TextCalls) -> RenderJob {
    RenderJob(
      path: page.path.file, template: page.template, origin: origin(of: page),
      checkedContext: { [contexts] in contexts.context(for: page, calls: calls) })
  }

  private func origin(of page: SitePage) -> Location? {
    switch page.kind {
    case .detail(let id): graph.library.record(id).map { graph.library.location(of: $0) }
    case .page(let index): graph.library.pages[index].location
    case .home, .list, .terms, .term, .plan, .notFound: nil
    }
  }
}
