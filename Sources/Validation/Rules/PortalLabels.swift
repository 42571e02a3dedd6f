import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// The labels every page of a government site carries are given (国办发〔2017〕47号, 网页设计规范).
struct PortalLabels: Rule {
  private static let required = ["site-name", "site-domain", "site-id-code", "column-name", "column-type"]

  func check(_ site: SiteGraph) -> [Diagnostic] {
    let configuration = site.library.site
    var found = PortalLabels.required.filter { configuration.portalValue($0) == nil }
      .map { Messages.missingLabel($0, at: configuration.location) }
    if configuration.baseURL == nil { found.append(Messages.missingBaseURL(at: configuration.location)) }
    if let code = configuration.portalValue("site-id-code"), code.utf8.count != 10 || !code.utf8.allSatisfy({ (48...57).contains($0) }) {
      found.append(Messages.badSiteCode(code, at: configuration.location))
    }
    return found
  }
}
