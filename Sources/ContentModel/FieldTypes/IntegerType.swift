/// A whole number, with or without thousands separators and the unit the schema names.
struct IntegerType: FieldType {
  static let name = "integer"
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
    // Programs write whole numbers with zeros behind the point, too.
    guard let amount = Amount(cell.folded.withoutSuffix(unit).ungrouped), let number = amount.integer else {
      throw Messages.notInteger(cell.text)
    }
    try range.check(amount, written: cell.text)
    return .integer(number)
  }
}

/// The least and greatest number a field accepts.
struct NumberRange: Sendable {
  private let minimum: Amount?
  private let maximum: Amount?

  init(_ options: FieldOptions) throws(FieldFault) {
    minimum = try NumberRange.bound(options.minimum, "min")
    maximum = try NumberRange.bound(options.maximum, "max")
    if let minimum, let maximum, maximum < minimum { throw Messages.emptyRange(minimum.exactText, maximum.exactText) }
  }

  func check(_ number: Amount, written: String) throws(FieldFault) {
    if let minimum, number < minimum { throw Messages.belowMinimum(written, minimum.exactText) }
    if let maximum, number > maximum { throw Messages.aboveMaximum(written, maximum.exactText) }
  }

  private static func bound(_ text: String?, _ option: String) throws(FieldFault) -> Amount? {
    guard let text else { return nil }
    guard let number = Amount(text) else { throw Messages.badBound(option, text) }
    return number
  }
}

extension String {
  /// The text without a unit at its end.
  func withoutSuffix(_ unit: String?) -> String {
    guard let unit, !unit.isEmpty, endsInASCII == unit.endsInASCII, hasSuffix(unit) else { return self }
    return String(dropLast(unit.count))
  }

  /// Whether the last character is an ASCII one, and so no Chinese unit.
  var endsInASCII: Bool { utf8.last.map { $0 < 0x80 } ?? false }
}
