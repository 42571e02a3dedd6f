import ContentModel

extension FigureList {
  /// The figures of the ledger: `purchases.…`.
  mutating func append(_ summary: PurchaseSummary) {
    let rows = SpanRows(summary.tallies)
    append("purchases.total", "采购总额", by: .sum, summary.tallies, rows) { .money($0.amount) }
    append("purchases.count", "采购笔数", by: .count, summary.tallies, rows) { .count($0.count, "笔") }
    append("purchases.households", "带动户次", by: .households, summary.tallies, rows) { .count($0.households, "户次") }
    append(target: summary.target, isAlwaysListed: true, "purchases.total", "采购总额", summary.tallies, rows)
    for breakdown in summary.breakdowns {
      for row in breakdown.rows { append(row, of: breakdown.dimension) }
    }
  }

  private mutating func append(_ row: Breakdown.Row, of dimension: Dimension) {
    let id = "purchases.\(dimension.rawValue).\(row.key)"
    let rows = SpanRows(row.tallies)
    if dimension.isChronological {
      append("\(id).amount", "\(row.title)采购额", .money(row.tallies.current.amount), by: .sum, from: rows.current)
    } else {
      append("\(id).amount", "\(row.title)采购额", by: .sum, row.tallies, rows) { .money($0.amount) }
    }
    append("\(id).count", "\(row.title)采购笔数", .count(row.count, "笔"), by: .count, from: rows.current)
    append("\(id).households", "\(row.title)带动户次", .count(row.households, "户次"), by: .households, from: rows.current)
    append("\(id).share", "\(row.title)占比", .percent(row.share), by: .share, from: rows.current)
    guard !dimension.isChronological else { return }
    append("\(id).rank", "\(row.title)名次", row.rank.map { .count($0, "") } ?? .absent, by: .rank, from: rows.current)
    append(target: row.target, isAlwaysListed: false, "\(id).amount", "\(row.title)采购额", row.tallies, rows)
  }

  /// A measure of the period, of the stretches it is compared with, and the differences.
  private mutating func append(
    _ id: String, _ label: String, by rule: Rule, _ tallies: Spans<Tally>, _ rows: SpanRows, _ measure: (Tally) -> FigureValue
  ) {
    let values = tallies.map(measure)
    append(id, label, values.current, by: rule, from: rows.current)
    func compare(
      _ name: String, _ difference: String, _ word: String, _ earlier: FigureValue?, _ rows: (earlier: SourceRows, both: SourceRows),
      by rule: Rule
    ) {
      let comparison = Comparison(current: values.current.number ?? .zero, previous: earlier?.number)
      let change = comparison.change.map { values.current.with($0) } ?? .absent
      append("\(id).\(name)", "\(word)\(label)", earlier ?? .absent, by: rule, from: rows.earlier)
      append("\(id).\(difference)", "\(label)比\(word)增减", change, by: rule, from: rows.both)
      append("\(id).\(difference)-percent", "\(label)比\(word)增减幅度", .percent(comparison.percent), by: .changePercent, from: rows.both)
    }
    compare("previous", "change", "上期", values.previous, rows.previous, by: .change)
    compare("year-before", "year-change", "上年同期", values.yearBefore, rows.yearBefore, by: .yearBefore)
    append("\(id).year-to-date", "本年累计\(label)", values.yearToDate, by: .yearToDate, from: rows.yearToDate)
  }

  private mutating func append(
    target: AnnualTarget?, isAlwaysListed: Bool, _ id: String, _ label: String, _ tallies: Spans<Tally>, _ rows: SpanRows
  ) {
    guard target != nil || isAlwaysListed else { return }
    let own = SourceRows(target.map { [$0.row] } ?? [])
    let reached = target.flatMap { $0.amount > .zero ? Percentage.of(tallies.yearToDate.amount, in: $0.amount) : nil }
    append("\(id).target", "\(label)年度目标", .money(target?.amount), by: .target, from: own)
    append("\(id).target-percent", "\(label)完成年度目标", .percent(reached), by: .target, from: target == nil ? own : rows.yearToDate.union(own))
  }
}

/// The rows behind tallies, sorted once for all figures that rest on them.
private struct SpanRows {
  let current: SourceRows
  let previous: (earlier: SourceRows, both: SourceRows)
  let yearBefore: (earlier: SourceRows, both: SourceRows)
  let yearToDate: SourceRows

  init(_ tallies: Spans<Tally>) {
    let rows = tallies.map(\.rows)
    current = rows.current
    previous = (rows.previous ?? .none, rows.current.union(rows.previous ?? .none))
    yearBefore = (rows.yearBefore ?? .none, rows.current.union(rows.yearBefore ?? .none))
    yearToDate = rows.yearToDate
  }
}
