import ContentModel
import Templating

extension PurchaseSummary {
  /// The ledger for templates: totals against the period before, one table a dimension, and every purchase.
  var view: Value {
    .object([
      ("total", total.current.moneyView), ("total_change", total.view(places: 2)), ("count_change", count.view(places: 0)),
      ("households_change", households.view(places: 0)), ("has_previous", .bool(previous != nil)),
      ("number", .int(purchases.count)), ("tables", .array(breakdowns.map(\.view))),
      ("by", .object(breakdowns.map { ($0.dimension.rawValue, $0.view) })), ("ledger", .array(purchases.map(\.view))),
    ])
  }
}

extension Breakdown {
  /// Rows with `title`, `amount`, `count`, `share`, `rank`, `change`, `percent`, `households`; `top` are the first three groups that bought.
  var view: Value {
    let rows = rows.map { row -> Value in
      .object([
        ("key", .string(row.key)), ("title", .string(row.title)), ("amount", row.amount.current.moneyView), ("count", .int(row.count)),
        ("share", .optional(row.share.map { $0.text(places: 1) + "%" })), ("rank", row.rank.map { .int($0) } ?? .none),
        ("previous", .optional(row.amount.previous?.text(places: 2, grouped: true))),
        ("change", .optional(row.amount.change?.signedText(places: 2))),
        ("percent", .optional(row.amount.percent.map { $0.signedText(places: 1) + "%" })),
        ("households", .string(row.households.text(places: 0, grouped: true))),
        ("figure", .string("purchases.\(dimension.rawValue).\(row.key)")),
      ])
    }
    let previous = self.rows.compactMap(\.amount.previous)
    let totals = Comparison(
      current: total, previous: previous.count == self.rows.count && !previous.isEmpty ? previous.reduce(.zero, +) : nil)
    let shares = self.rows.compactMap(\.share)
    return .object([
      ("id", .string(dimension.rawValue)), ("title", .string(dimension.title)), ("rows", .array(rows)), ("total", total.moneyView),
      ("count", .int(count)), ("share", shares.isEmpty ? .none : .string("100.0%")),
      ("households", .string(self.rows.reduce(Amount.zero) { $0 + $1.households }.text(places: 0, grouped: true))),
      ("comparison", totals.view(places: 2)), ("ranked", .bool(!dimension.isChronological)),
      ("top", .array(Array(zip(self.rows, rows).filter { $0.0.rank != nil }.map(\.1).prefix(3)))),
    ])
  }
}

extension Purchase {
  var view: Value {
    .object([
      ("id", .string(id)), ("date", date.view), ("buyer", .optional(buyer?.title)), ("buyer_type", .string(buyerType)),
      ("product", .string(product.title)), ("kind", .optional(kind)), ("village", .string(village.title)),
      ("quantity", .string(quantity.exactText)), ("sales_unit", .string(salesUnit)),
      ("price", .string(price.text(places: 2, grouped: true))),
      ("amount", amount.moneyView), ("channel", .string(channel)), ("households", households.map { .int($0) } ?? .none),
      ("row", .string("\(row.file):\(row.line)")),
    ])
  }
}
