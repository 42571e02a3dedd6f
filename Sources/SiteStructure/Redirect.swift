package import ContentModel
package import Diagnostics

/// A former address and the page it leads to.
package struct Redirect: Sendable {
  package let path: SitePath
  package let target: SitePage.Link
  /// Where the content names the address.
  package let location: Location
}
