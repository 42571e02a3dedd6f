package import ContentModel

/// One page of the site before it is rendered: where it stands, what it shows and by which template.
///
/// An object that never changes, as there are many and each is handed on often.
package final class SitePage: Sendable {
  /// What a page shows.
  ///
  /// The largest cases stand behind a pointer, as most pages show a record.
  package enum Kind: Sendable, Hashable {
    case home
    /// One page of a collection's list, or of the part of it that shares a value; counted from 1.
    indirect case list(collection: String, part: ListPart?, number: Int, count: Int)
    case detail(RecordID)
    /// The list of a taxonomy's terms, by the taxonomy's index.
    case terms(Int)
    /// One page of the records of a taxonomy's term, counted from 1.
    indirect case term(taxonomy: Int, term: Int, number: Int, count: Int)
    /// A free page, by its index in the library.
    case page(Int)
    case plan
    case notFound

    /// The word templates know the kind by.
    package var name: String {
      switch self {
      case .home: "home"
      case .list: "list"
      case .detail: "detail"
      case .terms: "terms"
      case .term: "term"
      case .page: "page"
      case .plan: "plan"
      case .notFound: "not-found"
      }
    }
  }

  /// A part of a list: a facet of its collection, and a value of that.
  package struct ListPart: Sendable, Hashable {
    package let facet: Int
    package let value: Int
  }

  /// A page as another one names it.
  package struct Link: Sendable, Hashable {
    package let title: String
    package let path: SitePath

    package init(title: String, path: SitePath) {
      self.title = title
      self.path = path
    }
  }

  /// What the pages of all records of a collection have in common.
  final class Frame: Sendable {
    let template: String
    /// Of pages that do not show a record, which tells it itself.
    let description: String?
    let canonical: SitePath?
    let isListed: Bool
    let breadcrumbs: [Link]

    init(
      template: String, description: String? = nil, canonical: SitePath? = nil, isListed: Bool = true, breadcrumbs: [Link] = []
    ) {
      self.template = template
      self.description = description
      self.canonical = canonical
      self.isListed = isListed && canonical == nil
      self.breadcrumbs = breadcrumbs
    }
  }

  package let kind: Kind
  package let path: SitePath
  package let title: String
  package let date: CalendarDate?
  let frame: Frame

  package var template: String { frame.template }
  /// The page that search engines are to show in place of this one, whose contents it repeats.
  package var canonical: SitePath? { frame.canonical }
  /// Whether the page is told to search engines and stands in the site map.
  package var isListed: Bool { frame.isListed }
  /// The pages above this one, the home page first.
  package var breadcrumbs: [Link] { frame.breadcrumbs }

  init(_ kind: Kind, at path: SitePath, title: String, date: CalendarDate? = nil, in frame: Frame) {
    self.kind = kind
    self.path = path
    self.title = title
    self.date = date
    self.frame = frame
  }

  /// The record the page shows in full; nil for any other page.
  package var record: RecordID? { if case .detail(let id) = kind { id } else { nil } }

  /// The collection the page belongs to; nil for pages outside any.
  package var collection: String? {
    switch kind {
    case .list(let collection, _, _, _): collection
    case .detail(let id): id.collection
    default: nil
    }
  }

  /// The same page under another title.
  func titled(_ title: String) -> SitePage { SitePage(kind, at: path, title: title, date: date, in: frame) }

  package var link: Link { Link(title: title, path: path) }
}
