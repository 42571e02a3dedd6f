import ContentModel
import Templating

extension PurchaseSummary {
  /// The ledger for templates: the measures against earlier periods, one table a dimension, and every purchase when links for them are given.
  func view(_ figures: FigureList, ledger links: SourceLinks?) -> Value {
    let measures = [("purchases.total", "采购总额", "元"), ("purchases.count", "采购笔数", "笔"), ("purchases.households", "带动户次", "户次")]
    let tables = breakdowns.map { ($0.dimension.rawValue, $0.view(figures)) }
    return .object([
      ("number", .int(purchases.count)), ("has_previous", .bool(tallies.previous != nil)),
      ("has_year_before", .bool(tallies.yearBefore != nil)), ("has_target", .bool(target != nil)),
      (
        "measures",
        .array(
          measures.map { id, title, unit in
            .object([("title", .string(title)), ("unit", .string(unit))] + figures.comparisonView(id))
          })
      ),
      ("tables", .array(tables.map(\.1))), ("by", .object(tables)),
      ("ledger", .array(links.map { links in purchases.map { $0.view(links) } } ?? [])),
    ])
  }
}

extension FigureList {
  /// Members `now`, `previous`, `change`, `percent`, `year_before`, `year_change`, `year_percent`, `year_to_date`, `target`,
  /// `target_percent`: the figures of one measure, none where it has no such figure.
  func comparisonView(_ id: String) -> [(String, Value)] {
    [
      ("now", view(id)), ("previous", view("\(id).previous")), ("change", view("\(id).change")), ("percent", view("\(id).change-percent")),
      ("year_before", view("\(id).year-before")), ("year_change", view("\(id).year-change")),
      ("year_percent", view("\(id).year-change-percent")), ("year_to_date", view("\(id).year-to-date")), ("target", view("\(id).target")),
      ("target_percent", view("\(id).target-percent")),
    ]
  }
}

extension Breakdown {
  /// `rows` and `total` with the figures `amount`, `count`, `share`, `rank`, `households` and those of `comparisonView`; `top` are the first
  /// three groups that bought.
  func view(_ figures: FigureList) -> Value {
    let views = listed.map { row -> Value in row.view(in: dimension, figures) }
    let top = zip(listed, views).filter { $0.0.rank != nil }.map(\.1).prefix(3)
    let total: [(String, Value)] = [
      ("amount", figures.view("purchases.total")), ("count", figures.view("purchases.count")),
      ("households", figures.view("purchases.households")), ("share", rows.contains { $0.share != nil } ? .string("100.0%") : .none),
    ]
    return .object([
      ("id", .string(dimension.rawValue)), ("title", .string(dimension.title)), ("rows", .array(views)),
      ("total", .object(total + figures.comparisonView("purchases.total"))), ("ranked", .bool(!dimension.isChronological)),
      ("has_target", .bool(listed.contains { $0.target != nil })), ("top", .array(Array(top))),
    ])
  }
}

extension Breakdown.Row {
  func view(in dimension: Dimension, _ figures: FigureList) -> Value {
    let id = "purchases.\(dimension.rawValue).\(key)"
    return .object(
      [
        ("key", .string(key)), ("title", .string(title)), ("amount", figures.view("\(id).amount")), ("count", figures.view("\(id).count")),
        ("share", figures.view("\(id).share")), ("rank", figures.view("\(id).rank")), ("households", figures.view("\(id).households")),
      ] + figures.comparisonView("\(id).amount"))
  }
}

extension Purchase {
  func view(_ sources: SourceLinks) -> Value {
    .object([
      ("id", .string(id)), ("date", date.view), ("month", Period.month(date.year, date.month).view), ("buyer", .optional(buyer?.title)),
      ("buyer_type", .string(buyerType)),
      ("product", .string(product.title)), ("kind", .optional(kind)), ("village", .string(village.title)),
      ("quantity", .string(quantity.exactText)), ("sales_unit", .string(salesUnit)),
      ("price", .string(price.exactText(atLeast: 2, grouped: true))),
      ("amount", amount.moneyView), ("channel", .string(channel)), ("households", households.map { .int($0) } ?? .none),
      ("row", .string("\(row.file):\(row.line)")), ("href", .optional(sources.link(to: row))),
    ])
  }
}
