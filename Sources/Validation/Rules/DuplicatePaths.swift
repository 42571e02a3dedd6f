import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// No two pages are written to the same file, also where the file system ignores case.
struct DuplicatePaths: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    var seen: [String: SitePage] = [:]
    seen.reserveCapacity(site.pages.count)
    let pages = site.pages.compactMap { page -> Diagnostic? in
      guard let first = seen.updateValue(page, forKey: folded(page.path)) else { return nil }
      return Messages.duplicatePath(page, first, at: place(of: page, site), firstAt: place(of: first, site))
    }
    var former: [String: Redirect] = [:]
    return pages
      + site.redirects.compactMap { redirect in
        let file = folded(redirect.path)
        if let page = seen[file] { return Messages.duplicateAlias(redirect, with: page.title, at: place(of: page, site)) }
        return former.updateValue(redirect, forKey: file).map { Messages.duplicateAlias(redirect, with: $0.target.title, at: $0.location) }
      }
  }

  /// What paths have in common that are written to the same file; mostly the path itself, of which no copy has to be made.
  private func folded(_ path: SitePath) -> String {
    let text = path.text.utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) } ? path.text.lowercased() : path.text
    return text == "index.html" || text.hasSuffix("/index.html") ? String(text.dropLast("index.html".count)) : text
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
