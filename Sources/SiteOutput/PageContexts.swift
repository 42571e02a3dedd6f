import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteStructure
import Templating

/// Makes the variables of each page's template; what pages share is made once.
struct PageContexts: Sendable {
  private let graph: SiteGraph
  private let site: SiteView
  private let records: RecordViews
  private let collections: Value
  private let plan: Value
  private let calls: TextCalls

  init(_ graph: SiteGraph, built: CalendarDate, calls: TextCalls) {
    self.graph = graph
    self.calls = calls
    site = SiteView(graph, built: built)
    records = RecordViews(graph)
    collections = records.collections
    plan = graph.library.plan.map { PlanView.view($0, units: graph.library.collection("units")) } ?? .none
  }

  func context(for page: SitePage) -> Diagnosed<Value> {
    let shared = site.members(for: page) + [("collections", collections)]
    return text(of: page, shared).map { .object(shared + own(page) + $0) }
  }

  /// The long text of a page that may have one.
  private func text(of page: SitePage, _ shared: [(String, Value)]) -> Diagnosed<[(String, Value)]> {
    let body: Body?
    switch page.kind {
    case .home, .notFound, .plan, .list: return Diagnosed([])
    case .detail(let id): body = graph.library.record(id)?.body
    case .page(let index): body = graph.library.pages[index].body
    }
    guard let body else { return Diagnosed([("body", .none), ("headings", .array([]))]) }
    return BodyViews.html(body, on: page, graph.links) { call in
      calls.html(of: call, shared + CallFunctions.members(for: body, graph, records))
    }
    .map { [("body", $0), ("headings", BodyViews.headings(body))] }
  }

  /// The variables only this kind of page has.
  private func own(_ page: SitePage) -> [(String, Value)] {
    switch page.kind {
    case .home, .notFound: []
    case .plan: [("plan", plan)]
    case .list(let name, let number, let count): graph.library.collection(name).map { list($0, number, of: count) } ?? []
    case .detail(let id): detail(id)
    case .page(let index): free(graph.library.pages[index])
    }
  }

  private func list(_ collection: Collection, _ number: Int, of count: Int) -> [(String, Value)] {
    let schema = collection.schema
    let cards = records.list(schema.name)
    let perPage = schema.list?.perPage ?? max(1, cards.count)
    let shown = cards.dropFirst((number - 1) * perPage).prefix(perPage)
    func path(_ page: Int) -> Value {
      guard let list = schema.list, (1...count).contains(page) else { return .none }
      return .string(page == 1 ? list.path.text : list.path.text + "page/\(page)/")
    }
    let pages = (1...count).map { page in
      Value.object([("number", .int(page)), ("path", path(page)), ("current", .bool(page == number))])
    }
    return [
      (
        "collection",
        .object(
          [
            ("name", .string(schema.name)), ("label", .string(schema.label)), ("description", FieldViews.text(schema.description)),
            ("count", .int(cards.count)),
          ], display: schema.label)
      ),
      ("items", .array(Array(shown))),
      (
        "pagination",
        .object([
          ("number", .int(number)), ("count", .int(count)), ("previous", path(number - 1)), ("next", path(number + 1)),
          ("pages", .array(pages)),
        ])
      ),
    ]
  }

  private func detail(_ id: RecordID) -> [(String, Value)] {
    guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return [] }
    let full = records.full(record, in: collection)
    return [("record", full), (collection.schema.item, full), ("related", records.related(to: id))]
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
