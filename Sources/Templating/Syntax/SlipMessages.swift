import Diagnostics

/// What to write in place of words and signs that other template languages have.
extension Messages {
  static func elseIf(_ span: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "“else if”要写成一个词 elif", en: "'else if' is one word here: elif"),
      hints: [LocalizedText(zh: "写成 {% elif 条件 %}", en: "write {% elif condition %}")], span: span)
  }

  static func endTagInWords(_ found: String, expected: String, _ span: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "结束标签不写作“\(found)”", en: "'\(found)' is no end tag"),
      hints: [LocalizedText(zh: "写成一个词：{% \(expected) %}", en: "write one word: {% \(expected) %}")], span: span)
  }

  static func wideTag(_ found: String, _ span: Span) -> Fault {
    let tag = found.hasSuffix("｛") ? "{{ … }}" : found.hasSuffix("%") || found.hasSuffix("％") ? "{% … %}" : "{# … #}"
    return Fault(
      "template.syntax", LocalizedText(zh: "“\(found)”是全角符号，不是标签，会原样显示", en: "'\(found)' is full-width and begins no tag"),
      hints: [
        LocalizedText(
          zh: "改成半角符号：\(tag)；要显示的就是它，则写成 {{ '\(found)' }}", en: "write half-width signs: \(tag); to show it, write {{ '\(found)' }}")
      ], span: span)
  }

  static func templateWithoutQuotes(_ name: String, _ span: Span) -> Fault {
    Fault(
      "template.syntax", LocalizedText(zh: "模板名“\(name)”没有引号，会当作变量", en: "the template's name '\(name)' has no quotes"),
      hints: [LocalizedText(zh: "写成 '\(name)'", en: "write '\(name)'")], span: span)
  }

  /// How to write what a tag of another language does.
  static func cure(ofTag name: String) -> LocalizedText? {
    switch name {
    case "elseif", "elsif": LocalizedText(zh: "写成 {% elif 条件 %}", en: "write {% elif condition %}")
    case "foreach", "each", "loop":
      LocalizedText(zh: "循环写成 {% for 变量 in 列表 %}…{% endfor %}", en: "write {% for item in list %}…{% endfor %}")
    case "assign", "var", "let", "const": LocalizedText(zh: "赋值写成 {% set 名称 = 值 %}", en: "write {% set name = value %}")
    case "unless": LocalizedText(zh: "写成 {% if not 条件 %}…{% endif %}", en: "write {% if not condition %}…{% endif %}")
    case "switch", "case":
      LocalizedText(zh: "写成 {% if … %}…{% elif … %}…{% endif %}", en: "write {% if … %}…{% elif … %}…{% endif %}")
    case "comment": LocalizedText(zh: "注释写成 {# … #}", en: "write {# … #}")
    default: nil
    }
  }

  /// How to write what a sign of another language does.
  static func cure(ofCharacter scalar: Unicode.Scalar) -> LocalizedText? {
    switch scalar {
    case "&": LocalizedText(zh: "“并且”写成 and，连接文字用 ~", en: "write `and`; texts are joined by ~")
    case "!": LocalizedText(zh: "“不是”写成 not，如 {% if not 条件 %}；不等于写成 !=", en: "write `not`, as in {% if not condition %}; unequal is !=")
    case "?": LocalizedText(zh: "按条件取值写成 {{ 甲 if 条件 else 乙 }}", en: "write {{ this if condition else that }}")
    case "$", "@": LocalizedText(zh: "变量名前面不加“\(scalar)”", en: "names have no '\(scalar)' in front")
    default: nil
    }
  }

  static let comparison = LocalizedText(
    zh: "比较是否相等用两个等号 ==；赋值写成 {% set 名称 = 值 %}", en: "values are compared with ==; to give one, write {% set name = value %}")
  static let assignment = LocalizedText(zh: "赋值只用一个等号：{% set 名称 = 值 %}", en: "one equals sign gives a value: {% set name = value %}")
  static let alternative = LocalizedText(zh: "“或者”写成 or；过滤器前面只写一个 |", en: "write `or`; a filter has a single | in front")
  static let member = LocalizedText(zh: "取对象里的值用一个点：{{ 对象.名称 }}", en: "a dot leads to a member: {{ object.name }}")
  static let unequal = LocalizedText(zh: "不等于写成 !=", en: "unequal is !=")
  static let filterArguments = LocalizedText(
    zh: "过滤器的参数写在括号里，如 {{ 日期|date_zh(numerals=true) }}", en: "a filter's arguments stand in brackets: {{ date|date_zh(numerals=true) }}")
  static let noColon = LocalizedText(zh: "标签末尾不写冒号，删去它", en: "a tag has no colon at its end: take it out")

  static func lowercase(_ word: String) -> LocalizedText {
    LocalizedText(zh: "“\(word)”要小写：\(word.lowercased())", en: "write it small: \(word.lowercased())")
  }

  static func statementInOutput(_ tag: String) -> LocalizedText {
    LocalizedText(zh: "\(tag) 写在 {% %} 里：{% \(tag) … %}", en: "\(tag) belongs between {% and %}: {% \(tag) … %}")
  }

  // MARK: Filters

  /// Finds the filters that do what the wanted name says, or lists all there are by their families.
  ///
  /// - Parameter own: the names of the embedding program's filters.
  static func unknownFilter(_ name: String, own: [String]) -> Fault {
    let message = LocalizedText(zh: "没有名为“\(name)”的过滤器", en: "No filter named '\(name)'.")
    let known = Filter.all.map(\.name) + own
    let hints: [LocalizedText]
    if let nearest = NearestMatch.find(name, in: known) {
      hints = [didYouMean(nearest)]
    } else if let alike = filters(meaning: name.lowercased()) {
      hints = [LocalizedText(zh: "意思相近的有：\(alike.joined(separator: "、"))", en: "alike in meaning: \(alike.joined(separator: ", "))")]
    } else {
      let families = Filter.families.map { ($0.name, $0.filters.map(\.name)) } + [(LocalizedText(zh: "本程序的", en: "the program's own"), own)]
      hints = families.filter { !$0.1.isEmpty }.map { family, names in
        LocalizedText(
          zh: "\(family.chinese)：\(names.joined(separator: "、"))", en: "\(family.english): \(names.joined(separator: ", "))")
      }
    }
    return Fault("template.unknown-filter", message, hints: hints)
  }

  private static func filters(meaning name: String) -> [String]? {
    switch name {
    case "money", "currency", "price", "rmb", "cny", "金额", "价格", "元": ["yuan", "thousands", "amount_zh"]
    case "date", "time", "datetime", "strftime", "dateformat", "date_format", "format_date", "日期": ["date_zh", "period_zh"]
    case "number", "numberformat", "number_format", "format_number", "comma", "commas", "intcomma", "数字":
      ["thousands", "round", "numeral_zh"]
    case "size", "len": ["length"]
    case "uppercase", "upcase", "capital": ["upper", "capitalize"]
    case "lowercase", "downcase": ["lower"]
    case "substr", "substring", "limit", "shorten", "ellipsis", "summary", "摘要": ["excerpt", "truncate", "truncate_width"]
    case "raw", "html", "unescape", "noescape": ["safe"]
    case "json", "to_json", "jsonify", "dump": ["tojson"]
    case "filter", "where": ["selectattr", "rejectattr", "select"]
    default: nil
    }
  }
}
