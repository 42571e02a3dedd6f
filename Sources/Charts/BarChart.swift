extension Chart {
  /// Level bars, one a value, with labels before and numbers behind them; negative values go left from zero.
  package static func bars(_ title: String, of what: String, _ values: [ChartValue]) -> Chart {
    var rows = LabelledRows(labels: values.map(\.label), numbers: values.map(\.text))
    let scale = Scale(values.compactMap(\.value))
    let zero = scale.position(0)
    for (index, value) in values.enumerated() {
      guard let number = value.value else { continue }
      let end = scale.position(number)
      rows.rectangle(row: index, from: min(zero, end), to: max(zero, end), .solid)
    }
    rows.axis(at: zero)
    return Chart(
      title: title, description: spoken(values), drawing: rows.drawing, table: [["", what]] + values.map { [$0.label, $0.text] })
  }

  /// Level bars of shares put end to end, one bar a row, one fill a series; negative shares are left out of the drawing.
  package static func stackedBars(_ title: String, series: [String], _ rows: [StackedRow]) -> Chart {
    let legend = Legend(names: series)
    let top = legend.height(width: Size.fullWidth)
    var drawn = LabelledRows(labels: rows.map(\.label), numbers: rows.map(\.total), top: top)
    legend.draw(in: &drawn.drawing) { drawing, index, area in
      drawing.rectangle(x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top, Fill(series: index))
    }
    let longest = rows.map { row in row.parts.reduce(0) { $0 + max(0, $1.value ?? 0) } }.max() ?? 0
    for (index, row) in rows.enumerated() where longest > 0 {
      var start = 0.0
      for (series, part) in row.parts.enumerated() {
        let end = start + max(0, part.value ?? 0) / longest
        drawn.rectangle(row: index, from: start, to: end, Fill(series: series), number: end > start ? part.text : nil)
        start = end
      }
    }
    drawn.axis(at: 0)
    let table = [[""] + series + ["合计"]] + rows.map { row in [row.label] + row.parts.map(\.text) + [row.total] }
    return Chart(
      title: title, description: rows.map { $0.label + "：" + spoken($0.parts) }.joined(), drawing: drawn.drawing, table: table)
  }

  /// How far each value has come on the way to its target: an empty bar for the target, a full one for what is done.
  package static func progress(_ title: String, _ rows: [ProgressRow]) -> Chart {
    var drawn = LabelledRows(labels: rows.map(\.label), numbers: rows.map(\.text))
    let widest = max(1, rows.compactMap(\.share).max() ?? 1)
    for (index, row) in rows.enumerated() {
      drawn.rectangle(row: index, from: 0, to: 1 / widest, .white)
      guard let share = row.share else { continue }
      drawn.rectangle(row: index, from: 0, to: max(0, share) / widest, .solid, inset: 3)
    }
    drawn.axis(at: 0)
    if widest > 1 { drawn.axis(at: 1 / widest) }
    return Chart(
      title: title, description: spoken(rows.map { ChartValue($0.label, $0.share, text: $0.text) }), drawing: drawn.drawing,
      table: [["", "完成情况"]] + rows.map { [$0.label, $0.text] })
  }
}

/// A row of a chart of stacked bars.
package struct StackedRow: Sendable, Hashable {
  package let label: String
  /// One for each series, in its order.
  package let parts: [ChartValue]
  /// How the sum is written.
  package let total: String

  package init(label: String, parts: [ChartValue], total: String) {
    self.label = label
    self.parts = parts
    self.total = total
  }
}

/// A row of a chart of progress.
package struct ProgressRow: Sendable, Hashable {
  package let label: String
  /// What is done of the target, 1 for all of it; nil when there is no target or no report.
  package let share: Double?
  package let text: String

  package init(label: String, share: Double?, text: String) {
    self.label = label
    self.share = share.flatMap { $0.isFinite ? $0 : nil }
    self.text = text
  }
}
