package import ContentModel

/// The purchases of a period grouped by one dimension, with their totals.
package struct Breakdown: Sendable {
  /// One group: a row of the table.
  package struct Row: Sendable {
    package let key: String
    package let title: String
    package let count: Int
    /// 元, this period and the one before.
    package let amount: Comparison
    package let households: Amount
    /// In the total of the period, one place; nil where shares make no sense (`Rule.share`).
    package let share: Amount?
    /// From 1; nil for groups that are not ranked (`Rule.rank`).
    package let rank: Int?
    package let rows: [SourceRow]
    /// The rows of the period before, which the comparison rests on.
    package let previousRows: [SourceRow]
  }

  package let dimension: Dimension
  /// By amount, the highest first, then by key; months in their order.
  package let rows: [Row]

  /// Groups `purchases`; `previous` is nil when the period before has no data.
  package init(_ dimension: Dimension, of purchases: [Purchase], previous: [Purchase]?) {
    self.dimension = dimension
    let current = Dictionary(grouping: purchases) { dimension.group(of: $0) }
    let before = Dictionary(grouping: previous ?? []) { dimension.group(of: $0) }
    // Months of the period before are months of their own, not earlier values of this period's.
    let groups = dimension.isChronological ? Set(current.keys) : Set(current.keys).union(before.keys)
    let amounts = groups.map { group in
      (
        group: group, purchases: current[group] ?? [], previous: before[group] ?? [],
        total: (current[group] ?? []).reduce(Amount.zero) { $0 + $1.amount }
      )
    }
    let ordered = amounts.sorted { first, second in
      if !dimension.isChronological, first.total != second.total { return first.total > second.total }
      return (first.group.key, first.group.title) < (second.group.key, second.group.title)
    }
    let shares = Percentage.shares(of: ordered.map(\.total))
    let ranked = ordered.filter { $0.group != .unnamed && !$0.purchases.isEmpty }.map(\.total)
    rows = zip(ordered, shares).map { entry, share in
      let isRanked = !dimension.isChronological && entry.group != .unnamed && !entry.purchases.isEmpty
      return Row(
        key: entry.group.key,
        title: entry.group.title,
        count: entry.purchases.count,
        amount: Comparison(
          current: entry.total,
          previous: previous == nil || dimension.isChronological ? nil : entry.previous.reduce(Amount.zero) { $0 + $1.amount }),
        households: entry.purchases.reduce(Amount.zero) { $0 + Amount($1.households ?? 0) },
        share: share,
        rank: isRanked ? ranked.firstIndex(of: entry.total).map { $0 + 1 } : nil,
        rows: entry.purchases.map(\.row),
        previousRows: entry.previous.map(\.row)
      )
    }
  }

  /// The total over the groups, which must be the total over the purchases.
  package var total: Amount { rows.reduce(.zero) { $0 + $1.amount.current } }
  package var count: Int { rows.reduce(0) { $0 + $1.count } }
}
