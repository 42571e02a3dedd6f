import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteStructure
import Templating

/// Makes the variables of each page's template.
///
/// An object, as every page's job holds it.
final class PageContexts: Sendable {
  private let views: ContentViews
  /// What all pages are given alike.
  private let common: [(String, Value)]

  private var graph: SiteGraph { views.graph }
  private var site: SiteView { views.site }
  private var records: RecordViews { views.records }
  private var lists: ListViews { views.lists }
  private var places: PlaceViews { views.places }
  private var pictures: PictureViews { views.pictures }
  private var terms: TermViews { views.terms }

  init(_ views: ContentViews, _ assets: SiteAssets) {
    self.views = views
    common = views.common + [("asset", assets.function)]
  }

  /// - Parameter calls: renders the template calls in texts.
  func context(for page: SitePage, calls: TextCalls) -> Diagnosed<Value> {
    let shared =
      site.members(for: page) + common
      + [("img", pictures.function(root: site.root(for: page))), ("share_image", shareImage(of: page))]
    return text(of: page, shared, calls).map { .object(shared + own(page) + $0) }
  }

  /// The long text of a page that may have one.
  private func text(of page: SitePage, _ shared: [(String, Value)], _ calls: TextCalls) -> Diagnosed<[(String, Value)]> {
    let body: Body?
    switch page.kind {
    case .home, .notFound, .plan, .list, .terms, .term: return Diagnosed([])
    case .detail(let id): body = graph.library.record(id)?.body
    case .page(let index): body = graph.library.pages[index].body
    }
    guard let body else { return Diagnosed([("body", .none), ("headings", .array([])), ("length", .none)]) }
    return BodyViews.html(body, on: page, graph.links, pictures) { [graph, records, pictures] call in
      calls.html(of: call, shared + CallFunctions.members(for: body, graph, records, pictures))
    }
    .map { [("body", $0), ("headings", BodyViews.headings(body)), ("length", BodyViews.length(body))] }
  }

  /// The page's own picture, or the first of its text, or the site's, as other platforms show it.
  private func shareImage(of page: SitePage) -> Value {
    switch page.kind {
    case .home, .notFound, .plan, .list, .terms, .term: return pictures.share(nil)
    case .page(let index): return pictures.share(BodyViews.firstPicture(graph.library.pages[index].body, graph.links))
    case .detail(let id):
      guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return .none }
      for (field, value) in zip(collection.schema.fields, record.values) {
        guard case .image(let path)? = value else { continue }
        return pictures.share(path, focus: collection.focus(of: record, image: field.name))
      }
      return pictures.share(record.body.flatMap { BodyViews.firstPicture($0, graph.links) })
    }
  }

  /// The variables only this kind of page has.
  private func own(_ page: SitePage) -> [(String, Value)] {
    switch page.kind {
    case .home, .notFound: []
    case .plan: [("plan", views.plan)]
    case .list(let name, let part, let number, let count):
      graph.library.collection(name).map { list($0, part, page, number, of: count) } ?? []
    case .detail(let id): detail(id)
    case .terms(let taxonomy): [("taxonomy", terms[taxonomy])]
    case .term(let taxonomy, let term, let number, let count): self.term(taxonomy, term, page, number, of: count)
    case .page(let index): free(graph.library.pages[index])
    }
  }

  private func list(
    _ collection: Collection, _ part: SitePage.ListPart?, _ page: SitePage, _ number: Int, of count: Int
  ) -> [(String, Value)] {
    let cards = records.list(collection.schema.name)
    let shown = lists.records(part, of: collection)
    let perPage = collection.schema.list?.perPage ?? max(1, shown.count)
    return [
      ("collection", lists[collection.schema.name]),
      ("facet", lists.part(part, of: collection.schema.name)),
      ("items", .array(shown.dropFirst((number - 1) * perPage).prefix(perPage).map { cards[$0] })),
      ("pagination", Pagination(page, number, of: count, total: shown.count).view),
    ]
  }

  /// What one page of a term shows: records of any collection.
  private func term(_ taxonomy: Int, _ term: Int, _ page: SitePage, _ number: Int, of count: Int) -> [(String, Value)] {
    let declared = graph.taxonomies[taxonomy]
    let shown = declared.terms[term].records
    let perPage = declared.taxonomy.perPage ?? max(1, shown.count)
    return [
      ("taxonomy", terms[taxonomy]),
      ("facet", terms[taxonomy, term]),
      ("items", .array(shown.dropFirst((number - 1) * perPage).prefix(perPage).compactMap { records.card(of: $0) })),
      ("pagination", Pagination(page, number, of: count, total: shown.count).view),
    ]
  }

  private func detail(_ id: RecordID) -> [(String, Value)] {
    guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return [] }
    let full = records.full(record, in: collection)
    return [
      ("record", full), (collection.schema.item, full), ("related", records.related(to: id)), ("nearby", places.near(id)),
      ("map", places.map(of: record, in: collection)), ("calendar", FieldViews.text(Calendar.path(of: record, in: collection, graph))),
    ]
  }

  private func free(_ content: Page) -> [(String, Value)] {
    let record = Value.object(
      [
        ("title", .string(content.title)), ("date", content.date.map(FieldViews.date) ?? .none),
        ("summary", FieldViews.text(content.summary)),
      ], display: content.title)
    return [("record", record)]
  }
}
