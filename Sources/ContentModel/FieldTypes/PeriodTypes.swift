/// A month: 2020-03 or 2020年3月.
struct MonthType: FieldType {
  static let name = "month"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let period = Period(cell.folded), case .month = period else { throw Messages.notMonth(cell.text) }
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
