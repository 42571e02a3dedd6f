import ContentModel

/// The ledger in one period, against earlier ones, the year so far and its target.
package struct PurchaseSummary: Sendable {
  package let spans: Spans<[Purchase]>
  package let tallies: Spans<Tally>
  /// The target of the whole year; nil when none is set.
  package let target: AnnualTarget?
  package let breakdowns: [Breakdown]

  init(_ entries: ReportEntries, in period: Period) {
    let spans = Spans(entries.purchases, of: period)
    let targets = entries.targets.filter { $0.year == period.yearNumber }
    self.spans = spans
    tallies = spans.map { Tally($0) }
    target = targets.target(of: nil)
    breakdowns = Dimension.allCases.map { dimension in
      Breakdown(dimension, of: spans, members: dimension.members(in: entries, period), targets: targets)
    }
  }

  /// The purchases of the period, by date, then as they stand in the ledger.
  package var purchases: [Purchase] { spans.current }

  /// 元.
  package var total: Comparison { compare(\.amount) }
  package var count: Comparison { compare { Amount($0.count) } }
  package var households: Comparison { compare(\.households) }

  private func compare(_ measure: (Tally) -> Amount) -> Comparison {
    Comparison(current: measure(tallies.current), previous: tallies.previous.map(measure))
  }

  package subscript(dimension: Dimension) -> Breakdown? {
    breakdowns.first { $0.dimension == dimension }
  }
}
