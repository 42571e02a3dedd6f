package import ContentModel

/// A change to an entry of a closed period that somebody answers for.
package struct Correction: Sendable {
  /// The day it was made.
  package let date: CalendarDate
  /// The closed period.
  package let period: Period
  package let table: FrozenTable
  /// What the entry is called in its table, such as a purchase's number.
  package let entry: String
  package let reason: String
  package let row: SourceRow

  package init(date: CalendarDate, period: Period, table: FrozenTable, entry: String, reason: String, row: SourceRow) {
    self.date = date
    self.period = period
    self.table = table
    self.entry = entry
    self.reason = reason
    self.row = row
  }
}

/// The tables whose rows a closed period freezes; the raw value is the word in the table of corrections.
package enum FrozenTable: String, Sendable, CaseIterable {
  case purchases = "台账"
  case progress = "进展"
  case stock = "库存"
  case targets = "目标"
}
