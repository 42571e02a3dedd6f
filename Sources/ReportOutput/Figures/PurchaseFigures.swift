import ContentModel

extension FigureList {
  /// The figures of the ledger: `purchases.…`.
  mutating func append(_ summary: PurchaseSummary) {
    let current = summary.purchases.map(\.row)
    let previous = (summary.previous ?? []).map(\.row)
    append("purchases.total", "采购总额", .money(summary.total.current), by: .sum, from: current)
    append("purchases.count", "采购笔数", .count(summary.count.current, "笔"), by: .count, from: current)
    append("purchases.households", "带动户次", .count(summary.households.current, "户次"), by: .households, from: current)
    append(comparison: summary.total, "purchases.total", "采购总额", from: (current, previous)) { .money($0) }
    append(comparison: summary.count, "purchases.count", "采购笔数", from: (current, previous)) { .count($0, "笔") }
    append(comparison: summary.households, "purchases.households", "带动户次", from: (current, previous)) { .count($0, "户次") }
    for breakdown in summary.breakdowns { append(breakdown) }
  }

  private mutating func append(
    comparison: Comparison, _ id: String, _ label: String, from rows: (current: [SourceRow], previous: [SourceRow]),
    _ value: (Amount) -> FigureValue
  ) {
    let both = rows.current + rows.previous
    append("\(id).previous", "上期\(label)", comparison.previous.map(value) ?? .absent, by: .change, from: rows.previous)
    append("\(id).change", "\(label)比上期增减", comparison.change.map(value) ?? .absent, by: .change, from: both)
    append("\(id).change-percent", "\(label)比上期增减幅度", .percent(comparison.percent), by: .changePercent, from: both)
  }

  private mutating func append(_ breakdown: Breakdown) {
    for row in breakdown.rows {
      let id = "purchases.\(breakdown.dimension.rawValue).\(row.key)"
      append("\(id).amount", "\(row.title)采购额", .money(row.amount.current), by: .sum, from: row.rows)
      append("\(id).count", "\(row.title)采购笔数", .count(row.count, "笔"), by: .count, from: row.rows)
      append("\(id).households", "\(row.title)带动户次", .count(row.households, "户次"), by: .households, from: row.rows)
      append("\(id).share", "\(row.title)占比", .percent(row.share), by: .share, from: row.rows)
      guard !breakdown.dimension.isChronological else { continue }
      append("\(id).rank", "\(row.title)名次", row.rank.map { .count($0, "") } ?? .absent, by: .rank, from: row.rows)
      append("\(id).change", "\(row.title)采购额比上期增减", .money(row.amount.change), by: .change, from: row.rows + row.previousRows)
      append(
        "\(id).change-percent", "\(row.title)采购额比上期增减幅度", .percent(row.amount.percent), by: .changePercent,
        from: row.rows + row.previousRows)
    }
  }
}
