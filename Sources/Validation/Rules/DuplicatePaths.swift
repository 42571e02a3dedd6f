import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// No two pages are written to the same file, also where the file system ignores case.
struct DuplicatePaths: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    var seen: [String: SitePage] = [:]
    return site.pages.compactMap { page in
      guard let first = seen.updateValue(page, forKey: page.path.file.lowercased()) else { return nil }
      return Messages.duplicatePath(page, first, at: place(of: page, site), firstAt: place(of: first, site))
    }
  }

  private func place(of page: SitePage, _ site: SiteGraph) -> Location {
    switch page.kind {
    case .detail(let id): site.library.record(id).map { site.library.location(of: $0) } ?? site.library.site.location
    case .list(let name, _, _, _): site.library.collection(name)?.schema.location ?? site.library.site.location
    case .page(let index): site.library.pages[index].location
    case .home, .plan, .notFound: site.library.site.location
    }
  }
}
