import ContentLoading
import ContentModel
import Diagnostics
package import Rendering
import SiteStructure

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
  package func jobs(calls: TextCalls) -> PageJobs {
    PageJobs(self, calls)
  }

  /// The job that renders one page, by its place in the graph.
  package func job(for page: Int, calls: TextCalls) -> RenderJob {
    RenderJob(
      path: graph.pages[page].path.file, template: graph.pages[page].template,
      variables: { [contexts] in contexts.variables(of: page, calls: calls) })
  }

  /// The number of pages.
  var count: Int { graph.pages.count }
}

/// The jobs of pages in their order, each made when it is asked for: a job is larger than what it is made from.
package struct PageJobs: RandomAccessCollection, Sendable {
  private let pages: SitePages
  private let calls: TextCalls
  private var first = 0
  private var step = 1

  init(_ pages: SitePages, _ calls: TextCalls) {
    self.pages = pages
    self.calls = calls
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { Swift.max(0, (pages.count - first + step - 1) / step) }

  package subscript(position: Int) -> RenderJob {
    pages.job(for: first + position * step, calls: calls)
  }

  /// Every `step`-th job of all pages.
  package func every(_ step: Int, from first: Int) -> PageJobs {
    var jobs = self
    (jobs.first, jobs.step) = (first, step)
    return jobs
  }
}
