package import ContentModel
package import Diagnostics

/// What became of a closed period: the rows and figures that are no longer as they were.
package struct ClosedCheck: Sendable {
  /// A row that was changed, removed or added after closing.
  private struct RowChange {
    let name: FrozenName
    /// Nil for a row that was added.
    let before: String?
    /// Nil for a row that was removed.
    let now: FrozenRow?
  }

  /// The code of the warning that corrections are not recorded yet.
  package static let correctedCode = "closed.corrected"

  /// The figures that changed, in the order they were closed in.
  package let effects: [FigureChange]
  /// The corrections that account for changed rows and are not recorded in the closed period yet.
  package let pending: [Correction]

  /// Compares the closed period with what the entries give now; a change nobody accounts for is an error.
  package static func make(_ closed: ClosedPeriod, _ entries: ReportEntries) -> Diagnosed<ClosedCheck> {
    let report = Report.make(entries, of: closed.period).value
    let rows = entries.frozenRows(of: report)
    // What contradicts what depends on the program, and on products as they are now.
    let lasting = closed.figures.filter { !$0.id.hasPrefix("findings.") }
    let effects = lasting.compactMap { figure -> FigureChange? in
      let now = report.figures[figure.id]?.value.plainText ?? ""
      return now == figure.value ? nil : FigureChange(id: figure.id, before: figure.value, after: now)
    }
    let changes = changes(from: closed, to: rows)
    let lines = SourceLines(entries.sources, of: Set(rows.map(\.row.file) + entries.corrections.map(\.row.file)))
    let open = entries.corrections.filter { correction in
      correction.period == closed.period && !closed.corrections.contains { $0.isSame(as: correction) }
    }
    var found: [Diagnostic] = []
    var pending: [Correction] = []
    var unaccounted: [RowChange] = []
    for change in changes {
      if let correction = open.first(where: { FrozenName($0.table, $0.entry) == change.name }) {
        pending.append(correction)
      } else {
        unaccounted.append(change)
      }
    }
    let shown = 20
    let wording = FrozenWording(entries)
    let products = SourceLines(entries.sources, of: Set(entries.listedProducts.values.map(\.row.file)))
    found += unaccounted.prefix(shown).map { change in
      var product: Location?
      if let text = change.now?.text, let key = change.name.table.value(of: "产品", in: text), let listed = entries.listedProducts[key] {
        product = products.location(listed.row)
      }
      return diagnostic(change, closed, effects, report, lines, wording, product: product)
    }
    if unaccounted.count > shown { found.append(Messages.closedMany(closed, more: unaccounted.count - shown)) }
    if changes.isEmpty, !effects.isEmpty {
      found.append(Messages.closedFigures(closed, effects: text(effects, report), at: closed.location(of: effects[0].id)))
    }
    if found.isEmpty, !pending.isEmpty {
      found.append(
        Messages.closedCorrected(closed, effects: text(effects, report), at: lines.location(pending[0].row)))
    }
    let names = closed.rows.map(\.name)
    for correction in open where !pending.contains(where: { $0.row == correction.row }) {
      let near = NearestMatch.find(correction.entry, in: names.lazy.filter { $0.table == correction.table }.map(\.entry))
      found.append(Messages.correctionUnused(correction, nearest: near, at: lines.location(correction.row)))
    }
    return Diagnosed(ClosedCheck(effects: effects, pending: pending), found)
  }

  private static func changes(from closed: ClosedPeriod, to rows: [FrozenRow]) -> [RowChange] {
    let before = Dictionary(closed.rows.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    let names = Set(rows.map(\.name))
    let changed = rows.filter { before[$0.name] != $0.text }.map { RowChange(name: $0.name, before: before[$0.name], now: $0) }
    return changed + closed.rows.filter { !names.contains($0.name) }.map { RowChange(name: $0.name, before: $0.text, now: nil) }
  }

  private static func diagnostic(
    _ change: RowChange, _ closed: ClosedPeriod, _ effects: [FigureChange], _ report: Report, _ lines: SourceLines,
    _ wording: FrozenWording, product: Location?
  ) -> Diagnostic {
    let name = change.name
    guard let now = change.now else {
      return Messages.closedRemoved(
        closed, name, before: wording.list(change.before ?? "", in: name.table), effects: text(effects, report),
        at: closed.location(of: name.text))
    }
    let own = text(effects.filter { report.figures[$0.id]?.rows.rows.contains(now.row) ?? false }, report)
    guard let before = change.before else { return Messages.closedAdded(closed, name, effects: own, at: lines.location(now.row)) }
    let differences = wording.differences(in: name.table, from: before, to: now.text)
    return Messages.closedChanged(closed, name, differences, effects: own, at: lines.location(now.row), product: product)
  }

  /// `采购总额 1.00元 → 2.00元`, the first few and how many more.
  private static func text(_ effects: [FigureChange], _ report: Report) -> LocalizedText {
    guard !effects.isEmpty else { return LocalizedText(zh: "数字不变", en: "no figure changes") }
    func list(_ name: (FigureChange) -> String) -> String {
      effects.prefix(3).map { effect in
        let values = [effect.before, effect.after].map { report.figures.written($0, of: effect.id) }
        return "\(name(effect)) \(values.joined(separator: " → "))"
      }.joined(separator: "；")
    }
    let more = effects.count - 3
    return LocalizedText(
      zh: list { report.figures[$0.id]?.label ?? $0.id } + (more > 0 ? "；还有\(more)个数字" : ""),
      en: list(\.id) + (more > 0 ? "; \(more) more figures" : ""))
  }
}

extension ClosedPeriod {
  /// The line of the file that speaks of a row or figure.
  fileprivate func location(of key: String) -> Location {
    guard let source else { return Location(file: path) }
    let wanted = "    " + JSONText.encode(.string(key)) + ":"
    for (index, line) in String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.hasPrefix(wanted) {
      return source.location(line: index + 1, column: 5, length: key.count + 2)
    }
    return source.location(0)
  }

  /// The period closed again, with the corrections that account for what changed since.
  package func corrected(
    _ check: ClosedCheck, _ report: Report, _ entries: ReportEntries, inputs: [(file: String, sha256: String)]
  ) -> ClosedPeriod {
    let recorded = check.pending.enumerated().map { index, correction in
      RecordedCorrection(
        date: correction.date, table: correction.table, entry: correction.entry, reason: correction.reason,
        // Several corrections taken in together have one effect, told with the first.
        effects: index == 0 ? check.effects : [])
    }
    return ClosedPeriod(report, entries, on: date, inputs: inputs, corrections: corrections + recorded)
  }

  /// The error of closing a period that is not over.
  package static func notOver(_ period: Period, last: CalendarDate, today: CalendarDate) -> Diagnostic {
    Messages.notOver(period, last: last, today: today)
  }

  /// A period closed for the first time.
  package static func first(
    _ report: Report, _ entries: ReportEntries, on date: CalendarDate, inputs: [(file: String, sha256: String)]
  ) -> ClosedPeriod {
    ClosedPeriod(report, entries, on: date, inputs: inputs, corrections: [])
  }
}
