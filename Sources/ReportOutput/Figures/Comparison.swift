package import ContentModel

/// A number of the period against the same number of the period before.
package struct Comparison: Sendable, Hashable {
  package let current: Amount
  /// Nil when the period before has no data at all.
  package let previous: Amount?

  /// The difference (`Rule.change`).
  package var change: Amount? {
    previous.map { current - $0 }
  }

  /// The difference in percent of the previous number (`Rule.changePercent`).
  package var percent: Amount? {
    guard let previous, previous > .zero, let change else { return nil }
    return Percentage.of(change, in: previous)
  }
}
