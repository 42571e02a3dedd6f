/// A month: 2020-03 or 2020年3月.
struct MonthType: FieldType {
  static let name = "month"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let period = Period(cell.folded), case .month(let year, let month) = period else { throw Messages.notMonth(cell.text) }
    // Spreadsheet programs take 2020.10 for a number and save it without its zero.
    if cell.folded == "\(year).\(month)", month == 1 { throw Messages.januaryOrOctober(cell.text, year) }
    return .period(period)
  }
}

/// A quarter: 2020Q1, 2020年第一季度 or 2020年一季度.
struct QuarterType: FieldType {
  static let name = "quarter"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let period = Period(cell.folded), case .quarter = period else { throw Messages.notQuarter(cell.text) }
    return .period(period)
  }
}
