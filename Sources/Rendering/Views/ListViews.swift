import ContentLoading
package import ContentModel
package import SiteStructure
package import Templating

/// How the lists of a site look to a template: where each stands, how many records it has, and the parts it is given in.
package struct ListViews: Sendable {
  private var graph: SiteGraph
  private let lists: [String: Value]

  /// - Parameter files: what else belongs to a collection, such as its calendar, by the names templates know it by.
  package init(_ graph: SiteGraph, files: (Schema) -> [(String, Value)]) {
    self.graph = graph
    lists = Dictionary(
      graph.library.collections.map { collection in
        let schema = collection.schema
        let members: [(String, Value)] = [
          ("name", .string(schema.name)), ("label", .string(schema.label)), ("description", FieldViews.text(schema.description)),
          ("count", .int(collection.records.count)), ("path", FieldViews.text(schema.list?.path.text)),
          ("facets", .array(graph.facets(of: schema.name).map(ListViews.facet))),
        ]
        return (schema.name, .object(members + files(schema), display: schema.label))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The same views of records whose texts only are different.
  package func revised(to graph: SiteGraph) -> ListViews {
    var views = self
    views.graph = graph
    return views
  }

  /// Every collection that has pages, by its name.
  package var all: Value {
    .object(
      graph.library.collections.map(\.schema).filter { $0.list != nil || $0.pages != nil }
        .map { ($0.name, self[$0.name]) })
  }

  package subscript(collection: String) -> Value {
    lists[collection] ?? .none
  }

  /// The part of a list that a page shows; none for the whole list.
  package func part(_ part: SitePage.ListPart?, of collection: String) -> Value {
    guard let part, let facet = facet(part, of: collection) else { return .none }
    let value = facet.values[part.value]
    return .object(
      [
        ("field", .string(facet.field)), ("label", .string(facet.label)), ("title", .string(value.title)),
        ("path", .string(value.path.text)),
        ("count", .int(value.records.count)),
      ], display: value.title)
  }

  /// How many records a list or a part of it shows.
  package func count(_ part: SitePage.ListPart?, of collection: Collection) -> Int {
    guard let part, let facet = facet(part, of: collection.schema.name) else { return collection.records.count }
    return facet.values[part.value].records.count
  }

  /// The indices of some of the records that a list or a part of it shows.
  ///
  /// - Parameter range: those that one page shows; lists are long, and have many pages.
  package func records(_ part: SitePage.ListPart?, of collection: Collection, _ range: Range<Int>) -> [Int] {
    guard let part, let facet = facet(part, of: collection.schema.name) else { return Array(range) }
    return Array(facet.values[part.value].records[range])
  }

  private func facet(_ part: SitePage.ListPart, of collection: String) -> Facet? {
    let facets = graph.facets(of: collection)
    guard facets.indices.contains(part.facet), facets[part.facet].values.indices.contains(part.value) else { return nil }
    return facets[part.facet]
  }

  private static func facet(_ facet: Facet) -> Value {
    let values = facet.values.map { value in
      Value.object(
        [("title", .string(value.title)), ("path", .string(value.path.text)), ("count", .int(value.records.count))], display: value.title)
    }
    return .object([("field", .string(facet.field)), ("label", .string(facet.label)), ("values", .array(values))], display: facet.label)
  }
}
