/// A rectangle's edges.
struct Area {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
}

/// How an area is told from its neighbours: a tint for the screen and strokes that survive a black-and-white copy.
///
/// The strokes are drawn line by line rather than as an SVG pattern, which needs names in the page and is lost in some readers.
enum Fill: Int, CaseIterable, Sendable {
  case solid, rising, white, cross, dots, level, falling, upright

  /// The fill of the series at `index`; after the last they begin again.
  init(series index: Int) {
    self = Fill.allCases[index % Fill.allCases.count]
  }

  /// The fill of a step from 0 (least) to 4 (most), darker with every step.
  init(step: Int) {
    let steps: [Fill] = [.white, .dots, .rising, .cross, .solid]
    self = steps[min(max(step, 0), steps.count - 1)]
  }

  var colour: String {
    switch self {
    case .solid: "#2f5d8a"
    case .rising: "#f3d9a4"
    case .white: "#ffffff"
    case .cross: "#b9d3c0"
    case .dots: "#f4efe2"
    case .level: "#d9e2ee"
    case .falling: "#eec9b8"
    case .upright: "#e4dcec"
    }
  }

  /// The colour of a text that stands on the fill.
  var isDark: Bool { self == .solid }

  var strokeWidth: Double { self == .dots ? 1 : 0.5 }

  var cap: String { self == .dots ? "round" : "butt" }

  /// The strokes inside `area`, each clipped to it.
  func strokes(in area: Area) -> [Stroke] {
    switch self {
    case .solid, .white: []
    case .rising: Fill.diagonals(in: area, rising: true, spacing: 5)
    case .falling: Fill.diagonals(in: area, rising: false, spacing: 5)
    case .cross: Fill.diagonals(in: area, rising: true, spacing: 6) + Fill.diagonals(in: area, rising: false, spacing: 6)
    case .level:
      Fill.steps(from: area.top, to: area.bottom, by: 3.5).map { Stroke(x1: area.left, y1: $0, x2: area.right, y2: $0) }
    case .upright:
      Fill.steps(from: area.left, to: area.right, by: 3.5).map { Stroke(x1: $0, y1: area.top, x2: $0, y2: area.bottom) }
    case .dots:
      Fill.steps(from: area.top, to: area.bottom, by: 4).flatMap { y in
        Fill.steps(from: area.left, to: area.right, by: 4).map { Stroke(x1: $0, y1: y, x2: $0, y2: y) }
      }
    }
  }

  struct Stroke {
    let x1: Double
    let y1: Double
    let x2: Double
    let y2: Double
  }

  /// Lines at 45°, counted from the drawing's corner, so that neighbouring areas continue each other.
  private static func diagonals(in area: Area, rising: Bool, spacing: Double) -> [Stroke] {
    // On a line, x + y (rising) or x − y (falling) is the same everywhere.
    let low = rising ? area.left + area.top : area.left - area.bottom
    let high = rising ? area.right + area.bottom : area.right - area.top
    return steps(from: low, to: high, by: spacing).compactMap { sum in
      let first = max(area.left, rising ? sum - area.bottom : sum + area.top)
      let last = min(area.right, rising ? sum - area.top : sum + area.bottom)
      guard last - first > 0.2 else { return nil }
      return Stroke(x1: first, y1: rising ? sum - first : first - sum, x2: last, y2: rising ? sum - last : last - sum)
    }
  }

  /// The multiples of `spacing` strictly between two coordinates.
  private static func steps(from low: Double, to high: Double, by spacing: Double) -> [Double] {
    let first = Int((low / spacing).rounded(.down)) + 1
    let last = Int((high / spacing).rounded(.up)) - 1
    return first > last ? [] : (first...last).map { Double($0) * spacing }
  }
}
