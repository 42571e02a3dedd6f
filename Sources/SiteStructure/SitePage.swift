package import ContentModel

/// One page of the site before it is rendered: where it stands, what it shows and by which template.
///
/// An object that never changes, as there are many and each is handed on often.
package final class SitePage: Sendable {
  /// What a page shows.
  package enum Kind: Sendable, Hashable {
    case home
    /// One page of a collection's list, or of the part of it that shares a value; counted from 1.
    case list(collection: String, part: ListPart?, number: Int, count: Int)
    case detail(RecordID)
    /// The list of a taxonomy's terms, by the taxonomy's index.
    case terms(Int)
    /// One page of the records of a taxonomy's term, counted from 1.
    case term(taxonomy: Int, term: Int, number: Int, count: Int)
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

  package let kind: Kind
  package let path: SitePath
  package let template: String
  package let title: String
  package let description: String?
  package let date: CalendarDate?
  /// The page that search engines are to show in place of this one, whose contents it repeats.
  package let canonical: SitePath?
  /// Whether the page is told to search engines and stands in the site map.
  package let isListed: Bool
  /// The pages above this one, the home page first.
  package let breadcrumbs: [Link]
  /// The neighbours in the order of the collection.
  package let previous: Link?
  package let next: Link?

  package init(
    kind: Kind, path: SitePath, template: String, title: String, description: String? = nil, date: CalendarDate? = nil,
    canonical: SitePath? = nil, isListed: Bool = true, breadcrumbs: [Link] = [], previous: Link? = nil, next: Link? = nil
  ) {
    self.kind = kind
    self.path = path
    self.template = template
    self.title = title
    self.description = description
    self.date = date
    self.canonical = canonical
    self.isListed = isListed && canonical == nil
    self.breadcrumbs = breadcrumbs
    self.previous = previous
    self.next = next
  }

  /// The collection the page belongs to; nil for pages outside any.
  package var collection: String? {
    switch kind {
    case .list(let collection, _, _, _): collection
    case .detail(let id): id.collection
    default: nil
    }
  }

  /// The same page of a record that is told in other words.
  func revised(title: String, description: String?) -> SitePage {
    copy(title: title, description: description, previous: previous, next: next)
  }

  /// The same page behind a page that is called something else.
  func following(_ previous: Link) -> SitePage { copy(title: title, description: description, previous: previous, next: next) }

  /// The same page before a page that is called something else.
  func followed(by next: Link) -> SitePage { copy(title: title, description: description, previous: previous, next: next) }

  private func copy(title: String, description: String?, previous: Link?, next: Link?) -> SitePage {
    SitePage(
      kind: kind, path: path, template: template, title: title, description: description, date: date, canonical: canonical,
      isListed: isListed, breadcrumbs: breadcrumbs, previous: previous, next: next)
  }

  package var link: Link { Link(title: title, path: path) }
}
