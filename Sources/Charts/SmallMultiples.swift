extension Chart {
  /// One small chart of upright bars a series, all on one scale, so that series compare at a glance.
  package static func smallMultiples(_ title: String, times: [String], _ series: [ChartSeries]) -> Chart {
    let columns = 3
    let (gap, plotHeight) = (2 * Metrics.gap, 48.0)
    let width = (Size.fullWidth - gap * Double(columns - 1)) / Double(columns)
    let scale = Scale(series.flatMap { $0.values.compactMap(\.value) })
    let step = width / Double(max(1, times.count))
    let labels = TimeLabels(times, step: step)
    let names = series.map { LabelFitting.lines($0.name, width: width, size: Metrics.textSize, limit: 2) }
    let nameHeight = Double(names.map(\.count).max() ?? 1) * Metrics.lineHeight + 3
    let panel = nameHeight + plotHeight + labels.height + Metrics.gap
    let rows = (series.count + columns - 1) / columns
    var drawing = Drawing(height: max(Metrics.bar, Double(rows) * panel))
    for (index, line) in series.enumerated() {
      let left = Double(index % columns) * (width + gap)
      let top = Double(index / columns) * panel
      drawing.lines(names[index], x: left, middle: top + Double(names[index].count) * Metrics.lineHeight / 2)
      let bottom = top + nameHeight + plotHeight
      let zero = bottom - plotHeight * scale.position(0)
      for (position, value) in line.values.enumerated().prefix(times.count) {
        guard let number = value.value else { continue }
        let end = bottom - plotHeight * scale.position(number)
        drawing.rectangle(
          x: left + step * (Double(position) + 0.2), y: min(zero, end), width: step * 0.6, height: abs(zero - end), .solid)
      }
      drawing.line(x1: left, y1: zero, x2: left + width, y2: zero, width: 0.8)
      labels.draw(in: &drawing, left: left, top: bottom)
    }
    let table = [[""] + times] + series.map { [$0.name] + $0.values.map(\.text) }
    return Chart(
      title: title, description: series.map { $0.name + "：" + spoken($0.values) }.joined(), drawing: drawing, table: table)
  }
}
