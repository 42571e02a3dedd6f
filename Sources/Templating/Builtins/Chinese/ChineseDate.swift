/// A day, month or year as Chinese texts write it.
struct ChineseDate {
  let year: Int
  let month: Int?
  let day: Int?

  /// Reads a year, a month and a day, or fewer, between any marks: `2019-12-07`, `2019/12/7`, `2019年12月7日`, `2019-12`.
  ///
  /// What follows a day, such as a time, is left aside. Full-width digits count as plain ones.
  init?(_ text: String) {
    let plain = text.unicodeScalars.map { scalar in
      (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    let parts = plain.split { !("0"..."9").contains($0) }.prefix(3)
    guard let first = plain.first, ("0"..."9").contains(first), let start = parts.first, start.count == 4 else { return nil }
    guard parts.dropFirst().allSatisfy({ $0.count <= 2 }) else { return nil }
    let numbers = parts.compactMap { part in Int(String(String.UnicodeScalarView(part))) }
    guard numbers.count == parts.count, let year = numbers.first, year > 0 else { return nil }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return nil }
    if numbers.count > 2, !(1...Self.days(in: numbers[1], of: year)).contains(numbers[2]) { return nil }
    self.year = year
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 2019年12月7日.
  var text: String {
    "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
  }

  /// 二〇一九年十二月七日.
  var numerals: String {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let years = String(year).utf8.map { digits[Int($0 - 0x30)] }.joined()
    return years + "年" + (month.map { ChineseNumeral.text($0) + "月" } ?? "") + (day.map { ChineseNumeral.text($0) + "日" } ?? "")
  }

  /// A quarter, half-year, month, year or day; nil for other text.
  static func period(_ text: String) -> String? {
    let upper = PythonString.strip(text, nil).uppercased()
    let year = upper.prefix(4)
    if upper.utf8.count == 6, let number = Int(year), number > 0, let last = upper.last?.wholeNumberValue {
      switch (upper.dropFirst(4).first, last) {
      case ("Q", 1...4): return "\(number)年第\(ChineseNumeral.text(last))季度"
      case ("H", 1...2): return "\(number)年" + (last == 1 ? "上半年" : "下半年")
      case ("Q", _), ("H", _): return nil
      default: break
      }
    }
    return ChineseDate(upper)?.text
  }
}
