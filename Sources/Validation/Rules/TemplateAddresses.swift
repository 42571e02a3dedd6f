import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Addresses in the site that are written out in templates, as `{{ root }}products/`, lead to something that is published.
struct TemplateAddresses: Rule {
  let files: ProjectFiles

  private static let attributes = ["href", "src", "action", "poster", "data"]

  func check(_ site: SiteGraph) -> [Diagnostic] {
    let unread = site.library.unread
    // What a collection or a text that could not be read would publish is not known.
    guard let made = files.made, !unread.schemas, !unread.hasCollections, unread.texts.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for source in files.pageTemplates {
      let markup = TemplateMarkup(source)
      for attribute in markup.elements.flatMap(\.attributes) where TemplateAddresses.attributes.contains(attribute.name) {
        guard let address = markup.literal(attribute.value, after: "root") else { continue }
        let path = LinkResolver.decoded(String(address.prefix { $0 != "#" && $0 != "?" }))
        let place = source.location(attribute.value)
        if PictureFile.isRaster(path), site.library.files.contains(path) {
          found.append(Messages.originalPicture(path, at: place))
        } else if !made.contains(path), !site.library.files.contains(path), !isPage(path, site), !isPage(path + "/", site) {
          let known = site.pages.map(\.path.text) + made + site.library.files
          found.append(Messages.deadAddress(path, nearest: NearestMatch.find(path, in: known), at: place))
        }
      }
    }
    return found
  }

  private func isPage(_ path: String, _ site: SiteGraph) -> Bool {
    let folder = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
    return folder.isEmpty || SitePath(folder).flatMap(site.page(at:)) != nil
      || site.redirects.contains { $0.path.text == path || $0.path.file == path }
  }
}
