package import ContentModel

/// A correction to an earlier closed period, as the report of the period in which it was made prints it.
package struct PrintedCorrection: Sendable {
  package let period: Period
  package let date: CalendarDate
  package let table: FrozenTable
  package let entry: String
  package let reason: String
  /// What it did to the figures; empty while it is not recorded, and for all but the first of several taken in together.
  package let effects: [FigureChange]

  /// The corrections a report of `period` prints: those made within it, and all to the period itself (`Rule.correction`), by date.
  static func all(_ entries: ReportEntries, in period: Period) -> [PrintedCorrection] {
    let recorded = entries.closed.flatMap { closed in
      closed.corrections.map {
        PrintedCorrection(
          period: closed.period, date: $0.date, table: $0.table, entry: $0.entry, reason: $0.reason, effects: $0.effects)
      }
    }
    let pending = entries.corrections.filter { correction in
      !entries.closed.contains { closed in
        closed.period == correction.period && closed.corrections.contains { $0.isSame(as: correction) }
      }
    }.map {
      PrintedCorrection(period: $0.period, date: $0.date, table: $0.table, entry: $0.entry, reason: $0.reason, effects: [])
    }
    return (recorded + pending).filter { $0.period == period || period.contains($0.date) && !period.contains($0.period) }
      .sorted { ($0.date, $0.period, $0.entry) < ($1.date, $1.period, $1.entry) }
  }
}
