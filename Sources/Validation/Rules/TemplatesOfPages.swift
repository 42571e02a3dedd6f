import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Every page has the template it is to be rendered with.
struct TemplatesOfPages: Rule {
  let templates: [String]

  func check(_ site: SiteGraph) -> [Diagnostic] {
    var told: Set<String> = []
    return site.pages.compactMap { page in
      guard !templates.contains(page.template), told.insert(page.template).inserted else { return nil }
      let place = site.library.sources.mention(of: page.template, from: naming(page, in: site))
      return Messages.unknownTemplate(page.template, known: templates, at: place)
    }
  }

  /// The beginning of the file that says by which template a page is rendered.
  private func naming(_ page: SitePage, in site: SiteGraph) -> Location {
    if case .page(let index) = page.kind { return site.library.pages[index].location }
    return page.collection.flatMap { site.library.collection($0)?.schema.location } ?? site.library.site.location
  }
}
