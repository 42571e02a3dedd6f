import ContentModel

/// A row a closed period rests on, as it was read.
struct FrozenRow: Sendable {
  let name: FrozenName
  /// Everything the row says, in one line, as its table's `columns` have it.
  let text: String
  let row: SourceRow
}

/// What a frozen row is called: its table, and its name there, which does not change when rows move.
struct FrozenName: Hashable, Sendable {
  let table: FrozenTable
  let entry: String

  /// `台账 SL2020Q1-001`.
  var text: String { table.rawValue + " " + entry }

  init(_ table: FrozenTable, _ entry: String) {
    self.table = table
    self.entry = entry
  }

  /// Reads `text`.
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let table = FrozenTable(rawValue: String(parts[0])) else { return nil }
    self.init(table, String(parts[1]))
  }
}

extension ReportEntries {
  /// The rows any figure of `report` rests on, in the order of their tables.
  func frozenRows(of report: Report) -> [FrozenRow] {
    let basis = Set(Set(report.figures.figures.map(\.rows)).flatMap(\.rows))
    var frozen: [FrozenRow] = []
    var counts: [FrozenName: Int] = [:]
    func add(_ table: FrozenTable, _ entry: String, _ parts: [String?], _ row: SourceRow) {
      guard basis.contains(row) else { return }
      let name = FrozenName(table, entry)
      let count = counts[name, default: 0] + 1
      counts[name] = count
      // Rows with one name are told apart by their order.
      let own = count == 1 ? name : FrozenName(table, "\(entry)(\(count))")
      frozen.append(FrozenRow(name: own, text: parts.map { $0 ?? "" }.joined(separator: FrozenTable.separator), row: row))
    }
    for entry in progress {
      let name = "\(entry.period.id)-\(entry.task)-\(entry.unit)"
      add(.progress, name, [entry.state.rawValue, entry.text, entry.completed?.iso, entry.problem, entry.next], entry.row)
    }
    for purchase in purchases {
      let parties = [purchase.date.iso, purchase.buyer?.key, purchase.buyerType, purchase.product.key, purchase.kind, purchase.village.key]
      let goods = [purchase.quantity.exactText, purchase.salesUnit, purchase.price.exactText, purchase.amount.exactText, purchase.channel]
      add(.purchases, purchase.id, parties + goods + [purchase.households.map { String($0) }], purchase.row)
    }
    for item in stock {
      let name = "\(item.date.iso)-\(item.product.key)-\(item.village.key)"
      add(.stock, name, [item.quantity.exactText, item.salesUnit, item.ready?.iso, item.seasonEnd?.iso, item.note], item.row)
    }
    for target in targets {
      let scope = target.dimension.map { "\($0.rawValue)-\(target.group)" } ?? AnnualTarget.whole
      add(.targets, "\(target.year)-\(scope)", [target.amount.exactText], target.row)
    }
    return frozen
  }
}
