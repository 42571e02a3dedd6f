/// Rows with a label at the left, a plot in the middle and a number at the right.
struct LabelledRows {
  var drawing: Drawing
  private var tops: [Double] = []
  private let top: Double
  private let left: Double
  private let right: Double
  private static let widestLabel = 11.0

  init(labels: [String], numbers: [String], top: Double = 0) {
    let size = Metrics.textSize
    let widest = LabelledRows.widestLabel * size
    let written = labels.map { LabelFitting.lines($0, width: widest, size: size, limit: 3) }
    let counts = numbers.map { LabelFitting.shortened($0, width: 14 * size, size: size) }
    let labelWidth = written.flatMap { $0 }.map { LabelWidth.of($0, size: size) }.max() ?? 0
    let numberWidth = counts.map { LabelWidth.of($0, size: size) }.max() ?? 0
    self.top = top
    left = labelWidth + Metrics.gap
    right = Size.fullWidth - numberWidth - Metrics.gap
    drawing = Drawing(height: 0)
    var y = top
    for (lines, count) in zip(written, counts) {
      let height = max(Metrics.bar, Double(lines.count) * Metrics.lineHeight) + Metrics.gap
      drawing.lines(lines, x: labelWidth, middle: y + height / 2, .end)
      drawing.lines([count], x: Size.fullWidth, middle: y + height / 2, .end)
      tops.append(y + height / 2 - Metrics.bar / 2)
      y += height
    }
    drawing.size.height = max(y, top + Metrics.bar)
  }

  /// A bar between two shares of the plot's width, with a number inside when there is room for it.
  mutating func rectangle(row: Int, from: Double, to: Double, _ fill: Fill, inset: Double = 0, number: String? = nil) {
    let (start, end) = (left + (right - left) * from, left + (right - left) * to)
    let y = tops[row] + inset
    drawing.rectangle(x: start, y: y, width: end - start, height: Metrics.bar - 2 * inset, fill)
    guard let number else { return }
    let width = LabelWidth.of(number, size: 8) + 3
    guard end - start >= width + 2 else { return }
    let middle = (start + end) / 2
    // The number stands on a white ground, so that no pattern runs through it.
    let outline = "h\(coordinate(width))v\(coordinate(Metrics.bar - 4))h\(coordinate(-width))z"
    drawing.path("M\(coordinate(middle - width / 2)) \(coordinate(y + 2))" + outline, fill: "#fff", width: 0)
    drawing.lines([number], x: middle, middle: y + Metrics.bar / 2, .middle, size: 8)
  }

  /// An upright line through all rows.
  mutating func axis(at share: Double) {
    let x = left + (right - left) * share
    drawing.line(x1: x, y1: top, x2: x, y2: drawing.size.height, width: 0.8)
  }
}
