/// The names of series beside samples of their fills, in as many rows as they need.
struct Legend {
  let names: [String]
  private static let sample = 14.0

  /// Where each name begins and how it is written, in a drawing of `width`.
  private func places(width: Double) -> [(x: Double, row: Int, text: String)] {
    var x = 0.0
    var row = 0
    return names.map { name in
      let text = LabelFitting.shortened(name, width: width - Legend.sample - Metrics.gap, size: Metrics.textSize)
      let needed = Legend.sample + 4 + LabelWidth.of(text, size: Metrics.textSize)
      if x > 0, x + needed > width {
        x = 0
        row += 1
      }
      defer { x += needed + 2 * Metrics.gap }
      return (x, row, text)
    }
  }

  func height(width: Double) -> Double {
    Double((places(width: width).last?.row ?? -1) + 1) * (Metrics.lineHeight + 3) + (names.isEmpty ? 0 : Metrics.gap)
  }

  /// Draws the legend at the top; `sample` draws the mark of one series into a box.
  func draw(in drawing: inout Drawing, _ sample: (inout Drawing, Int, Area) -> Void) {
    for (index, place) in places(width: drawing.size.width).enumerated() {
      let top = Double(place.row) * (Metrics.lineHeight + 3) + 2
      sample(&drawing, index, Area(left: place.x + 0.5, top: top, right: place.x + Legend.sample, bottom: top + 9))
      drawing.text(place.text, x: place.x + Legend.sample + 4, y: top + 8.2)
    }
  }
}
