import ContentModel
import SiteStructure
import Templating

/// Where one page of a long list stands among the others, and the pages it links to.
struct Pagination {
  private let number: Int
  private let count: Int
  private let total: Int
  /// The path of the list's first page.
  private let first: String

  /// Lists of so many pages name all of them; longer ones name the first, the last and those around.
  private static let few = 9
  private static let around = 2

  init(_ page: SitePage, _ number: Int, of count: Int, total: Int) {
    self.number = number
    self.count = count
    self.total = total
    // The first page of the same list is the last step on the way to a further one.
    first = number == 1 ? page.path.text : page.breadcrumbs.last?.path.text ?? page.path.text
  }

  /// The numbers of the pages to link to from page `number`, in order; nil where two or more are left out.
  static func numbers(from number: Int, of count: Int) -> [Int?] {
    guard count > few else { return Array(1...max(1, count)) }
    // At an end as many are named as in the middle.
    let middle = min(max(number, 1 + around), count - around)
    let first = middle - around <= 3 ? 1 : middle - around
    let last = middle + around >= count - 2 ? count : middle + around
    return (first > 1 ? [1, nil] : []) + Array(first...last) + (last < count ? [nil, count] : [])
  }

  /// Members `number`, `count`, `total`, `previous`, `next`, and `pages`, each with `number`, `path`, `current`; number and path are none where
  /// pages are left out.
  var view: Value {
    let pages = Pagination.numbers(from: number, of: count).map { page in
      Value.object(
        ObjectValue(
          shape: Pagination.pageShape, values: [page.map { .int($0) } ?? .none, path(page ?? 0), .bool(page == number)]))
    }
    return .object(
      ObjectValue(
        shape: Pagination.shape,
        values: [.int(number), .int(count), .int(total), path(number - 1), path(number + 1), .array(pages)]))
  }

  private static let shape = Shape(["number", "count", "total", "previous", "next", "pages"])
  private static let pageShape = Shape(["number", "path", "current"])

  private func path(_ page: Int) -> Value {
    guard page >= 1, page <= count else { return .none }
    return .string(page == 1 ? first : first + "page/\(page)/")
  }
}
