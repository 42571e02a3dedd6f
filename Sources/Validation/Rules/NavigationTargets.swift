import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Every entry of the navigation leads to a page.
struct NavigationTargets: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    if site.library.unread.schemas { return [] }
    let lists = site.library.collections.filter { $0.schema.list != nil }.map(\.schema.name)
    let pages = site.library.pages.map { page in page.path.text.hasSuffix("/") ? String(page.path.text.dropLast()) : page.path.text }
    let known = ["home"] + (site.library.plan == nil ? [] : ["plan"]) + lists + pages
    return site.library.site.navigation.filter { site.page(for: $0.target) == nil }
      .map { Messages.unknownTarget($0.target, known: known, at: $0.location) }
  }
}
