import ContentLoading
import ContentModel
import Diagnostics
import Markdown
import SiteStructure

/// Every link and picture in a text leads to something that is there, and every picture says what it shows.
struct LinksInTexts: TextRule {
  func parts(of site: SiteGraph) -> [Check] {
    let reports = site.library.reports.texts.sorted { $0.key < $1.key }.map(\.value)
    let bodies = site.library.pages.map(\.body) + site.library.collections.flatMap { $0.records.compactMap(\.body) }
    return (bodies + reports).checks { check($0.held, site) }
  }

  private func check(_ body: Body, _ site: SiteGraph) -> [Diagnostic] {
    body.document.references.flatMap { reference in
      var found: [Diagnostic] = []
      switch site.links.resolve(reference.destination, in: body.file) {
      case .page(_, nil), .file: break
      case .external where reference.kind == .image:
        found.append(Messages.pictureElsewhere(reference.destination, at: reference.addressLocation))
      case .external(let address):
        if !WebURL.isWellFormed(address) { found.append(Messages.badAddress(address, at: reference.addressLocation)) }
      case .page(let path, let fragment?):
        // What a template marks itself, such as the tasks of the plan, is not known here.
        guard let target = site.page(at: path), let headings = text(of: target, site)?.document.headings else { break }
        let ids = headings.map(\.id)
        if !fragment.isEmpty, !ids.contains(fragment) {
          found.append(Messages.unknownAnchor(fragment, of: target, known: ids, at: reference.addressLocation))
        }
      case .anchor(let fragment):
        let ids = body.document.headings.map(\.id)
        if !fragment.isEmpty, !ids.contains(fragment) {
          found.append(Messages.unknownAnchor(fragment, known: ids, at: reference.addressLocation))
        }
      // The address was refused when the text was read.
      case .broken(.scheme, _): break
      // What could not be read was reported where it stands.
      case .broken(.missing, _) where site.library.unread.mayHold(link: reference.destination): break
      case .broken(let fault, let nearest):
        found.append(Messages.brokenLink(reference.destination, fault, nearest: nearest, at: reference.addressLocation))
      }
      if reference.kind == .image, reference.text.trimming().isEmpty {
        found.append(Messages.pictureWithoutText(reference.destination, at: reference.location))
      }
      return found
    }
  }

  private func text(of page: SitePage, _ site: SiteGraph) -> Body? {
    switch page.kind {
    case .detail(let id): site.library.record(id)?.body
    case .page(let index): site.library.pages[index].body
    case .home, .list, .terms, .term, .plan, .notFound: nil
    }
  }
}
