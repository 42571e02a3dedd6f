import CSV
import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteStructure

/// The records of collections for those who use them elsewhere: as a table for spreadsheets and as JSON for programs.
enum OpenData {
  /// Where a collection is offered.
  struct Paths: Sendable {
    let csv: String
    let json: String
  }

  /// Nil for a collection whose schema does not offer it.
  static func paths(of schema: Schema) -> Paths? {
    schema.openData == nil ? nil : Paths(csv: "data/\(schema.name).csv", json: "data/\(schema.name).json")
  }

  static func files(_ graph: SiteGraph, _ pictures: PictureSet) -> [OutputFile] {
    graph.library.collections.flatMap { collection -> [OutputFile] in
      guard let paths = paths(of: collection.schema), let fields = collection.schema.openData else { return [] }
      return [
        OutputFile(path: paths.csv, contents: .bytes(table(collection, fields, graph, pictures))),
        OutputFile(path: paths.json, contents: .bytes(Array((JSONText.encode(document(collection, fields, graph, pictures)) + "\n").utf8))),
      ]
    }
  }

  /// Headed by the names people know; references by their titles.
  private static func table(_ collection: Collection, _ fields: [Int], _ graph: SiteGraph, _ pictures: PictureSet) -> [UInt8] {
    let base = graph.library.site.baseURL
    let header = fields.map { collection.schema.fields[$0].label } + (base == nil ? [] : ["网址"])
    let records = collection.records.map { record in
      fields.map { text(record.values[$0], graph, pictures) } + (base.map { [address(of: record, $0, graph) ?? ""] } ?? [])
    }
    return CSVWriter.write(header: header, records: records)
  }

  private static func document(_ collection: Collection, _ fields: [Int], _ graph: SiteGraph, _ pictures: PictureSet) -> JSONText.Value {
    let site = graph.library.site
    let declared = fields.map { collection.schema.fields[$0] }
    let records = collection.records.map { record -> JSONText.Value in
      let members = fields.map { (collection.schema.fields[$0].name, value(record.values[$0], graph, pictures)) }
      let url = site.baseURL.flatMap { address(of: record, $0, graph) }.map { [("url", JSONText.Value.string($0))] } ?? []
      return .object(members + url)
    }
    return .object(
      [("name", .string(collection.schema.name)), ("label", .string(collection.schema.label)), ("site", .string(site.title))]
        + (site.dataLicence.map { [("licence", .string($0))] } ?? [])
        + (site.isSample ? [("sample", .bool(true))] : [])
        + [
          ("fields", .array(declared.map { .object([("name", .string($0.name)), ("label", .string($0.label))]) })),
          ("records", .array(records)),
        ])
  }

  private static func address(of record: Record, _ base: String, _ graph: SiteGraph) -> String? {
    graph.page(of: record.id).map { base + $0.path.encoded }
  }

  private static func text(_ value: FieldValue?, _ graph: SiteGraph, _ pictures: PictureSet) -> String {
    switch value {
    case nil, .names: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .amount(let share, "%"): (share * Amount(100)).exactText + "%"
    case .amount(let amount, _): amount.exactText
    case .date(let date): date.iso
    case .period(let period): period.id
    case .boolean(let flag): flag ? "是" : "否"
    case .list(let items): items.joined(separator: "、")
    case .references(let ids): ids.map { title(of: $0, graph) }.joined(separator: "、")
    case .image(let path): pictures[path].flatMap { pictures.renditions(of: $0)?.fallback.path } ?? path
    case .coordinates(let latitude, let longitude): "\(latitude.exactText),\(longitude.exactText)"
    }
  }

  private static func value(_ value: FieldValue?, _ graph: SiteGraph, _ pictures: PictureSet) -> JSONText.Value {
    switch value {
    case nil, .names: .null
    case .integer(let number): .int(number)
    case .amount(let share, "%"): .object([("amount", .number((share * Amount(100)).exactText)), ("unit", .string("%"))])
    case .amount(let amount, let unit):
      unit.map { .object([("amount", .number(amount.exactText)), ("unit", .string($0))]) } ?? .number(amount.exactText)
    case .boolean(let flag): .bool(flag)
    case .list(let items): .array(items.map { .string($0) })
    case .references(let ids):
      .array(ids.map { .object([("key", .string($0.key)), ("title", .string(title(of: $0, graph)))]) })
    case .coordinates(let latitude, let longitude):
      .object([("latitude", .number(latitude.exactText)), ("longitude", .number(longitude.exactText))])
    case .text, .date, .period, .image: .string(text(value, graph, pictures))
    }
  }

  private static func title(of id: RecordID, _ graph: SiteGraph) -> String {
    guard let collection = graph.library.collection(id.collection), let record = collection[id.key] else { return id.key }
    return collection.title(of: record)
  }
}
