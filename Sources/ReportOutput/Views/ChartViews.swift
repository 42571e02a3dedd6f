import Charts
import ContentModel
import Templating

extension Report {
  /// The charts of the district's report: `states`, and of the purchases `months`, `villages` and `units`; none where there is nothing to draw.
  var charts: Value {
    let states = StackedRow(label: "本期", figures.states(""), figures)
    let before = StackedRow(label: "上期", figures.states(".previous"), figures)
    return .object([
      ("states", Chart.stackedBars("任务状态", series: TaskState.allCases.map(\.label), [states, before].compactMap(\.self)).view),
      ("months", monthChart?.view ?? .none),
      ("villages", purchaseChart(.village, "各村采购金额")?.view ?? .none),
      ("units", purchaseChart(.unit, "各单位采购金额")?.view ?? .none),
    ])
  }

  /// The amount of each month of the period; nil for a period of one month, or without purchases.
  private var monthChart: Chart? {
    guard let months = purchases[.month]?.listed, months.count > 1, months.contains(where: { $0.count > 0 }) else { return nil }
    let values = months.map { chartValue($0, of: .month) }
    return Chart.lines("各月采购金额（元）", times: months.map(\.title), [ChartSeries("采购金额", values)])
  }

  /// The amounts of the groups that bought or sold, the greatest first, no more than a page holds.
  private func purchaseChart(_ dimension: Dimension, _ title: String) -> Chart? {
    let rows = (purchases[dimension]?.listed ?? []).filter { $0.count > 0 }
    guard rows.count > 1 else { return nil }
    let shown = rows.prefix(20).map { chartValue($0, of: dimension) }
    return Chart.bars(title + (rows.count > 20 ? "（元，前 20 位）" : "（元）"), of: "金额（元）", shown)
  }

  private func chartValue(_ row: Breakdown.Row, of dimension: Dimension) -> ChartValue {
    figures.chartValue("purchases.\(dimension.rawValue).\(row.key).amount", label: row.title)
  }
}

extension FigureList {
  /// A figure as a chart draws it.
  fileprivate func chartValue(_ id: String, label: String) -> ChartValue {
    let figure = self[id]
    return ChartValue(label, figure?.value.number?.approximation, text: figure?.text ?? "—")
  }

  /// The number of tasks in each state; `suffix` chooses the period.
  fileprivate func states(_ suffix: String) -> [ChartValue] {
    TaskState.allCases.map { chartValue("tasks.state.\($0.rawValue)\(suffix)", label: $0.label) }
  }
}

extension StackedRow {
  /// Nil where nothing was reported.
  fileprivate init?(label: String, _ parts: [ChartValue], _ figures: FigureList) {
    guard parts.contains(where: { $0.value != nil }) else { return nil }
    self.init(label: label, parts: parts, total: figures["tasks.total"]?.textWithUnit ?? "")
  }
}

extension Chart {
  /// Members `title`, `svg` and `table`, the same values as rows of cells, the first of them the head.
  fileprivate var view: Value {
    .object([
      ("title", .string(title)), ("svg", .safe(svg)), ("table", .array(table.map { .array($0.map { .string($0) }) })),
    ])
  }
}
