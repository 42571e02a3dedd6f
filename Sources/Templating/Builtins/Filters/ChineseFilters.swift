import Diagnostics

extension Filter {
  /// Filters for Chinese pages and reports; they read dates and amounts from text, never from binary fractions where the text is exact.
  static let chineseFilters: [Filter] = [
    // `2019-12-07` and the like: 2019年12月7日; with numerals=true 二〇一九年十二月七日.
    Filter("date_zh", [Parameter("numerals")]) { value, arguments, machine throws(Fault) in
      guard let date = ChineseDate(try isoText(value, machine)), date.day != nil else { throw Messages.notADate(value) }
      return .string(try arguments.flag(0, machine) ? date.numerals : date.text)
    },
    // `2020Q1`: 2020年第一季度; `2020H1`: 2020年上半年; `2020-03`: 2020年3月; `2020`: 2020年.
    Filter("period_zh") { value, _, machine throws(Fault) in
      guard let text = ChineseDate.period(try isoText(value, machine)) else { throw Messages.notAPeriod(value) }
      return .string(text)
    },
    // 12345.60: 12,345.60; rounded half up when digits are given.
    Filter("thousands", [Parameter("digits")]) { value, arguments, machine throws(Fault) in
      let number = try decimal(value, machine)
      guard arguments[0] != nil else { return .string(BraceFormat.grouped(number.text)) }
      return .string(BraceFormat.grouped(number.rounded(to: try places(arguments))))
    },
    // Below 10,000: 28.00元; below 100,000,000: 1.25万元; above: 1.20亿元; or in the unit given. Rounded half up.
    Filter("yuan", [Parameter("digits"), Parameter("unit")]) { value, arguments, machine throws(Fault) in
      let number = try decimal(value, machine)
      guard let text = ChineseAmount.yuan(number, digits: try places(arguments), unit: arguments[1]?.text) else {
        throw Messages.unknownUnit(try arguments.text(1, or: "", machine), known: ChineseAmount.units.map(\.name))
      }
      return .string(text)
    },
    // 120: 一百二十; 10 to 19 begin with 十; 3.14: 三点一四. With financial=true 壹佰贰拾.
    Filter("numeral_zh", [Parameter("financial")]) { value, arguments, machine throws(Fault) in
      guard let text = ChineseNumeral.text(try decimal(value, machine), isFinancial: try arguments.flag(0, machine)) else {
        throw Messages.numberTooLarge()
      }
      return .string(text)
    },
    // 1234.5: 壹仟贰佰叁拾肆元伍角整, as cheques and contracts have it.
    Filter("amount_zh") { value, _, machine throws(Fault) in
      guard let text = ChineseAmount.words(try decimal(value, machine)) else { throw Messages.numberTooLarge() }
      return .string(text)
    },
    // Cut to columns of a fixed-width font, where Chinese characters take two.
    Filter("truncate_width", [Parameter("width"), Parameter("end")]) { value, arguments, machine throws(Fault) in
      let (width, end) = (try arguments.integer(0, or: 40), try arguments.text(1, or: "…", machine))
      return .string(WideText.truncated(try shownText(value, machine), width: width, end: end))
    },
    Filter("center_width", [Parameter("width")]) { value, arguments, machine throws(Fault) in
      let width = try arguments.length(0, or: 80, machine)
      return try mapText(value, machine) { text in
        let missing = max(0, width - DisplayWidth.of(text.unicodeScalars))
        return String(repeating: " ", count: missing / 2) + text + String(repeating: " ", count: missing - missing / 2)
      }
    },
    // Lines of at most so many columns: broken between Chinese characters and at blanks, never before closing or after opening punctuation.
    Filter("wordwrap_width", [Parameter("width"), Parameter("wrapstring")]) { value, arguments, machine throws(Fault) in
      let width = try arguments.integer(0, or: 80)
      guard width > 0 else { throw Messages.tooSmall("width", 1) }
      let lines = WideText.wrapped(try shownText(value, machine), width: width)
      guard let separator = arguments[1] else { return .string(lines.joined(separator: "\n")) }
      guard isSafe(separator) else { return .string(lines.joined(separator: separator.text)) }
      return .safe(lines.map(HTMLEscape.escaped).joined(separator: separator.text))
    },
    // The first sentences that fit into so many characters; the text cut with … when not even one fits.
    Filter("excerpt", [Parameter("length")]) { value, arguments, machine throws(Fault) in
      .string(WideText.excerpt(try shownText(value, machine), length: max(1, try arguments.integer(0, or: 100))))
    },
  ]

  /// A date's or period's exact text: an object's `iso` or `id` member, or what it prints.
  private static func isoText(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> String {
    if case .object(let object) = value, case .string(let iso)? = object["iso"] ?? object["id"] { return iso }
    return try machine.text(value)
  }

  /// An exact decimal number.
  private static func decimal(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> DecimalNumber {
    if case .double(let number) = value, let decimal = DecimalNumber(number) { return decimal }
    guard let number = DecimalNumber(try machine.text(value)) else { throw Messages.notANumber(value) }
    return number
  }

  /// How many digits after the point a filter's first argument wants.
  private static func places(_ arguments: FilterArguments) throws(Fault) -> Int {
    min(max(0, try arguments.integer(0, or: 2)), 100)
  }

  /// A text, or what markup shows.
  private static func shownText(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> String {
    if case .safe(let markup) = value { return Markup.stripped(markup) }
    return try machine.text(value)
  }
}
