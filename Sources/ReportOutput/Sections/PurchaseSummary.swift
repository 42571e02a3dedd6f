package import ContentModel

/// The ledger in one period and against the one before.
package struct PurchaseSummary: Sendable {
  /// By date, then as they stand in the ledger.
  package let purchases: [Purchase]
  /// Nil when the period before has no purchase at all.
  package let previous: [Purchase]?
  package let breakdowns: [Breakdown]

  package init(_ all: [Purchase], in period: Period) {
    purchases = all.filter { period.contains($0.date) }.sorted { ($0.date, $0.row) < ($1.date, $1.row) }
    let before = all.filter { period.previous.contains($0.date) }
    previous = before.isEmpty ? nil : before
    let (current, earlier) = (purchases, previous)
    breakdowns = Dimension.allCases.map { Breakdown($0, of: current, previous: earlier) }
  }

  /// 元.
  package var total: Comparison {
    Comparison(current: Self.total(purchases), previous: previous.map(Self.total))
  }

  package var count: Comparison {
    Comparison(current: Amount(purchases.count), previous: previous.map { Amount($0.count) })
  }

  package var households: Comparison {
    Comparison(current: Self.households(purchases), previous: previous.map(Self.households))
  }

  package subscript(dimension: Dimension) -> Breakdown? {
    breakdowns.first { $0.dimension == dimension }
  }

  private static func total(_ purchases: [Purchase]) -> Amount {
    purchases.reduce(.zero) { $0 + $1.amount }
  }

  private static func households(_ purchases: [Purchase]) -> Amount {
    purchases.reduce(.zero) { $0 + Amount($1.households ?? 0) }
  }
}
