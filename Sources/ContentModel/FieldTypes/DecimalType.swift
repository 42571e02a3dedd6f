/// A decimal number; cells may repeat the unit the schema names, templates get the number alone.
struct DecimalType: FieldType {
  static let name = "decimal"
  static let options = ["unit", "min", "max"]

  private let unit: String?
  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    unit = options.unit
    range = try NumberRange(options)
  }

  var isNumber: Bool { true }

  func counted(in unit: String) -> (any FieldType)? { unit == self.unit ? self : nil }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let number = Amount(cell.folded.withoutSuffix(unit).ungrouped) else { throw Messages.notNumber(cell.text) }
    return try value(of: number, written: cell.text)
  }

  func value(of number: Amount) throws(FieldFault) -> FieldValue { try value(of: number, written: number.exactText) }

  private func value(of number: Amount, written: String) throws(FieldFault) -> FieldValue {
    try range.check(number, written: written)
    return .amount(number, unit: nil)
  }
}

/// A share, written as 12.5% or as a fraction of one such as 0.125; kept as a fraction of one, in which its range is given, too.
struct PercentType: FieldType {
  static let name = "percent"
  static let options = ["min", "max"]

  private let range: NumberRange
  /// Whether numbers without a sign are hundredths, since the column's header says so.
  private let isHundredths: Bool

  init(_ options: FieldOptions) throws(FieldFault) {
    self.init(range: try NumberRange(options), isHundredths: false)
  }

  private init(range: NumberRange, isHundredths: Bool) {
    self.range = range
    self.isHundredths = isHundredths
  }

  var isNumber: Bool { true }

  func value(of number: Amount) throws(FieldFault) -> FieldValue {
    try range.check(number, written: number.exactText)
    return .amount(number, unit: "%")
  }

  func counted(in unit: String) -> (any FieldType)? { unit == "%" || unit == "％" ? PercentType(range: range, isHundredths: true) : nil }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    var text = cell.folded
    let isPercent = isHundredths || text.hasSuffix("%")
    if text.hasSuffix("%") { text.removeLast() }
    guard let number = Amount(text.ungrouped), let hundredth = number.divided(by: Amount(100)) else { throw Messages.notPercent(cell.text) }
    // 12.5 without a sign is far more often 12.5% than 1250%, but nobody can tell.
    guard isPercent || (Amount(-1)...Amount(1)).contains(number) else { throw Messages.percentWithoutSign(cell.text) }
    let share = isPercent ? hundredth : number
    try range.check(share, written: cell.text)
    return .amount(share, unit: "%")
  }
}
