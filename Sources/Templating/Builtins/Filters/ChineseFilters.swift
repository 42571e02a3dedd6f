import Diagnostics

extension Filter {
  /// Filters for Chinese pages and reports; they read dates and amounts from text, never from binary fractions where the text is exact.
  static let chineseFilters: [Filter] = [
    // `2019-12-07` and the like: 2019年12月7日.
    Filter("date_zh") { value, _, machine throws(Fault) in
      let parts = ChineseText.dateParts(try isoText(value, machine))
      guard parts.count == 3 else { throw Messages.notADate(value) }
      return .string("\(parts[0])年\(parts[1])月\(parts[2])日")
    },
    // `2020Q1`: 2020年第一季度; `2020-03`: 2020年3月; `2020`: 2020年.
    Filter("period_zh") { value, _, machine throws(Fault) in
      guard let text = ChineseText.period(try isoText(value, machine)) else { throw Messages.notAPeriod(value) }
      return .string(text)
    },
    // 12345.60: 12,345.60.
    Filter("thousands") { value, _, machine throws(Fault) in .string(BraceFormat.grouped(try decimalText(value, machine))) },
    // Below 10,000: 28.00元; below 100,000,000: 1.25万元; above: 1.20亿元. Rounded half up to the digits given.
    Filter("yuan", [Parameter("digits")]) { value, arguments, machine throws(Fault) in
      let digits = min(max(0, try arguments.integer(0, or: 2)), 8)
      let text = try decimalText(value, machine)
      let whole = text.drop { $0 == "-" }.prefix { $0 != "." }.count
      if whole <= 4 { return .string(ChineseText.shifted(text, by: 0, digits: digits) + "元") }
      if whole <= 8 { return .string(ChineseText.shifted(text, by: 4, digits: digits) + "万元") }
      return .string(ChineseText.shifted(text, by: 8, digits: digits) + "亿元")
    },
    // 120: 一百二十; 10 to 19 begin with 十. With financial=true 壹佰贰拾.
    Filter("numeral_zh", [Parameter("financial")]) { value, arguments, machine throws(Fault) in
      guard case .int(let number)? = value.number else {
        try machine.require(value)
        throw Messages.notAnInteger(value)
      }
      return .string(ChineseText.numeral(number, isFinancial: arguments.flag(0)))
    },
    // Cut to columns of a fixed-width font, where Chinese characters take two.
    Filter("truncate_width", [Parameter("width"), Parameter("end")]) { value, arguments, machine throws(Fault) in
      let (width, end) = (try arguments.integer(0, or: 40), arguments.text(1, or: "…"))
      return try mapText(value, machine) { ChineseText.truncated($0, width: width, end: end) }
    },
    Filter("center_width", [Parameter("width")]) { value, arguments, machine throws(Fault) in
      let width = try arguments.length(0, or: 80, machine)
      return try mapText(value, machine) { text in
        let missing = max(0, width - DisplayWidth.of(text.unicodeScalars))
        return String(repeating: " ", count: missing / 2) + text + String(repeating: " ", count: missing - missing / 2)
      }
    },
    // The first sentences that fit into so many characters; the text cut with … when not even one fits.
    Filter("excerpt", [Parameter("length")]) { value, arguments, machine throws(Fault) in
      let length = try arguments.integer(0, or: 100)
      return try mapText(value, machine) { ChineseText.excerpt($0, length: max(1, length)) }
    },
  ]

  /// A date's or period's exact text: an object's `iso` member, or what it prints.
  private static func isoText(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> String {
    if case .object(let object) = value, case .string(let iso)? = object["iso"] { return iso }
    return try machine.text(value)
  }

  /// A number as exact decimal text without grouping.
  private static func decimalText(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> String {
    let text = PythonString.strip(try machine.text(value), nil).filter { $0 != "," }
    let digits = text.drop { $0 == "-" }
    guard !digits.isEmpty, text.count - digits.count <= 1, digits.utf8.allSatisfy({ $0 &- 0x30 <= 9 || $0 == UInt8(ascii: ".") }),
      digits.split(separator: ".", omittingEmptySubsequences: false).count <= 2, digits.first != "."
    else { throw Messages.notANumber(value) }
    return text
  }
}

/// Rules of Chinese dates, periods, numerals and line lengths.
enum ChineseText {
  /// Year, month and day, or fewer, without leading zeros.
  static func dateParts(_ text: String) -> [Int] {
    let numbers = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).prefix(3).compactMap { Int($0) }
    guard let year = numbers.first, (1...9999).contains(year) else { return [] }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return [] }
    if numbers.count > 2, !(1...31).contains(numbers[2]) { return [] }
    return numbers
  }

  static func period(_ text: String) -> String? {
    let upper = text.uppercased()
    if let mark = upper.firstIndex(of: "Q") {
      let quarters = ["一", "二", "三", "四"]
      guard let year = Int(upper[..<mark]), let quarter = Int(upper[upper.index(after: mark)...]), (1...4).contains(quarter) else {
        return nil
      }
      return "\(year)年第\(quarters[quarter - 1])季度"
    }
    let parts = dateParts(text)
    switch parts.count {
    case 1: return "\(parts[0])年"
    case 2: return "\(parts[0])年\(parts[1])月"
    case 3: return "\(parts[0])年\(parts[1])月\(parts[2])日"
    default: return nil
    }
  }

  /// A decimal number divided by a power of ten, rounded half up to some digits.
  static func shifted(_ text: String, by places: Int, digits: Int) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    var whole = (parts.first ?? "").utf8.map { $0 &- 0x30 }
    var fraction = parts.count > 1 ? parts[1].utf8.map { $0 &- 0x30 } : []
    while whole.count <= places { whole.insert(0, at: 0) }
    fraction = Array(whole.suffix(places)) + fraction
    var all = Array(whole.dropLast(places))
    let wholeCount = all.count
    while fraction.count <= digits { fraction.append(0) }
    all += fraction.prefix(digits)
    var carries = fraction[digits] >= 5
    var index = all.count - 1
    while carries, index >= 0 {
      carries = all[index] == 9
      all[index] = carries ? 0 : all[index] + 1
      index -= 1
    }
    let head = (carries ? "1" : "") + all.prefix(wholeCount).map { String($0) }.joined()
    let trimmed = head.drop { $0 == "0" }
    let tail = all.dropFirst(wholeCount).map { String($0) }.joined()
    return (isNegative ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed) + (digits > 0 ? "." + tail : "")
  }

  static func numeral(_ number: Int, isFinancial: Bool) -> String {
    let digits = isFinancial ? ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] : ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let units = isFinancial ? ["", "拾", "佰", "仟"] : ["", "十", "百", "千"]
    let groups = ["", "万", "亿", "万亿", "亿亿"]
    if number == 0 { return digits[0] }
    var rest = number.magnitude
    var parts: [(value: Int, text: String)] = []
    while rest > 0 {
      let value = Int(rest % 10_000)
      var text = ""
      var needsZero = false
      var place = 1000
      for unit in stride(from: 3, through: 0, by: -1) {
        let digit = value / place % 10
        place = max(1, place / 10)
        if digit == 0 {
          needsZero = !text.isEmpty
        } else {
          text += (needsZero ? digits[0] : "") + digits[digit] + units[unit]
          needsZero = false
        }
      }
      parts.append((value, text))
      rest /= 10_000
    }
    var result = ""
    for (position, part) in parts.enumerated().reversed() where part.value > 0 {
      if !result.isEmpty, part.value < 1000 || position + 1 < parts.count && parts[position + 1].value == 0 { result += digits[0] }
      result += part.text + groups[min(position, groups.count - 1)]
    }
    if !isFinancial, result.hasPrefix("一十") { result.removeFirst() }
    return (number < 0 ? "负" : "") + result
  }

  static func truncated(_ text: String, width: Int, end: String) -> String {
    guard DisplayWidth.of(text.unicodeScalars) > width else { return text }
    var room = width - DisplayWidth.of(end.unicodeScalars)
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      room -= DisplayWidth.of(scalar)
      if room < 0 { break }
      kept.append(scalar)
    }
    return String(kept) + end
  }

  static func excerpt(_ text: String, length: Int) -> String {
    guard text.unicodeScalars.count > length else { return text }
    let kept = text.unicodeScalars.prefix(length)
    let ends: Set<Unicode.Scalar> = ["。", "！", "？", "；"]
    if let end = kept.lastIndex(where: { ends.contains($0) }) { return String(kept[...end]) }
    return String(kept.dropLast()) + "…"
  }
}
