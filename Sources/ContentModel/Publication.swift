package import Diagnostics

/// What any text may say about when and where it is published, besides the fields of its schema.
package struct Publication: Sendable {
  package var isDraft = false
  /// The first day on which the text is public.
  package var start: CalendarDate?
  /// The first day on which it no longer is.
  package var end: CalendarDate?
  /// What stands for the text in its address, in place of its file's name or key.
  package var slug: String?
  package var formerPaths: [FormerPath] = []

  package init() {}

  /// Why the text is not part of the site; nil when it is.
  ///
  /// - Parameter day: the day of the build; nil: any.
  package func withholding(on day: CalendarDate?, drafts: Bool) -> Withholding? {
    if isDraft, !drafts { return .draft }
    guard let day else { return nil }
    if let start, day < start { return .early(start) }
    if let end, day >= end { return .expired(end) }
    return nil
  }
}

/// Why a text that is there is not published.
package enum Withholding: Sendable, Hashable {
  case draft
  /// Before the day it is to be published.
  case early(CalendarDate)
  /// Since the day it expired.
  case expired(CalendarDate)
}

/// An address a page once had, which still leads to it.
package struct FormerPath: Sendable, Hashable {
  package let path: SitePath
  package let location: Location

  package init(path: SitePath, location: Location) {
    self.path = path
    self.location = location
  }
}
