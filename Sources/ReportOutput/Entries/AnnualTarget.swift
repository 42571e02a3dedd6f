package import ContentModel

/// What is to be bought in a year, by all or by one group.
package struct AnnualTarget: Sendable {
  package let year: Int
  /// What the group is one of; nil for everything together.
  package let dimension: Dimension?
  /// The group's key; empty for everything together.
  package let group: String
  /// 元.
  package let amount: Amount
  package let row: SourceRow

  package init(year: Int, dimension: Dimension?, group: String, amount: Amount, row: SourceRow) {
    self.year = year
    self.dimension = dimension
    self.group = group
    self.amount = amount
    self.row = row
  }

  /// The word for everything together in the table of targets.
  static let whole = "全区"
}

extension [AnnualTarget] {
  /// The target of a group, or of everything where `dimension` is nil.
  func target(of dimension: Dimension?, _ group: String = "") -> AnnualTarget? {
    first { $0.dimension == dimension && $0.group == group }
  }
}
