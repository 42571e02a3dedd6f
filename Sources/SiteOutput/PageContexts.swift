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
  private let shapes = SharedShapes()

  init(_ views: ContentViews, _ assets: SiteAssets) {
    self.views = views
    common = views.common + [("asset", assets.function)]
  }

  /// - Parameters:
  ///   - number: the page's place in the graph.
  ///   - calls: renders the template calls in texts.
  func variables(of number: Int, calls: TextCalls) -> JobVariables {
    let page = views.graph.pages[number]
    // Looked at several times while the page is made, and not kept after.
    let body = body(of: page).map { $0?.held }
    var shared = views.site.members(for: page)
    shared.reserveCapacity(32)
    shared += common
    shared.append(("img", views.pictures.function(root: views.site.root(for: page))))
    shared.append(("share_image", shareImage(of: page, with: body ?? nil)))
    var members = shared + own(page)
    var text: DeferredText?
    switch body {
    case nil: break
    case .some(nil): members += [("body", .none), ("headings", .array([])), ("length", .none)]
    case .some(let body?): text = self.text(body, on: page, shared, calls)
    }
    return JobVariables(members, text: text) { [shapes] in shapes.object($0, kind: page.template) }
  }

  /// The long text of a page that may have one; nil of any other page.
  private func body(of page: SitePage) -> Body?? {
    switch page.kind {
    case .home, .notFound, .plan, .list, .terms, .term: nil
    case .detail(let id): views.graph.library.record(id)?.body
    case .page(let index): views.graph.library.pages[index].body
    }
  }

  private func text(_ body: Body, on page: SitePage, _ shared: [(String, Value)], _ calls: TextCalls) -> DeferredText {
    DeferredText(example: BodyViews.example) { [self] in
      BodyViews.fingerprint(body, on: page, views.graph, views.pictures)
    } members: { [self] in
      BodyViews.html(body, on: page, views.graph.links, views.pictures) { [views] call in
        calls.html(of: call, shared + CallFunctions.members(for: body, views.graph, views.records, views.pictures))
      }
      .map { [("body", $0), ("headings", BodyViews.headings(body)), ("length", BodyViews.length(body))] }
    }
  }

  /// The page's own picture, or the first of its text, or the site's, as other platforms show it.
  private func shareImage(of page: SitePage, with body: Body?) -> Value {
    switch page.kind {
    case .home, .notFound, .plan, .list, .terms, .term: return views.pictures.share(nil)
    case .page: return views.pictures.share(body.flatMap { BodyViews.firstPicture($0, views.graph.links) })
    case .detail(let id):
      guard let collection = views.graph.library.collection(id.collection), let record = collection[id.key] else { return .none }
      for index in collection.schema.imageFields {
        guard case .image(let path)? = record.values[index] else { continue }
        return views.pictures.share(path, focus: collection.focus(of: record, image: collection.schema.fields[index].name))
      }
      return views.pictures.share(body.flatMap { BodyViews.firstPicture($0, views.graph.links) })
    }
  }

  /// The variables only this kind of page has.
  private func own(_ page: SitePage) -> [(String, Value)] {
    switch page.kind {
    case .home, .notFound: []
    case .plan: [("plan", views.plan)]
    case .list(let name, let part, let number, let count):
      views.graph.library.collection(name).map { list($0, part, page, number, of: count) } ?? []
    case .detail(let id): detail(id)
    case .terms(let taxonomy): [("taxonomy", views.terms[taxonomy])]
    case .term(let taxonomy, let term, let number, let count): self.term(taxonomy, term, page, number, of: count)
    case .page(let index): free(views.graph.library.pages[index])
    }
  }

  private func list(
    _ collection: Collection, _ part: SitePage.ListPart?, _ page: SitePage, _ number: Int, of count: Int
  ) -> [(String, Value)] {
    let cards = views.records.list(collection.schema.name)
    let total = views.lists.count(part, of: collection)
    let perPage = collection.schema.list?.perPage ?? max(1, total)
    let shown = views.lists.records(part, of: collection, min((number - 1) * perPage, total)..<min(number * perPage, total))
    return [
      ("collection", views.lists[collection.schema.name]),
      ("facet", views.lists.part(part, of: collection.schema.name)),
      ("items", .array(shown.map { cards[$0] })),
      ("pagination", Pagination(page, number, of: count, total: total).view),
    ]
  }

  /// What one page of a term shows: records of any collection.
  private func term(_ taxonomy: Int, _ term: Int, _ page: SitePage, _ number: Int, of count: Int) -> [(String, Value)] {
    let declared = views.graph.taxonomies[taxonomy]
    let shown = declared.terms[term].records
    let perPage = declared.taxonomy.perPage ?? max(1, shown.count)
    return [
      ("taxonomy", views.terms[taxonomy]),
      ("facet", views.terms[taxonomy, term]),
      ("items", .array(shown.dropFirst((number - 1) * perPage).prefix(perPage).map(views.records.card))),
      ("pagination", Pagination(page, number, of: count, total: shown.count).view),
    ]
  }

  private func detail(_ id: RecordID) -> [(String, Value)] {
    guard let collection = views.graph.library.collection(id.collection), let record = collection[id.key] else { return [] }
    let full = views.records.full(record)
    let others = views.records.others(than: record)
    return [
      ("record", full), (collection.schema.item, full), ("related", views.records.related(to: id)),
      ("siblings", others.siblings), ("alike", others.alike),
      ("nearby", views.places.near(id)),
      ("map", views.places.map(of: record, in: collection)),
      ("calendar", FieldViews.text(Calendar.path(of: record, in: collection, views.graph))),
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
