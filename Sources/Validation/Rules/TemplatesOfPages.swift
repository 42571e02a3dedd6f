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
      let schema = page.collection.flatMap { site.library.collection($0)?.schema }
      return Messages.unknownTemplate(page.template, known: templates, at: schema?.location ?? site.library.site.location)
    }
  }
}
