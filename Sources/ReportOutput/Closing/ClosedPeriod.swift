package import ContentModel
import Diagnostics

/// A period whose figures, and the rows they rest on, are not to change any more.
package struct ClosedPeriod: Sendable {
  /// A correction that was taken into the closed period, with what it did to the figures.
  package struct RecordedCorrection: Sendable {
    package let date: CalendarDate
    package let table: FrozenTable
    package let entry: String
    package let reason: String
    package let effects: [FigureChange]

    /// Whether it is the one in the table of corrections.
    func isSame(as correction: Correction) -> Bool {
      (date, table, entry, reason) == (correction.date, correction.table, correction.entry, correction.reason)
    }
  }

  package let period: Period
  /// The day it was closed.
  package let date: CalendarDate
  /// The digests of the source files at that time, by path.
  package let inputs: [(file: String, sha256: String)]
  /// The rows by name, in order.
  let rows: [(name: FrozenName, text: String)]
  /// The figures' plain values by id, in order.
  let figures: [(id: String, value: String)]
  package let corrections: [RecordedCorrection]
  /// The text it was read from; nil while it is not written yet.
  let source: SourceText?

  /// Closes the period of `report`, or closes it again after corrections.
  init(
    _ report: Report, _ entries: ReportEntries, on date: CalendarDate, inputs: [(file: String, sha256: String)],
    corrections: [RecordedCorrection]
  ) {
    period = report.period
    self.date = date
    self.inputs = inputs
    rows = entries.frozenRows(of: report).map { ($0.name, $0.text) }
    figures = report.figures.figures.map { ($0.id, $0.value.plainText) }
    self.corrections = corrections
    source = nil
  }

  init(
    period: Period, date: CalendarDate, inputs: [(file: String, sha256: String)], rows: [(name: FrozenName, text: String)],
    figures: [(id: String, value: String)], corrections: [RecordedCorrection], source: SourceText
  ) {
    self.period = period
    self.date = date
    self.inputs = inputs
    self.rows = rows
    self.figures = figures
    self.corrections = corrections
    self.source = source
  }

  /// The folder of the files of closed periods.
  package static let folder = "Content/closed/"

  /// Where the period's file lies.
  package var path: String { Self.folder + period.id + ".json" }
}

/// A figure of a closed period that has another value now; values are plain, empty for none.
package struct FigureChange: Sendable, Hashable {
  package let id: String
  package let before: String
  package let after: String
}
