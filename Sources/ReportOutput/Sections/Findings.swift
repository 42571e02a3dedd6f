import ContentModel
import Diagnostics

/// Looks for contradictions in the entries of one period or of all, one function a kind.
struct Findings {
  let entries: ReportEntries
  /// Nil looks at every entry, each from the end of its own period.
  let period: Period?
  private let unitTitles: [String: String]
  private let progress: [ProgressEntry]
  private let purchases: [Purchase]
  /// The purchases, and the stock that stands in the report.
  private let productEntries: [any ProductEntry]

  init(_ entries: ReportEntries, in period: Period?) {
    self.entries = entries
    self.period = period
    unitTitles = Dictionary(entries.units.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
    progress = period.map { period in entries.progress.filter { $0.belongs(to: period) } } ?? entries.progress
    purchases = period.map { period in entries.purchases.filter { period.contains($0.date) } } ?? entries.purchases
    let stock = period.map { period in period.lastDay.map { StockSummary(entries.stock, at: $0).lines.map(\.item) } ?? [] } ?? entries.stock
    productEntries = purchases + stock
  }

  /// All findings, by kind and then by row.
  func all() -> [ReportFinding] {
    let found =
      misplacedEntries() + writtenTwice() + completionDates() + noLongerCompleted() + amountMismatches() + otherVillages() + otherUnits()
      + outsideFile() + bookedTwice() + unknownBuyers()
    let order = Dictionary(uniqueKeysWithValues: ReportFinding.Kind.allCases.enumerated().map { ($1, $0) })
    return found.sorted { first, second in
      let (left, right) = (order[first.kind] ?? 0, order[second.kind] ?? 0)
      if left != right { return left < right }
      return first.rows.lexicographicallyPrecedes(second.rows)
    }
  }

  private func title(_ unit: String) -> String { unitTitles[unit] ?? unit }

  private func misplacedEntries() -> [ReportFinding] {
    let tasks = Dictionary(entries.tasks.map { ($0.number, Set($0.units.map(\.key))) }, uniquingKeysWith: { $0.union($1) })
    return progress.compactMap { entry in
      guard let responsible = tasks[entry.task] else {
        return ReportFinding(
          kind: .unknownTask, text: Messages.unknownTask(entry.task, unit: title(entry.unit)), units: [entry.unit], rows: [entry.row])
      }
      guard !responsible.contains(entry.unit) else { return nil }
      return ReportFinding(
        kind: .notResponsible, text: Messages.notResponsible(title(entry.unit), task: entry.task), units: [entry.unit], rows: [entry.row])
    }
  }

  private func writtenTwice() -> [ReportFinding] {
    Dictionary(grouping: progress) { "\($0.period.id) \($0.task) \($0.unit)" }.values.compactMap { same in
      guard let first = same.first, same.count > 1 else { return nil }
      return ReportFinding(
        kind: .writtenTwice, text: Messages.writtenTwice(title(first.unit), task: first.task, times: same.count), units: [first.unit],
        rows: same.map(\.row).sorted())
    }
  }

  private func completionDates() -> [ReportFinding] {
    progress.compactMap { entry in
      guard entry.state == .completed else { return nil }
      guard let date = entry.completed else {
        return ReportFinding(
          kind: .completedWithoutDate, text: Messages.completedWithoutDate(title(entry.unit), task: entry.task), units: [entry.unit],
          rows: [entry.row])
      }
      let period = period ?? entry.period
      guard let last = period.lastDay, date > last else { return nil }
      return ReportFinding(
        kind: .completedLater, text: Messages.completedLater(title(entry.unit), task: entry.task, date: date, period: period),
        units: [entry.unit], rows: [entry.row])
    }
  }

  private func noLongerCompleted() -> [ReportFinding] {
    let completed = Dictionary(grouping: entries.progress.filter { $0.state == .completed }) { "\($0.task) \($0.unit)" }
    return progress.compactMap { entry in
      guard entry.state != .completed else { return nil }
      let period = period ?? entry.period
      let before = completed["\(entry.task) \(entry.unit)"]?.last { $0.period < period && !$0.belongs(to: period) }
      guard let earlier = before else { return nil }
      return ReportFinding(
        kind: .noLongerCompleted,
        text: Messages.noLongerCompleted(title(entry.unit), task: entry.task, before: earlier.period, state: entry.state.rawValue),
        units: [entry.unit], rows: [entry.row, earlier.row])
    }
  }

  private func amountMismatches() -> [ReportFinding] {
    purchases.compactMap { purchase in
      let product = purchase.quantity * purchase.price
      guard product.rounded(to: 2) != purchase.amount else { return nil }
      return ReportFinding(kind: .amountMismatch, text: Messages.amountMismatch(purchase, product: product), purchases: [purchase])
    }
  }

  private func otherVillages() -> [ReportFinding] {
    productEntries.compactMap { entry in
      guard let product = entries.listedProducts[entry.product.key], !product.villages.isEmpty, !product.villages.contains(entry.village)
      else { return nil }
      return ReportFinding(kind: .otherVillage, text: Messages.otherVillage(entry, listed: product.villages), entry, against: product)
    }
  }

  private func otherUnits() -> [ReportFinding] {
    productEntries.compactMap { entry in
      guard let product = entries.listedProducts[entry.product.key], let unit = product.salesUnit, unit != entry.salesUnit
      else { return nil }
      return ReportFinding(kind: .otherUnit, text: Messages.otherUnit(entry, listed: unit), entry, against: product)
    }
  }

  /// A file named after a period holds purchases and entries of that period only.
  private func outsideFile() -> [ReportFinding] {
    let files = Set(entries.purchases.map(\.row.file)).union(entries.progress.map(\.row.file))
    let filed = Dictionary(
      files.compactMap { file -> (String, Period)? in
        let name = file.split(separator: "/").last?.split(separator: ".").first ?? ""
        return Period(String(name)).map { (file, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let purchases = entries.purchases.compactMap { purchase -> ReportFinding? in
      guard let filed = filed[purchase.row.file], !filed.contains(purchase.date) else { return nil }
      guard period.map({ $0.contains(purchase.date) || $0 == filed }) ?? true else { return nil }
      return ReportFinding(kind: .outsideFile, text: Messages.outsideFile(purchase, filed: filed), purchases: [purchase])
    }
    let progress = entries.progress.compactMap { entry -> ReportFinding? in
      guard let filed = filed[entry.row.file], !filed.contains(entry.period) else { return nil }
      guard period.map({ entry.belongs(to: $0) || $0 == filed }) ?? true else { return nil }
      return ReportFinding(
        kind: .outsideFile, text: Messages.outsideFile(entry, unit: title(entry.unit), filed: filed), units: [entry.unit], rows: [entry.row]
      )
    }
    return purchases + progress
  }

  /// What two purchases have in common that may be one booked twice.
  private struct Likeness: Hashable {
    let date: CalendarDate
    let buyer: String?
    let buyerType: String
    let product: String
    let village: String
    let quantity: Amount
    let price: Amount
    let channel: String

    init(_ purchase: Purchase) {
      date = purchase.date
      buyer = purchase.buyer?.key
      buyerType = purchase.buyerType
      product = purchase.product.key
      village = purchase.village.key
      quantity = purchase.quantity
      price = purchase.price
      channel = purchase.channel
    }
  }

  private func bookedTwice() -> [ReportFinding] {
    Dictionary(grouping: purchases, by: Likeness.init).values.compactMap { same in
      guard same.count > 1 else { return nil }
      let sorted = same.sorted { $0.row < $1.row }
      return ReportFinding(kind: .bookedTwice, text: Messages.bookedTwice(sorted), purchases: sorted)
    }
  }

  private func unknownBuyers() -> [ReportFinding] {
    let known = Set(entries.tasks.flatMap { $0.units.map(\.key) })
    return purchases.compactMap { purchase in
      guard let buyer = purchase.buyer, !known.contains(buyer.key) else { return nil }
      return ReportFinding(kind: .unknownBuyer, text: Messages.unknownBuyer(buyer.title, id: purchase.id), purchases: [purchase])
    }
  }
}
