package import Diagnostics

/// A free page: a Markdown file below `Content/pages` that belongs to no collection.
package struct Page: Sendable {
  /// The page's folder in the site.
  package let path: SitePath
  package let title: String
  package let date: CalendarDate?
  package let summary: String?
  package let body: Body
  package let location: Location

  package init(path: SitePath, title: String, date: CalendarDate?, summary: String?, body: Body, location: Location) {
    self.path = path
    self.title = title
    self.date = date
    self.summary = summary
    self.body = body
    self.location = location
  }
}
