import ContentModel
import Templating

extension StockSummary {
  /// The stock for templates: `lines` with the warned ones first, `warned` alone, and the numbers by `ages` and `seasons`.
  func view(_ figures: FigureList) -> Value {
    let ages = Age.allCases.map { ($0.label, "stock.age.\($0.rawValue)") }
    let seasons = Season.allCases.map { ($0.label, "stock.season.\($0.rawValue)") }
    func groups(_ list: [(label: String, id: String)]) -> Value {
      .array(list.map { .object([("label", .string($0.label)), ("count", figures.view($0.id))]) })
    }
    return .object([
      ("lines", .array(lines.map(\.view))), ("warned", .array(warned.map(\.view))), ("ages", groups(ages)), ("seasons", groups(seasons)),
    ])
  }
}

extension StockSummary.Line {
  var view: Value {
    .object([
      ("product", .string(item.product.title)), ("village", .string(item.village.title)), ("quantity", .string(item.quantity.exactText)),
      ("sales_unit", .string(item.salesUnit)), ("date", item.date.view), ("ready", item.ready?.view ?? .none),
      ("season_end", item.seasonEnd?.view ?? .none), ("age", age.map { .int($0) } ?? .none), ("note", .optional(item.note)),
      ("warning", .optional(warning?.text)),
    ])
  }
}
