package import ContentModel

/// What some purchases add up to.
package struct Tally: Sendable {
  package private(set) var count = 0
  /// 元.
  package private(set) var amount = Amount.zero
  package private(set) var households = Amount.zero
  private var found: [SourceRow] = []

  init() {}

  init(_ purchases: some Sequence<Purchase>) {
    for purchase in purchases { add(purchase) }
  }

  mutating func add(_ purchase: Purchase) {
    count += 1
    amount += purchase.amount
    households += Amount(purchase.households ?? 0)
    found.append(purchase.row)
  }

  package var rows: SourceRows { SourceRows(found) }
}

/// One thing over the stretches of time a report compares.
package struct Spans<Value: Sendable>: Sendable {
  package var current: Value
  /// In the period before; nil when that has no ledger at all.
  package var previous: Value?
  /// In the same part of the year before; nil when that has no ledger at all.
  package var yearBefore: Value?
  /// From the first day of the year to the end of the period.
  package var yearToDate: Value

  func map<Next>(_ step: (Value) -> Next) -> Spans<Next> {
    Spans<Next>(current: step(current), previous: previous.map(step), yearBefore: yearBefore.map(step), yearToDate: step(yearToDate))
  }
}

extension Spans<[Purchase]> {
  /// The purchases of each stretch, by date, then as they stand in the ledger.
  init(_ all: [Purchase], of period: Period) {
    func purchases(_ span: Period) -> [Purchase]? {
      let own = all.filter { span.contains($0.date) }
      return own.isEmpty ? nil : own
    }
    current = all.filter { period.contains($0.date) }.sorted { ($0.date, $0.row) < ($1.date, $1.row) }
    previous = purchases(period.previous)
    yearBefore = purchases(period.yearBefore)
    yearToDate = all.filter { $0.date.year == period.yearNumber && $0.date.month <= period.months.upperBound }
  }
}
