import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// No two pages are written to the same file, also where the file system ignores case.
struct DuplicatePaths: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    var seen: [String: SitePage] = [:]
    let pages = site.pages.compactMap { page -> Diagnostic? in
      guard let first = seen.updateValue(page, forKey: page.path.file.lowercased()) else { return nil }
      return Messages.duplicatePath(page, first, at: place(of: page, site), firstAt: place(of: first, site))
    }
    var former: [String: Redirect] = [:]
    return pages
      + site.redirects.compactMap { redirect in
        let file = redirect.path.file.lowercased()
        if let page = seen[file] { return Messages.duplicateAlias(redirect, with: page.title, at: place(of: page, site)) }
        return former.updateValue(redirect, forKey: file).map { Messages.duplicateAlias(redirect, with: $0.target.title, at: $0.location) }
      }
  }

  private func place(of page: SitePage, _ site: SiteGraph) -> Location {
    switch page.kind {
    case .detail(let id): site.library.record(id).map { site.library.location(of: $0) } ?? site.library.site.location
    case .list(let name, _, _, _): site.library.collection(name)?.schema.location ?? site.library.site.location
    case .page(let index): site.library.pages[index].location
    case .terms(let index), .term(let index, _, _, _): site.taxonomies[index].taxonomy.location
    case .home, .plan, .notFound: site.library.site.location
    }
  }
}
