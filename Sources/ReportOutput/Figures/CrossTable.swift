import ContentModel

/// The purchases of a period by two dimensions at once, one down and one across.
package struct CrossTable: Sendable {
  /// What a definition asks for.
  package struct Layout: Sendable, Hashable {
    package let rows: Dimension
    package let columns: Dimension
    package let measure: Measure

    /// A stable name such as `village.channel`.
    var id: String { "\(rows.rawValue).\(columns.rawValue)" }
    /// What the table says, such as 采购额按产地村和采购渠道汇总.
    var title: String { "\(measure.title)按\(rows.title)和\(columns.title)汇总" }
  }

  /// What is added up in each cell.
  package enum Measure: String, Sendable, CaseIterable {
    case amount
    case count
    case households

    var title: String {
      switch self {
      case .amount: "采购额"
      case .count: "采购笔数"
      case .households: "带动户次"
      }
    }

    var rule: Rule {
      switch self {
      case .amount: .sum
      case .count: .count
      case .households: .households
      }
    }

    func value(_ tally: Tally) -> FigureValue {
      switch self {
      case .amount: .money(tally.amount)
      case .count: .count(tally.count, "笔")
      case .households: .count(tally.households, "户次")
      }
    }

    /// The figure of all purchases.
    var total: String { self == .amount ? "purchases.total" : "purchases.\(rawValue)" }
  }

  package let layout: Layout
  /// The groups with purchases in the period, in the order of their own tables; all months.
  let rows: [Breakdown.Row]
  let columns: [Breakdown.Row]
  /// By row, then column.
  let cells: [[Tally]]

  init?(_ layout: Layout, of summary: PurchaseSummary) {
    guard let down = summary[layout.rows], let across = summary[layout.columns] else { return nil }
    func shown(_ breakdown: Breakdown) -> [Breakdown.Row] {
      breakdown.dimension.isChronological ? breakdown.rows : breakdown.rows.filter { $0.count > 0 }
    }
    var tallies: [String: [String: Tally]] = [:]
    for purchase in summary.purchases {
      let (row, column) = (layout.rows.group(of: purchase).key, layout.columns.group(of: purchase).key)
      tallies[row, default: [:]][column, default: Tally()].add(purchase)
    }
    self.layout = layout
    let (rows, columns) = (shown(down), shown(across))
    (self.rows, self.columns) = (rows, columns)
    cells = rows.map { row in columns.map { tallies[row.key]?[$0.key] ?? Tally() } }
  }

  /// The figure of a row's or column's own total.
  func total(of row: Breakdown.Row, in dimension: Dimension) -> String {
    "purchases.\(dimension.rawValue).\(row.key).\(layout.measure.rawValue)"
  }

  func figure(_ row: Breakdown.Row, _ column: Breakdown.Row) -> String {
    "purchases.cross.\(layout.id).\(row.key).\(column.key).\(layout.measure.rawValue)"
  }
}

extension FigureList {
  /// One figure a cell: `purchases.cross.ROWS.COLUMNS.ROW.COLUMN.VALUE`; rows and columns have their totals already.
  mutating func append(_ table: CrossTable) {
    let measure = table.layout.measure
    for (row, cells) in zip(table.rows, table.cells) {
      for (column, cell) in zip(table.columns, cells) {
        append(
          table.figure(row, column), "\(row.title)、\(column.title)\(measure.title)", measure.value(cell), by: measure.rule, from: cell.rows)
      }
    }
  }
}
