/// Amounts of money as Chinese texts write them.
enum ChineseAmount {
  /// The units with the powers of ten they count in.
  static let units: [(name: String, power: Int)] = [("元", 0), ("万元", 4), ("亿元", 8)]

  /// The amount in the unit named, or in the largest that leaves a whole part; nil when there is no such unit.
  static func yuan(_ number: DecimalNumber, digits: Int, unit name: String?) -> String? {
    if let name {
      return units.first { $0.name == name }.map { number.rounded(to: digits, dividedByPowerOfTen: $0.power) + $0.name }
    }
    var text = ""
    for unit in units {
      text = number.rounded(to: digits, dividedByPowerOfTen: unit.power)
      let whole = text.drop { $0 == "-" }.prefix { $0 != "." }
      text += unit.name
      // What rounding lifts to 10,000 belongs to the next unit.
      if whole.count <= 4 { return text }
    }
    return text
  }

  /// The amount in financial numerals, rounded half up to 分; nil when its whole part is beyond sixteen digits.
  ///
  /// Amounts without 分 end in 整; a zero stands for places left out before 分.
  static func words(_ number: DecimalNumber) -> String? {
    let text = number.rounded(to: 2)
    guard let rounded = DecimalNumber(text), let whole = ChineseNumeral.whole(rounded.whole, isFinancial: true) else { return nil }
    let names = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    let (tenths, hundredths) = (Int(rounded.fraction[0]), Int(rounded.fraction[1]))
    let hasWhole = rounded.whole != [0]
    var result = hasWhole || tenths + hundredths == 0 ? whole + "元" : ""
    if tenths > 0 {
      result += names[tenths] + "角"
    } else if hundredths > 0, hasWhole {
      result += "零"
    }
    result += hundredths > 0 ? names[hundredths] + "分" : "整"
    return (rounded.isNegative && !rounded.isZero ? "负" : "") + result
  }
}
