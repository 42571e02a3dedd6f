import ContentLoading
package import ContentModel
import Rendering
package import SiteStructure
package import Templating

/// How a site's content looks to templates, whatever these are; what pages share is made once.
package struct ContentViews: Sendable {
  let graph: SiteGraph
  let site: SiteView
  let records: RecordViews
  let lists: ListViews
  let places: PlaceViews
  let pictures: PictureViews
  let terms: TermViews
  let plan: Value
  /// What all pages are given alike.
  let common: [(String, Value)]

  /// - Parameter threads: how many views are made side by side.
  package init(_ graph: SiteGraph, _ pictures: PictureSet, built: CalendarDate, threads: Int = 1) {
    let configuration = graph.library.site
    let (pictures, terms) = (PictureViews(pictures), TermViews(graph) { Feed.path(of: $1, in: $0, configuration) })
    let lists = ListViews(graph) { ContentViews.files(of: $0, configuration) }
    self.init(graph, pictures, RecordViews(graph, pictures, threads: threads), lists, terms, built)
  }

  private init(
    _ graph: SiteGraph, _ pictures: PictureViews, _ records: RecordViews, _ lists: ListViews, _ terms: TermViews, _ built: CalendarDate
  ) {
    self.graph = graph
    self.pictures = pictures
    self.records = records
    self.lists = lists
    self.terms = terms
    site = SiteView(graph, built: built)
    places = PlaceViews(graph, records)
    plan = graph.library.plan.map { PlanView.view($0, units: graph.library.collection("units")) } ?? .none
    common = [
      ("collections", records.collections), ("lists", lists.all), ("security_policy", .string(ContentSecurityPolicy.page)),
      ("taxonomies", terms.all), ("term", terms.function), ("qr_code", QRCodeFunction.value),
    ]
  }

  /// The values that many pages are given.
  package var shared: [Value] { records.shared + site.sites }

  /// The views of the same content in which only the words of texts, and of some records, are different.
  package func revised(to graph: SiteGraph, records ids: [RecordID], built: CalendarDate) -> ContentViews {
    ContentViews(graph, pictures, records.revised(to: graph, records: ids), lists.revised(to: graph), terms, built)
  }

  /// The files that go with a collection.
  private static func files(of schema: Schema, _ site: SiteConfiguration) -> [(String, Value)] {
    let data = OpenData.paths(of: schema).map { Value.object([("csv", .string($0.csv)), ("json", .string($0.json))]) }
    return [
      ("calendar", FieldViews.text(Calendar.path(of: schema))), ("data", data ?? .none),
      ("feed", FieldViews.text(Feed.path(of: schema, site))),
    ]
  }
}
