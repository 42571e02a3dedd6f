import ContentModel
import Templating

extension StockSummary {
  /// The stock for templates: `lines` with the warned ones first, `warned` alone.
  var view: Value {
    .object([("lines", .array(lines.map(\.view))), ("warned", .array(warned.map(\.view)))])
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
