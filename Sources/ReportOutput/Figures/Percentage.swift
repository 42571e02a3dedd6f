import ContentModel

/// Percentages with one place.
enum Percentage {
  /// `part` in percent of `whole`, rounded half away from zero once; nil when `whole` is zero.
  static func of(_ part: Amount, in whole: Amount) -> Amount? {
    let scaled = part.millionths.multipliedReportingOverflow(by: 1000)
    guard whole != .zero, !scaled.overflow else { return nil }
    let (steps, rest) = scaled.partialValue.quotientAndRemainder(dividingBy: whole.millionths)
    let isHalfOrMore = rest.magnitude >= whole.millionths.magnitude - rest.magnitude
    let away: Int128 = (part < .zero) == (whole < .zero) ? 1 : -1
    return inTenths(isHalfOrMore ? steps + away : steps)
  }

  /// The share of each part in their sum, adding up to exactly 100 by the largest remainder, the earlier part winning a tie
  /// (`Rule.share`); all nil when the sum is not positive or a part is negative.
  static func shares(of parts: [Amount]) -> [Amount?] {
    let total = parts.reduce(.zero, +).millionths
    guard total > 0, parts.allSatisfy({ $0 >= .zero }) else { return parts.map { _ in nil } }
    var steps: [Int128] = []
    var remainders: [Int128] = []
    for part in parts {
      let scaled = part.millionths.multipliedReportingOverflow(by: 1000)
      guard !scaled.overflow else { return parts.map { _ in nil } }
      let (quotient, remainder) = scaled.partialValue.quotientAndRemainder(dividingBy: total)
      steps.append(quotient)
      remainders.append(remainder)
    }
    let missing = Int(clamping: 1000 - steps.reduce(0, +))
    let byRemainder = parts.indices.sorted { remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1 }
    for index in byRemainder.prefix(missing) { steps[index] += 1 }
    return steps.map(inTenths)
  }

  private static func inTenths(_ steps: Int128) -> Amount {
    Amount(millionths: steps * 100_000)
  }
}
