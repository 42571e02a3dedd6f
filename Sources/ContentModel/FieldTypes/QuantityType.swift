/// A decimal number counted in the unit the schema names; a cell may repeat the unit.
struct QuantityType: FieldType {
  static let name = "quantity"

  private let unit: String
  private let range: NumberRange

  init(_ options: FieldOptions) throws(FieldFault) {
    guard let unit = options.unit else { throw Messages.missingOption("unit", type: QuantityType.name) }
    self.unit = unit
    range = try NumberRange(options)
  }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    var text = cell.folded
    if text.hasSuffix(unit) { text.removeLast(unit.count) }
    guard let number = Amount(text.ungrouped) else { throw Messages.notQuantity(cell.text, unit: unit) }
    try range.check(number, written: cell.text)
    return .amount(number, unit: unit)
  }
}
