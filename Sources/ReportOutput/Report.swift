import Charts
package import ContentModel
package import Diagnostics

/// A period's report: figures, roll-ups, tables and findings, before anything is laid out.
///
/// The target knows what is counted and how; it knows nothing of the disk, of browsers or of the public site.
package struct Report: Sendable {
  package let period: Period
  package let tasks: TaskSummary
  package let purchases: PurchaseSummary
  /// The tables by two dimensions that the report's definition asks for.
  let crosses: [CrossTable]
  /// Nil when nothing was counted by the end of the period.
  package let stock: StockSummary?
  package let findings: [ReportFinding]
  package private(set) var corrections: [PrintedCorrection] = []
  /// One for each responsible unit, in the order of their table.
  package let units: [UnitReport]
  /// One for each village, in the order of their table.
  package let villages: [VillageReport]
  /// Where villages lie, by their keys.
  let villagePositions: [String: MapTile.Position]
  package let figures: FigureList
  /// The source files the figures rest on.
  package let sources: SourceLines

  /// Computes the report of `period`; findings are warnings, a table whose total is not the sum of its rows is an error.
  package static func make(
    _ entries: ReportEntries, of period: Period, crosses: [CrossTable.Layout] = []
  ) -> Diagnosed<Report> {
    var report = Report(entries, of: period, crosses: crosses)
    report.corrections = PrintedCorrection.all(entries, in: period) { Report(entries, of: $0, crosses: []).figures }
    var diagnostics = report.findings.map { $0.diagnostic(in: report.sources) } + report.totalFaults()
    if report.tasks.received == 0, report.purchases.purchases.isEmpty { diagnostics.append(Messages.noData(period)) }
    return Diagnosed(report, diagnostics)
  }

  /// What contradicts what in the entries of all periods, as warnings.
  package static func check(_ entries: ReportEntries) -> [Diagnostic] {
    let findings = Findings(entries, in: nil).all()
    let sources = SourceLines(entries.sources, of: Set(findings.flatMap { $0.rows.map(\.file) }))
    return findings.map { $0.diagnostic(in: sources) }
  }

  /// The report of the unit called `name`, by its title or key; nil when there is no such unit.
  package func unit(named name: String) -> UnitReport? {
    units.first { $0.unit.title == name || $0.unit.key == name }
  }

  private init(_ entries: ReportEntries, of period: Period, crosses layouts: [CrossTable.Layout]) {
    self.period = period
    let tasks = TaskSummary(entries, in: period)
    let earlier = TaskSummary(entries, in: period.previous)
    let purchases = PurchaseSummary(entries, in: period)
    let findings = Findings(entries, in: period).all()
    let stock = period.lastDay.map { StockSummary(entries.stock, at: $0) }.flatMap { $0.lines.isEmpty ? nil : $0 }
    let byUnit = Dictionary(grouping: purchases.purchases) { $0.buyer?.key }
    let byVillage = Dictionary(grouping: purchases.purchases, by: \.village.key)
    self.tasks = tasks
    self.purchases = purchases
    crosses = layouts.compactMap { CrossTable($0, of: purchases) }
    self.stock = stock
    self.findings = findings
    units = entries.units.map { unit in
      UnitReport(
        tasks: UnitTasks(unit, in: tasks),
        purchases: byUnit[unit.key] ?? [],
        standing: purchases[.unit]?.rows.first { $0.key == unit.key },
        findings: findings.filter { $0.units.contains(unit.key) })
    }
    villagePositions = entries.villagePositions
    villages = entries.villages.map { village in
      VillageReport(
        village: village,
        purchases: byVillage[village.key] ?? [],
        standing: purchases[.village]?.rows.first { $0.key == village.key },
        stock: (stock?.lines ?? []).filter { $0.item.village.key == village.key },
        findings: findings.filter { $0.villages.contains(village.key) })
    }
    var figures = FigureList()
    figures.append(tasks, previous: earlier.received == 0 ? nil : earlier, units: units.map(\.tasks))
    figures.append(purchases)
    for cross in crosses { figures.append(cross) }
    figures.append(stock)
    figures.append(findings)
    self.figures = figures
    sources = SourceLines(entries.sources, of: Set(figures.figures.flatMap(\.rows.files)))
  }

  /// Every table's total against the sum over the rows it was made from.
  private func totalFaults() -> [Diagnostic] {
    var faults: [Diagnostic] = []
    func compare(_ table: String, _ total: Amount, _ rows: Amount) {
      if total != rows { faults.append(Messages.totalsDisagree(table, total: total.exactText, rows: rows.exactText)) }
    }
    for breakdown in purchases.breakdowns {
      compare(breakdown.dimension.title, breakdown.total, purchases.total.current)
      compare(breakdown.dimension.title, Amount(breakdown.count), purchases.count.current)
      let shares = breakdown.rows.compactMap(\.share)
      if !shares.isEmpty { compare(breakdown.dimension.title, shares.reduce(.zero, +), Amount(100)) }
    }
    for cross in crosses {
      let cells = cross.cells.joined().compactMap { cross.layout.measure.value($0).number }
      compare(cross.layout.title, cells.reduce(.zero, +), figures[cross.layout.measure.total]?.value.number ?? .zero)
    }
    compare("任务状态", Amount(tasks.counts.values.reduce(0, +)), Amount(tasks.reports.count))
    return faults
  }
}
