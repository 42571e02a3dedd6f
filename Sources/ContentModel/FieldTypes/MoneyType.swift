/// An amount of money in 元; a cell may name 元, 万元 or 亿元, and ¥ may stand in front.
package struct MoneyType: FieldType {
  package static let name = "money"
  package static let options = ["unit", "min", "max"]

  /// What a number without a unit is counted in, in 元.
  private let scale: Amount
  private let range: NumberRange

  private static let units: [(name: String, scale: Amount)] = [
    ("亿元", Amount(100_000_000)), ("万元", Amount(10_000)), ("元", .one), ("亿", Amount(100_000_000)), ("万", Amount(10_000)),
  ]

  package init(_ options: FieldOptions) throws(FieldFault) {
    let unit = options.unit ?? "元"
    guard let known = MoneyType.units.first(where: { $0.name == unit }) else { throw Messages.badMoneyUnit(unit) }
    self.init(scale: known.scale, range: try NumberRange(options))
  }

  private init(scale: Amount, range: NumberRange) {
    self.scale = scale
    self.range = range
  }

  package var isNumber: Bool { true }

  package func counted(in unit: String) -> (any FieldType)? {
    MoneyType.units.first { $0.name == unit }.map { MoneyType(scale: $0.scale, range: range) }
  }

  package func value(of number: Amount) throws(FieldFault) -> FieldValue {
    guard Amount.readable.contains(number) else { throw Messages.notMoney(number.exactText) }
    try range.check(number, written: number.exactText)
    return .amount(number, unit: "元")
  }

  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    var text = cell.folded
    var scale = scale
    if !text.endsInASCII, let unit = MoneyType.units.first(where: { text.hasSuffix($0.name) }) {
      text.removeLast(unit.name.count)
      scale = unit.scale
    }
    if let sign = text.unicodeScalars.first, sign == "¥" || sign == "￥" { text.unicodeScalars.removeFirst() }
    guard let number = Amount(text.ungrouped), Amount.readable.contains(number * scale) else { throw Messages.notMoney(cell.text) }
    let amount = number * scale
    try range.check(amount, written: cell.text)
    return .amount(amount, unit: "元")
  }
}
