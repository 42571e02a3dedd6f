package import ContentModel

/// A number of the period against the same number of an earlier one.
package struct Comparison: Sendable, Hashable {
  package let current: Amount
  /// Nil when the earlier period has no data at all.
  package let previous: Amount?

  /// The difference (`Rule.change`).
  package var change: Amount? {
    previous.map { current - $0 }
  }

  /// The difference in percent of the earlier number (`Rule.changePercent`).
  package var percent: Amount? {
    guard let previous, previous > .zero, let change else { return nil }
    return Percentage.of(change, in: previous)
  }
}
