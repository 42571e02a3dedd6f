package import Diagnostics

/// A free page: a Markdown file below `Content/pages` that belongs to no collection.
///
/// An object that never changes, as `Record` is.
package final class Page: Sendable {
  /// The page's folder in the site.
  package let path: SitePath
  package let title: String
  package let date: CalendarDate?
  package let summary: String?
  /// The template of a page that shows more than its text; nil: the common one.
  package let template: String?
  /// Whether the page is left out of the site map and of what search engines are told.
  package let isHidden: Bool
  package let body: Body
  package let location: Location
  /// Addresses that lead to the page, too.
  package let formerPaths: [FormerPath]

  package init(
    path: SitePath, title: String, date: CalendarDate?, summary: String?, template: String? = nil, isHidden: Bool = false, body: Body,
    location: Location, formerPaths: [FormerPath] = []
  ) {
    self.path = path
    self.title = title
    self.date = date
    self.summary = summary
    self.template = template
    self.isHidden = isHidden
    self.body = body
    self.location = location
    self.formerPaths = formerPaths
  }
}
