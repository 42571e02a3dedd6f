extension Chart {
  /// Values over time as lines, told apart by dashes and marks; a value that is missing breaks its line.
  package static func lines(_ title: String, times: [String], _ series: [ChartSeries]) -> Chart {
    let legend = Legend(names: series.count > 1 ? series.map(\.name) : [])
    let top = legend.height(width: Size.fullWidth) + Metrics.lineHeight
    let scale = Scale(series.flatMap { $0.values.compactMap(\.value) })
    let size = Metrics.textSize
    let left = (scale.ticks.map { LabelWidth.of(scale.label($0), size: size) }.max() ?? 0) + Metrics.gap
    let plot = Area(left: left, top: top, right: Size.fullWidth - 8, bottom: top + 130)
    let step = (plot.right - plot.left) / Double(max(1, times.count))
    let labels = TimeLabels(times, step: step)
    var drawing = Drawing(height: plot.bottom + labels.height)
    for tick in scale.ticks {
      let y = plot.bottom - (plot.bottom - plot.top) * scale.position(tick)
      drawing.line(x1: plot.left, y1: y, x2: plot.right, y2: y, width: tick == 0 ? 0.8 : 0.3, colour: tick == 0 ? "#222" : "#999")
      drawing.lines([scale.label(tick)], x: left - 4, middle: y, .end)
    }
    labels.draw(in: &drawing, left: plot.left, top: plot.bottom)
    for (index, line) in series.enumerated() {
      let style = LineStyle(index)
      var path = ""
      var isBroken = true
      for (position, value) in line.values.enumerated().prefix(times.count) {
        guard let number = value.value else {
          isBroken = true
          continue
        }
        let x = plot.left + step * (Double(position) + 0.5)
        let y = plot.bottom - (plot.bottom - plot.top) * scale.position(number)
        path += "\(isBroken ? "M" : "L")\(coordinate(x)) \(coordinate(y))"
        isBroken = false
      }
      drawing.path(path, width: 1.3, dashes: style.dashes)
      for (position, value) in line.values.enumerated().prefix(times.count) {
        guard let number = value.value else { continue }
        style.mark(
          in: &drawing, x: plot.left + step * (Double(position) + 0.5),
          y: plot.bottom - (plot.bottom - plot.top) * scale.position(number))
      }
    }
    legend.draw(in: &drawing) { drawing, index, area in
      let (style, y) = (LineStyle(index), (area.top + area.bottom) / 2)
      drawing.line(x1: area.left, y1: y, x2: area.right, y2: y, width: 1.3, dashes: style.dashes)
      style.mark(in: &drawing, x: (area.left + area.right) / 2, y: y)
    }
    let table =
      [[""] + series.map(\.name)]
      + times.indices.map { row in
        [times[row]] + series.map { $0.values.indices.contains(row) ? $0.values[row].text : "—" }
      }
    return Chart(
      title: title, description: series.map { $0.name + "：" + spoken($0.values) }.joined(), drawing: drawing, table: table)
  }
}

/// The values of one line, one for each time.
package struct ChartSeries: Sendable, Hashable {
  package let name: String
  package let values: [ChartValue]

  package init(_ name: String, _ values: [ChartValue]) {
    self.name = name
    self.values = values
  }
}

/// The dashes and the mark of a line.
private struct LineStyle {
  private let index: Int

  init(_ index: Int) { self.index = index }

  var dashes: String? { [nil, "6 3", "1.5 2.5", "9 3 1.5 3"][index % 4] }

  func mark(in drawing: inout Drawing, x: Double, y: Double) {
    let (fill, r) = (index / 4 % 2 == 0 ? "#fff" : "#222", 2.8)
    switch index % 4 {
    case 0: drawing.path("M\(coordinate(x - r)) \(coordinate(y))a\(r) \(r) 0 1 0 \(2 * r) 0a\(r) \(r) 0 1 0 \(-2 * r) 0z", fill: "#222")
    case 1: drawing.path("M\(coordinate(x - r)) \(coordinate(y - r))h\(2 * r)v\(2 * r)h\(-2 * r)z", fill: fill)
    case 2: drawing.path("M\(coordinate(x)) \(coordinate(y - r))L\(coordinate(x + r)) \(coordinate(y + r))h\(-2 * r)z", fill: fill)
    default: drawing.path("M\(coordinate(x)) \(coordinate(y - r))l\(r) \(r)l\(-r) \(r)l\(-r) \(-r)z", fill: fill)
    }
  }
}
