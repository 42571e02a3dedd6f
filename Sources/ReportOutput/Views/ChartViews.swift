import Charts
import ContentModel
import Templating

extension Report {
  /// The charts of the district's report, none where there is nothing to draw: `states` of the tasks, `targets` of the year, and of the purchases
  /// `months`, `villages` as a map, `spans` of each village, and `units`.
  var charts: Value {
    let states = StackedRow(label: "本期", figures.states(""), figures)
    let before = StackedRow(label: "上期", figures.states(".previous"), figures)
    return .object([
      ("states", Chart.stackedBars("任务状态", series: TaskState.allCases.map(\.label), [states, before].compactMap(\.self)).view),
      ("targets", targetChart?.view ?? .none),
      ("months", monthChart?.view ?? .none),
      ("villages", villageMap?.view ?? .none),
      ("spans", spanCharts?.view ?? .none),
      ("units", unitChart?.view ?? .none),
    ])
  }

  /// How far the purchases of the year have come towards each target; nil when none is set.
  private var targetChart: Chart? {
    let whole = purchases.target.map { _ in [("全区", "purchases.total.target-percent")] } ?? []
    let parts = Dimension.allCases.flatMap { dimension in
      (purchases[dimension]?.listed ?? []).filter { $0.target != nil }.map { row in
        (row.title, "purchases.\(dimension.rawValue).\(row.key).amount.target-percent")
      }
    }
    let rows = (whole + parts).prefix(12).map { label, id in
      let percent = figures[id]
      return ProgressRow(label: label, share: percent?.value.number.map { $0.approximation / 100 }, text: percent?.text ?? "—")
    }
    return rows.isEmpty ? nil : Chart.progress("完成年度采购目标的进度", rows)
  }

  /// Where the villages lie and what they sold; nil when nothing was sold, or for one village.
  private var villageMap: Chart? {
    guard villages.count > 1, !purchases.purchases.isEmpty else { return nil }
    let tiles = villages.map { village in
      MapTile(
        figures.chartValue("purchases.village.\(village.village.key).amount", label: village.village.title),
        at: villagePositions[village.village.key])
    }
    return Chart.tileMap("各村销售金额（元）", of: "金额（元）", tiles)
  }

  /// What the villages that sold most did in the periods that are compared; nil without an earlier period.
  private var spanCharts: Chart? {
    let spans = [
      ("上年同期", ".year-before", purchases.tallies.yearBefore != nil), ("上期", ".previous", purchases.tallies.previous != nil),
      ("本期", "", true),
    ].filter(\.2)
    let rows = (purchases[.village]?.listed ?? []).prefix(9)
    guard spans.count > 1, rows.count > 1 else { return nil }
    let series = rows.map { row in
      ChartSeries(row.title, spans.map { figures.chartValue("purchases.village.\(row.key).amount\($0.1)", label: $0.0) })
    }
    return Chart.smallMultiples("各村销售金额比较（元）", times: spans.map(\.0), series)
  }

  /// The amount of each month of the period; nil for a period of one month, or without purchases.
  private var monthChart: Chart? {
    guard let months = purchases[.month]?.listed, months.count > 1, months.contains(where: { $0.count > 0 }) else { return nil }
    let values = months.map { chartValue($0, of: .month) }
    return Chart.lines("各月采购金额（元）", times: months.map(\.title), [ChartSeries("采购金额", values)])
  }

  /// The amounts of the units that bought most; nil when fewer than two did.
  private var unitChart: Chart? {
    let rows = (purchases[.unit]?.listed ?? []).filter { $0.rank != nil }
    guard rows.count > 1 else { return nil }
    let title = rows.count > 10 ? "采购金额前 10 位的单位（元）" : "各单位采购金额（元）"
    return Chart.bars(title, of: "金额（元）", rows.prefix(10).map { chartValue($0, of: .unit) })
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
