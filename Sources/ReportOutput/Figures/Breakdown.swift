package import ContentModel

/// The purchases of a period grouped by one dimension, with their totals.
package struct Breakdown: Sendable {
  /// One group: a row of the table.
  package struct Row: Sendable {
    package let key: String
    package let title: String
    package let tallies: Spans<Tally>
    package let target: AnnualTarget?
    /// In the total of the period, one place; nil where shares make no sense (`Rule.share`).
    package let share: Amount?
    /// From 1; nil for groups that are not ranked (`Rule.rank`).
    package let rank: Int?

    package var count: Int { tallies.current.count }
    /// 元, this period and the one before.
    package var amount: Comparison { Comparison(current: tallies.current.amount, previous: tallies.previous?.amount) }
    package var households: Amount { tallies.current.households }
    /// Whether there is anything to say of the group in tables.
    package var isListed: Bool { count > 0 || (tallies.previous?.count ?? 0) > 0 || target != nil }
  }

  package let dimension: Dimension
  /// By amount, the highest first, then by key; months in their order.
  ///
  /// Groups without purchases are there too.
  package let rows: [Row]

  /// The rows tables show.
  package var listed: [Row] { dimension.isChronological ? rows : rows.filter(\.isListed) }

  /// Groups purchases; `members` are the groups that have figures even when they have no purchases.
  init(_ dimension: Dimension, of purchases: Spans<[Purchase]>, members: [Dimension.Group], targets: [AnnualTarget]) {
    self.dimension = dimension
    let tallies = purchases.map { Self.tallies($0, by: dimension) }
    var groups = Set(members).union(tallies.current.keys)
    // Months of other stretches are months of their own, not earlier values of this period's.
    if !dimension.isChronological {
      groups.formUnion(tallies.previous?.keys.map { $0 } ?? [])
      groups.formUnion(tallies.yearBefore?.keys.map { $0 } ?? [])
      groups.formUnion(tallies.yearToDate.keys)
    }
    let unsorted = groups.map { group in
      (group: group, tallies: tallies.map { $0[group] ?? Tally() })
    }
    let ordered = unsorted.sorted { first, second in
      let (left, right) = (first.tallies.current.amount, second.tallies.current.amount)
      if !dimension.isChronological, left != right { return left > right }
      return (first.group.key, first.group.title) < (second.group.key, second.group.title)
    }
    let shares = Percentage.shares(of: ordered.map(\.tallies.current.amount))
    func isRanked(_ entry: (group: Dimension.Group, tallies: Spans<Tally>)) -> Bool {
      !dimension.isChronological && entry.group != .unnamed && entry.tallies.current.count > 0
    }
    let ranked = ordered.filter(isRanked).map(\.tallies.current.amount)
    rows = zip(ordered, shares).map { entry, share in
      var spans = entry.tallies
      if dimension.isChronological { (spans.previous, spans.yearBefore) = (nil, nil) }
      return Row(
        key: entry.group.key, title: entry.group.title, tallies: spans, target: targets.target(of: dimension, entry.group.key),
        share: share, rank: isRanked(entry) ? ranked.firstIndex(of: entry.tallies.current.amount).map { $0 + 1 } : nil)
    }
  }

  private static func tallies(_ purchases: [Purchase], by dimension: Dimension) -> [Dimension.Group: Tally] {
    var tallies: [Dimension.Group: Tally] = [:]
    for purchase in purchases { tallies[dimension.group(of: purchase), default: Tally()].add(purchase) }
    return tallies
  }

  /// The total over the groups, which must be the total over the purchases.
  package var total: Amount { rows.reduce(.zero) { $0 + $1.amount.current } }
  package var count: Int { rows.reduce(0) { $0 + $1.count } }
}
