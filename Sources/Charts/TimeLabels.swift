/// The labels under a row of equal steps: in one line, in two, or only every second, third … of them, so that they never touch.
struct TimeLabels {
  private let labels: [(index: Int, lines: [String])]
  private let step: Double
  private let count: Int

  init(_ times: [String], step: Double) {
    self.step = step
    count = times.count
    let size = Metrics.textSize
    let widest = times.map { LabelWidth.of($0, size: size) }.max() ?? 0
    let limit = widest + 4 <= step ? 1 : 2
    func fits(_ every: Int) -> Bool {
      let room = TimeLabels.room(step, every, of: times.count)
      return times.allSatisfy { LabelFitting.fits($0, width: room, size: size, limit: limit) }
    }
    // The fewest steps a label that hold every one whole; where not even all of them do, one shortened label.
    let every = (1...max(1, times.count)).first(where: fits) ?? max(1, times.count)
    let room = TimeLabels.room(step, every, of: times.count)
    labels = stride(from: 0, to: times.count, by: every).map { index in
      (index, LabelFitting.lines(times[index], width: room, size: size, limit: limit))
    }
  }

  /// The room of a label that has `every` of `count` steps for itself; the outermost are moved inwards, for which half a step's room is kept.
  private static func room(_ step: Double, _ every: Int, of count: Int) -> Double {
    if every >= count { return step * Double(count) }
    return every == 1 ? step - 4 : min((step * (Double(every) + 0.5) - 4) / 1.5, step * Double(count) / 2 - 2)
  }

  var height: Double { Double(labels.map(\.lines.count).max() ?? 0) * Metrics.lineHeight + Metrics.gap }

  func draw(in drawing: inout Drawing, left: Double, top: Double) {
    for label in labels {
      let half = (label.lines.map { LabelWidth.of($0, size: Metrics.textSize) }.max() ?? 0) / 2
      let x = min(max(step * (Double(label.index) + 0.5), half), step * Double(count) - half)
      let middle = top + 3 + Metrics.lineHeight * Double(label.lines.count) / 2
      drawing.lines(label.lines, x: left + x, middle: middle, .middle)
    }
  }
}
