/// A decimal number without a unit.
struct DecimalType: FieldType {
  static let name = "decimal"

  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    range = try NumberRange(options)
  }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let number = Amount(cell.folded.ungrouped) else { throw Messages.notNumber(cell.text) }
    try range.check(number, written: cell.text)
    return .amount(number, unit: nil)
  }
}

/// A share, written as 12.5% or as a fraction of one such as 0.125; kept as a fraction of one, in which its range is given, too.
struct PercentType: FieldType {
  static let name = "percent"

  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    range = try NumberRange(options)
  }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    var text = cell.folded
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    guard let number = Amount(text.ungrouped), let hundredth = number.divided(by: Amount(100)) else { throw Messages.notPercent(cell.text) }
    // 12.5 without a sign is far more often 12.5% than 1250%, but nobody can tell.
    guard isPercent || (Amount(-1)...Amount(1)).contains(number) else { throw Messages.percentWithoutSign(cell.text) }
    let share = isPercent ? hundredth : number
    try range.check(share, written: cell.text)
    return .amount(share, unit: "%")
  }
}
