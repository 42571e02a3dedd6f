/// A linear scale from round number to round number that holds all values and zero.
struct Scale {
  let lowest: Double
  let highest: Double
  let step: Double

  init(_ values: [Double]) {
    let low = min(0, values.min() ?? 0)
    let high = max(0, values.max() ?? 0)
    // Kept finite, so that the search for its power of ten ends.
    let span = high - low > 0 ? min(high - low, 1e300) : 1
    var power = 1.0
    while power * 10 <= span / 4 { power *= 10 }
    while power > span / 4 { power /= 10 }
    let rough = span / 4 / power
    // At most five steps of 1, 2 or 5 times a power of ten.
    step = (rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10) * power
    lowest = (low / step).rounded(.down) * step
    highest = high - low > 0 ? (high / step).rounded(.up) * step : 1
  }

  /// The share of the way from lowest to highest.
  func position(_ value: Double) -> Double {
    (value - lowest) / (highest - lowest)
  }

  var ticks: [Double] {
    (0...max(1, Int(((highest - lowest) / step).rounded()))).map { lowest + Double($0) * step }
  }

  /// A tick's number; from 万 on it is counted in 万.
  func label(_ tick: Double) -> String {
    max(abs(lowest), abs(highest)) >= 10_000 && tick != 0 ? plain(tick / 10_000) + "万" : plain(tick)
  }

  private func plain(_ value: Double) -> String {
    let text = coordinate(value)
    return step < 0.01 && value != 0 ? "\(value)" : text
  }
}
