import Diagnostics

/// What the domain tells its user about cells and schema options that cannot be read.
enum Messages {
  static func keyCharacter(_ key: String, _ wrong: Unicode.Scalar) -> FieldFault {
    let isSpace = wrong.properties.isWhitespace
    return FieldFault(
      "field.key",
      LocalizedText(
        zh: "编号“\(key)”里不能有\(isSpace ? "空格" : "“\(wrong)”")", en: "the key ‘\(key)’ cannot have \(isSpace ? "a space" : "‘\(wrong)’") in it"
      ),
      hints: [
        LocalizedText(
          zh: "编号会成为网址的一部分，只用半角字母、数字、汉字、- 和 _。", en: "A key becomes part of an address: use letters, digits, Han characters, - and _ only.")
      ])
  }

  static func keyTooLong(_ key: String) -> FieldFault {
    FieldFault(
      "field.key", LocalizedText(zh: "编号“\(key.prefix(20))…”太长", en: "the key ‘\(key.prefix(20))…’ is too long"),
      hints: [LocalizedText(zh: "编号最多 40 个汉字或 120 个字母。", en: "A key has at most 120 letters or 40 Han characters.")])
  }

  static func keyOfDevice(_ key: String) -> FieldFault {
    FieldFault(
      "field.key",
      LocalizedText(
        zh: "编号不能是“\(key)”，Windows 把它当作设备的名称", en: "the key cannot be ‘\(key)’, which Windows takes for a device"),
      hints: [
        LocalizedText(zh: "换一个编号，例如 \(key.lowercased())-01。", en: "Choose another key, such as \(key.lowercased())-01.")
      ])
  }

  static func failedFormula(_ mark: String) -> FieldFault {
    FieldFault(
      "field.spreadsheet", LocalizedText(zh: "“\(mark)”是公式算错时的记号", en: "‘\(mark)’ is what a failed formula leaves"),
      hints: [
        LocalizedText(
          zh: "在 Excel 或 WPS 里改正这一格的公式，或直接填上数，再另存一次；没有数据就留空。",
          en: "Mend the formula in Excel or WPS, or type the value, and save again; leave the cell empty when there is none.")
      ])
  }

  static func narrowColumn(_ mark: String) -> FieldFault {
    FieldFault(
      "field.spreadsheet", LocalizedText(zh: "“\(mark)”不是内容：列太窄，显示不下", en: "‘\(mark)’ is no content: the column was too narrow to show it"),
      hints: [LocalizedText(zh: "在 Excel 或 WPS 里把这一列拉宽，再另存一次。", en: "Widen the column in Excel or WPS and save again.")])
  }

  static func formula(_ text: String) -> FieldFault {
    FieldFault(
      "field.spreadsheet", LocalizedText(zh: "“\(text)”是公式，没有变成数", en: "‘\(text)’ is a formula, not its result"),
      hints: [
        LocalizedText(
          zh: "这一格的格式是“文本”：改为“常规”，重新回车得出数来，再另存一次。",
          en: "The cell is formatted as text: make it General, enter it again so that it is worked out, and save again.")
      ])
  }

  static func scientific(_ text: String) -> FieldFault {
    FieldFault(
      "field.spreadsheet",
      LocalizedText(zh: "“\(text)”是 Excel 缩写的长数字，末几位已经丢失", en: "‘\(text)’ is a long number that Excel shortened; its last digits are lost"),
      hints: [
        LocalizedText(
          zh: "把这一列的格式设为“文本”，重新填写完整的号码，再另存一次。",
          en: "Format the column as text, type the whole number again, and save again.")
      ])
  }

  static func shortenedDate(_ text: String) -> FieldFault {
    FieldFault(
      "field.spreadsheet", LocalizedText(zh: "“\(text)”被 Excel 改成了它的日期写法", en: "‘\(text)’ was turned into a date by Excel"),
      hints: [
        LocalizedText(
          zh: "把这一列的格式设为“文本”，重新填写原来的内容（日期写 2019-12-01，月份写 2019-12），再另存一次。",
          en: "Format the column as text, type again what was meant (dates like 2019-12-01, months like 2019-12), and save again.")
      ])
  }

  static func listSeparator(_ item: String, _ words: [String], inFrontMatter: Bool) -> FieldFault {
    let (chinese, english) =
      inFrontMatter
      ? (
        "写成 [\(words.joined(separator: ", "))]，用英文逗号和空格隔开。", "Write [\(words.joined(separator: ", "))], with half-width commas and spaces."
      )
      : ("写成“\(words.joined(separator: "、"))”。", "Write ‘\(words.joined(separator: "、"))’.")
    return FieldFault(
      "field.list", LocalizedText(zh: "“\(item)”没有分成几项", en: "‘\(item)’ is one item where several are meant"),
      hints: [LocalizedText(zh: chinese, en: english)])
  }

  static func patternMismatch(_ text: String, _ pattern: String, _ description: String?) -> FieldFault {
    FieldFault(
      "field.pattern", LocalizedText(zh: "“\(text)”不合规定的写法", en: "‘\(text)’ is not written as it has to be"),
      hints: (description.map { [LocalizedText(zh: "这一项的说明：\($0)。", en: "About this field: \($0).")] } ?? []) + [
        LocalizedText(zh: "规定的写法（pattern）：\(pattern)", en: "The way it has to be written (pattern): \(pattern)")
      ])
  }

  static func badPattern(_ pattern: String, at position: Int) -> FieldFault {
    FieldFault(
      "schema.pattern",
      LocalizedText(
        zh: "pattern 从第 \(position) 个字起看不懂：“\(pattern)”",
        en: "the pattern ‘\(pattern)’ cannot be understood from character \(position) on"),
      hints: [
        LocalizedText(
          zh: "例如 [0-9]{6}（六位数字）、[A-Z]\\d+（一个大写字母和若干数字）；符号本身前面加 \\。",
          en: "For example [0-9]{6} (six digits) or [A-Z]\\d+ (a capital and digits); put \\ before a sign that stands for itself.")
      ])
  }

  static func badDerivation(_ source: String, rest: String) -> FieldFault {
    FieldFault(
      "schema.derived",
      rest.isEmpty
        ? LocalizedText(zh: "derived 没有写完：“\(source)”", en: "‘\(source)’ is not finished")
        : LocalizedText(zh: "derived 里看不懂“\(rest)”", en: "‘\(rest)’ cannot be understood in derived"),
      hints: [
        LocalizedText(
          zh: "写成 \"{{ amount / quantity }}\" 这样：两对花括号里写字段名、数和 + - * / ( )，四舍五入用 | round(2)。",
          en:
            "Write it like \"{{ amount / quantity }}\": names of fields, numbers and + - * / ( ) between the braces, with | round(2) to round."
        )
      ])
  }

  static func notCalculable(_ name: String) -> FieldFault {
    FieldFault(
      "schema.derived", LocalizedText(zh: "“\(name)”不是数，不能用来计算", en: "‘\(name)’ is no number to calculate with"),
      hints: [
        LocalizedText(
          zh: "只有 integer、decimal、percent、money、quantity 类型的字段能计算。",
          en: "Only fields of the types integer, decimal, percent, money and quantity can be calculated with.")
      ])
  }

  static func divisionByZero(_ source: String) -> FieldFault {
    FieldFault(
      "field.derived", LocalizedText(zh: "按 \(source) 计算时除以了零", en: "\(source) divides by zero"),
      hints: [
        LocalizedText(zh: "检查这一行作除数的格；没有数据就留空，不要写 0。", en: "Check the divisor's cell on this row; leave it empty when there is no figure.")
      ])
  }

  static func notInteger(_ text: String) -> FieldFault {
    FieldFault(
      "field.integer", LocalizedText(zh: "“\(text)”不是整数", en: "‘\(text)’ is not a whole number"),
      hints: [
        LocalizedText(
          zh: "只写数字，例如 1200 或 1,200；单位写在表头里。没有数据就留空。",
          en: "Write digits only, such as 1200 or 1,200, with the unit in the header; leave the cell empty when there is no figure.")
      ])
  }

  static func notNumber(_ text: String) -> FieldFault {
    FieldFault(
      "field.decimal", LocalizedText(zh: "“\(text)”不是数", en: "‘\(text)’ is not a number"),
      hints: [
        LocalizedText(
          zh: "只写数字，例如 12.5 或 1,234.50，小数最多六位。没有数据就留空。",
          en: "Write digits only, such as 12.5 or 1,234.50, with at most six decimals; leave the cell empty when there is no figure.")
      ])
  }

  static func notPercent(_ text: String) -> FieldFault {
    FieldFault(
      "field.percent", LocalizedText(zh: "“\(text)”不是百分数", en: "‘\(text)’ is not a percentage"),
      hints: [LocalizedText(zh: "写成 12.5%。", en: "Write it like 12.5%.")])
  }

  static func percentWithoutSign(_ text: String) -> FieldFault {
    FieldFault(
      "field.percent", LocalizedText(zh: "“\(text)”没有百分号", en: "‘\(text)’ has no percent sign"),
      hints: [
        LocalizedText(zh: "写成 \(text)%；不带百分号的数表示几分之几，不能大于 1。", en: "Write \(text)%; a number without a sign is a fraction, 1 at most.")
      ])
  }

  static func notMoney(_ text: String) -> FieldFault {
    FieldFault(
      "field.money", LocalizedText(zh: "“\(text)”不是金额", en: "‘\(text)’ is not an amount of money"),
      hints: [
        LocalizedText(
          zh: "写一个金额：28、28.50、1,200元 或 3.2万元，不带“/斤”，不写范围；没有定价就留空，不要写“面议”。",
          en: "Write one amount: 28, 28.50, 1,200元 or 3.2万元, no range and nothing like /斤; leave the cell empty when there is no price yet."
        )
      ])
  }

  static func badMoneyUnit(_ unit: String) -> FieldFault {
    FieldFault(
      "schema.unit", LocalizedText(zh: "金额的单位不能是“\(unit)”", en: "money cannot be counted in ‘\(unit)’"),
      hints: [LocalizedText(zh: "可用的单位：元、万元、亿元。", en: "Known units: 元, 万元, 亿元.")], option: "unit")
  }

  static func notQuantity(_ text: String, unit: String) -> FieldFault {
    FieldFault(
      "field.quantity", LocalizedText(zh: "“\(text)”不是以“\(unit)”计的数量", en: "‘\(text)’ is not a quantity in \(unit)"),
      hints: [LocalizedText(zh: "写成 12.5 或 12.5\(unit)。", en: "Write 12.5 or 12.5\(unit).")])
  }

  static func notDate(_ text: String) -> FieldFault {
    FieldFault(
      "field.date", LocalizedText(zh: "“\(text)”不是日期，或者没有这一天", en: "‘\(text)’ is not a date, or there is no such day"),
      hints: [
        LocalizedText(
          zh: "写一个日子：2020-03-05、2020/3/5 或 2020年3月5日，年份写四位。",
          en: "Write one day: 2020-03-05, 2020/3/5 or 2020年3月5日, with four digits for the year.")
      ])
  }

  static func notMonth(_ text: String) -> FieldFault {
    FieldFault(
      "field.month", LocalizedText(zh: "“\(text)”不是月份", en: "‘\(text)’ is not a month"),
      hints: [LocalizedText(zh: "写成 2020-03 或 2020年3月。", en: "Write 2020-03 or 2020年3月.")])
  }

  static func januaryOrOctober(_ text: String, _ year: Int) -> FieldFault {
    FieldFault(
      "field.month",
      LocalizedText(
        zh: "“\(text)”看不出是 1 月还是 10 月：表格程序会把 \(year).10 存成 \(year).1",
        en: "‘\(text)’ may be January or October: spreadsheet programs save \(year).10 as \(year).1"),
      hints: [LocalizedText(zh: "写成 \(year)-01 或 \(year)-10。", en: "Write \(year)-01 or \(year)-10.")])
  }

  static func notQuarter(_ text: String) -> FieldFault {
    FieldFault(
      "field.quarter", LocalizedText(zh: "“\(text)”不是季度", en: "‘\(text)’ is not a quarter"),
      hints: [LocalizedText(zh: "写成 2020Q1、2020年第一季度 或 2020年一季度。", en: "Write 2020Q1, 2020年第一季度 or 2020年一季度.")])
  }

  static func notBoolean(_ text: String) -> FieldFault {
    FieldFault(
      "field.boolean", LocalizedText(zh: "“\(text)”既不是“是”也不是“否”", en: "‘\(text)’ is neither yes nor no"),
      hints: [LocalizedText(zh: "写“是”或“否”（也可以用 √ 和 ×）。", en: "Write 是 or 否 (√ and × will do).")])
  }

  static func notChoice(_ word: String, choices: [String], nearest: String?) -> FieldFault {
    var hints = [LocalizedText(zh: "可以填：\(choices.joined(separator: "、"))。", en: "Known values: \(choices.joined(separator: ", ")).")]
    if let nearest { hints.insert(LocalizedText(zh: "是不是“\(nearest)”？", en: "Did you mean ‘\(nearest)’?"), at: 0) }
    return FieldFault("field.choice", LocalizedText(zh: "“\(word)”不在可选的值里", en: "‘\(word)’ is not one of the known values"), hints: hints)
  }

  static func wrongSeparator(_ text: String, _ words: [String]) -> FieldFault {
    let mended = words.joined(separator: "、")
    return FieldFault(
      "field.choice", LocalizedText(zh: "“\(text)”没有用顿号隔开", en: "the values in ‘\(text)’ are not separated by 、"),
      hints: [LocalizedText(zh: "写成“\(mended)”。", en: "Write ‘\(mended)’.")])
  }

  static func badPath(_ path: String) -> FieldFault {
    FieldFault(
      "field.path", LocalizedText(zh: "“\(path)”不是可用的文件路径", en: "‘\(path)’ is not a usable file path"),
      hints: [
        LocalizedText(
          zh: "路径从 Content/ 往下写，例如 images/products/xiaomi.jpg；不要用 \\、.. 和盘符。",
          en: "Write the path below Content/, such as images/products/xiaomi.jpg, without \\, .. or a drive letter.")
      ])
  }

  static func notImage(_ path: String, formats: [String]) -> FieldFault {
    FieldFault(
      "field.image", LocalizedText(zh: "“\(path)”不是图片文件", en: "‘\(path)’ is not a picture"),
      hints: [
        LocalizedText(zh: "图片的扩展名应是 \(formats.joined(separator: "、"))。", en: "A picture's name ends in \(formats.joined(separator: ", ")).")
      ])
  }

  static func notURL(_ text: String) -> FieldFault {
    FieldFault(
      "field.url", LocalizedText(zh: "“\(text)”不是网址", en: "‘\(text)’ is not a web address"),
      hints: [
        LocalizedText(
          zh: "网址以 https:// 或 http:// 开头，接着是网站的域名，中间没有空格，例如 https://www.example.gov.cn/。",
          en: "An address is https:// or http:// and the name of a site, without spaces, such as https://www.example.gov.cn/.")
      ])
  }

  static func notPhone(_ text: String) -> FieldFault {
    FieldFault(
      "field.phone", LocalizedText(zh: "“\(text)”不是电话号码", en: "‘\(text)’ is not a telephone number"),
      hints: [
        LocalizedText(
          zh: "写成 0434-0000000 或 400-000-0000，一个单元格只写一个号码。", en: "Write one number a cell, such as 0434-0000000 or 400-000-0000.")
      ])
  }

  static func notCoordinates(_ text: String) -> FieldFault {
    FieldFault(
      "field.coordinates", LocalizedText(zh: "“\(text)”不是坐标", en: "‘\(text)’ is not a pair of coordinates"),
      hints: [LocalizedText(zh: "先写纬度，再写经度，用逗号隔开，例如 43.17,124.35。", en: "Write latitude, a comma and longitude, such as 43.17,124.35.")])
  }

  static func belowMinimum(_ text: String, _ minimum: String) -> FieldFault {
    FieldFault(
      "field.range", LocalizedText(zh: "“\(text)”小于允许的最小值 \(minimum)", en: "‘\(text)’ is below the least value allowed, \(minimum)"),
      hints: [
        LocalizedText(
          zh: "核对这个数，看小数点、单位和正负号；没有数据就留空。",
          en: "Check the number, its point, unit and sign; leave the cell empty when there is no figure.")
      ])
  }

  static func aboveMaximum(_ text: String, _ maximum: String) -> FieldFault {
    FieldFault(
      "field.range", LocalizedText(zh: "“\(text)”大于允许的最大值 \(maximum)", en: "‘\(text)’ is above the greatest value allowed, \(maximum)"),
      hints: [
        LocalizedText(
          zh: "核对这个数，看小数点、单位和位数有没有写错。", en: "Check the number: its point, its unit, and whether it has a digit too many.")
      ])
  }

  static func badBound(_ option: String, _ text: String) -> FieldFault {
    FieldFault(
      "schema.bound", LocalizedText(zh: "\(option) 应是数，这里是“\(text)”", en: "\(option) takes a number, not ‘\(text)’"),
      hints: [
        LocalizedText(
          zh: "只写数字，不带单位，例如 \(option): 0；金额以元计，百分数写几分之几。",
          en: "Write digits without a unit, as in \(option): 0; amounts of money in 元, percentages as fractions of one.")
      ], option: option)
  }

  static func emptyRange(_ minimum: String, _ maximum: String) -> FieldFault {
    FieldFault(
      "schema.bound", LocalizedText(zh: "max（\(maximum)）比 min（\(minimum)）小", en: "max (\(maximum)) is below min (\(minimum))"),
      hints: [LocalizedText(zh: "把两个数对调，或改正其中一个。", en: "Exchange the two, or mend one of them.")], option: "max")
  }

  static func unknownCoordinateSystem(_ name: String) -> FieldFault {
    let known = CoordinateSystem.allCases.map(\.rawValue)
    return FieldFault(
      "schema.option", LocalizedText(zh: "没有坐标系“\(name)”", en: "there is no coordinate system ‘\(name)’"),
      hints: [LocalizedText(zh: "可用的有：\(known.joined(separator: "、"))。", en: "Known: \(known.joined(separator: ", ")).")],
      option: "system")
  }

  static func missingOption(_ option: String, type: String) -> FieldFault {
    let examples = ["of": "of: [春, 夏, 秋, 冬]", "to": "to: villages", "unit": "unit: 公里"]
    return FieldFault(
      "schema.option", LocalizedText(zh: "类型 \(type) 的字段要写明 \(option)", en: "a field of type \(type) needs \(option)"),
      hints: examples[option].map { [LocalizedText(zh: "例如 \($0)。", en: "For example \($0).")] } ?? [], option: "type")
  }
}
