/// Numbers in Chinese characters.
enum ChineseNumeral {
  private static let plain = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let financial = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

  /// A number with its fraction digit by digit; nil when its whole part is beyond sixteen digits.
  static func text(_ number: DecimalNumber, isFinancial: Bool = false) -> String? {
    guard let whole = whole(number.whole, isFinancial: isFinancial) else { return nil }
    let digits = isFinancial ? financial : plain
    let fraction = number.fraction.isEmpty ? "" : "点" + number.fraction.map { digits[Int($0)] }.joined()
    return (number.isNegative && !number.isZero ? "负" : "") + whole + fraction
  }

  /// A small number, such as a month's.
  static func text(_ number: Int) -> String {
    DecimalNumber(String(number)).flatMap { text($0) } ?? String(number)
  }

  /// Groups of four digits with 万 and 亿 between them; numbers from 10 to 19 begin with 十 unless financial.
  static func whole(_ digits: [UInt8], isFinancial: Bool) -> String? {
    guard digits.count <= 16 else { return nil }
    let names = isFinancial ? financial : plain
    var rest = digits
    var groups: [[UInt8]] = []
    while !rest.isEmpty {
      groups.append(Array(repeating: 0, count: max(0, 4 - rest.count)) + rest.suffix(4))
      rest.removeLast(min(4, rest.count))
    }
    // The group above 亿 is counted in 万 of it: 一万二千三百四十五亿.
    let marks = ["", "万", "亿", "万"]
    var result = ""
    var isGap = false
    for position in groups.indices.reversed() {
      let group = groups[position]
      if group.allSatisfy({ $0 == 0 }) {
        isGap = !result.isEmpty
        if position == 2, groups.count > 3 { result += "亿" }
        continue
      }
      if !result.isEmpty, isGap || group[0] == 0 { result += names[0] }
      result += self.group(group, names, isFinancial) + marks[position]
      isGap = false
    }
    if result.isEmpty { return names[0] }
    return !isFinancial && result.hasPrefix("一十") ? String(result.dropFirst()) : result
  }

  private static func group(_ digits: [UInt8], _ names: [String], _ isFinancial: Bool) -> String {
    let units = isFinancial ? ["仟", "佰", "拾", ""] : ["千", "百", "十", ""]
    var result = ""
    var isGap = false
    for (digit, unit) in zip(digits, units) {
      if digit == 0 {
        isGap = !result.isEmpty
      } else {
        result += (isGap ? names[0] : "") + names[Int(digit)] + unit
        isGap = false
      }
    }
    return result
  }
}
