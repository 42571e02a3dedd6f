/// A decimal number without a unit.
struct DecimalType: FieldType {
  static let name = "decimal"

  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    range = try NumberRange(options)
  }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let number = Amount(cell.folded.filter { $0 != "," }) else { throw Messages.notNumber(cell.text) }
    try range.check(number, written: cell.text)
    return .amount(number, unit: nil)
  }
}

/// A share, written as 12.5% or as a fraction; kept as a fraction of one.
struct PercentType: FieldType {
  static let name = "percent"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    var text = cell.folded
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    guard let number = Amount(text) else { throw Messages.notPercent(cell.text) }
    return .amount(isPercent ? number.divided(by: Amount(100)) ?? .zero : number, unit: "%")
  }
}
