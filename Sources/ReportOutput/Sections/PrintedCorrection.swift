package import ContentModel

/// A correction to an earlier closed period, as the report of the period in which it was made prints it.
package struct PrintedCorrection: Sendable {
  package let period: Period
  package let date: CalendarDate
  package let table: FrozenTable
  package let entry: String
  package let reason: String
  /// What it did to the figures; empty while it is not recorded, and for all but the first of several taken in together.
  package let effects: [Effect]

  /// A figure with what it was and is, as reports print it.
  package struct Effect: Sendable {
    package let label: String
    package let before: String
    package let after: String

    fileprivate init(_ change: FigureChange, _ figures: FigureList) {
      label = figures[change.id]?.label ?? change.id
      before = figures.written(change.before, of: change.id)
      after = figures.written(change.after, of: change.id)
    }
  }

  /// The corrections a report of `period` prints: those made within it, and all to the period itself (`Rule.correction`), by date.
  ///
  /// - Parameter figures: the figures of a closed period.
  static func all(_ entries: ReportEntries, in period: Period, figures: (Period) -> FigureList) -> [PrintedCorrection] {
    func isPrinted(_ closed: Period, _ date: CalendarDate) -> Bool {
      closed == period || period.contains(date) && !period.contains(closed)
    }
    let recorded = entries.closed.flatMap { closed -> [PrintedCorrection] in
      let own = closed.corrections.filter { isPrinted(closed.period, $0.date) }
      guard !own.isEmpty else { return [] }
      let figures = figures(closed.period)
      return own.map { correction in
        PrintedCorrection(
          period: closed.period, date: correction.date, table: correction.table, entry: correction.entry, reason: correction.reason,
          effects: correction.effects.map { Effect($0, figures) })
      }
    }
    let pending = entries.corrections.filter { correction in
      isPrinted(correction.period, correction.date)
        && !entries.closed.contains { closed in
          closed.period == correction.period && closed.corrections.contains { $0.isSame(as: correction) }
        }
    }.map {
      PrintedCorrection(period: $0.period, date: $0.date, table: $0.table, entry: $0.entry, reason: $0.reason, effects: [])
    }
    return (recorded + pending)
      .sorted { ($0.date, $0.period, $0.entry) < ($1.date, $1.period, $1.entry) }
  }
}
