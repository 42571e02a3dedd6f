/// A decimal number counted in the unit the schema names; a cell may repeat the unit.
struct QuantityType: FieldType {
  static let name = "quantity"
  static let options = ["unit", "min", "max"]

  private let unit: String
  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    guard let unit = options.unit else { throw Messages.missingOption("unit", type: QuantityType.name) }
    self.unit = unit
    range = try NumberRange(options)
  }

  var isNumber: Bool { true }

  func counted(in unit: String) -> (any FieldType)? { unit == self.unit ? self : nil }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    guard let number = Amount(cell.folded.withoutSuffix(unit).ungrouped) else { throw Messages.notQuantity(cell.text, unit: unit) }
    try range.check(number, written: cell.text)
    return .amount(number, unit: unit)
  }
}
