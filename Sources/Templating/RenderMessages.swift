import Diagnostics

/// What can go wrong while a template is rendered.
extension Messages {
  // MARK: Values

  static func undefined(_ undefined: Undefined) -> Fault {
    switch undefined.origin {
    case .variable(let name):
      return Fault(
        Fault.Description(
          code: "template.undefined", message: LocalizedText(zh: "没有名为“\(name)”的变量", en: "'\(name)' is undefined"), missing: (name, []),
          isVariable: true))
    case .attribute(let name, let owner):
      return Fault(
        "template.undefined",
        LocalizedText(zh: "\(kind(owner).chinese)里没有“\(name)”", en: "'\(owner.typeName) object' has no attribute '\(name)'"),
        missing: (name, memberNames(owner)))
    case .item(let key, let owner):
      return Fault(
        "template.undefined",
        LocalizedText(zh: "\(kind(owner).chinese)里没有第 \(key.text) 项", en: "'\(owner.typeName) object' has no element \(key.text)"))
    case .parameter(let name, let macro):
      return Fault(
        "template.undefined",
        LocalizedText(zh: "调用宏“\(macro)”时没有给参数“\(name)”", en: "parameter '\(name)' was not provided to macro '\(macro)'"))
    case .withheld(let name, let hint):
      return Fault("template.undefined", LocalizedText(zh: "没有给“\(name)”", en: "'\(name)' is undefined"), hints: [hint])
    case .nothing(let what):
      return Fault("template.undefined", LocalizedText(zh: "\(what) 在这里没有值", en: "\(what) has no value here"))
    case .unchosen, .absent, .unset: return Fault("template.undefined", LocalizedText(zh: "这里没有值", en: "there is no value here"))
    }
  }

  private static func memberNames(_ value: Value) -> [String] {
    if case .object(let object) = value { object.shape.names } else { [] }
  }

  /// The kind of a value in words a reader knows.
  static func kind(_ value: Value) -> LocalizedText {
    let chinese =
      switch value {
      case .undefined: "空缺"
      case .none: "空值"
      case .bool: "真假值"
      case .int: "整数"
      case .double: "小数"
      case .string, .safe: "文字"
      case .array, .tuple: "列表"
      case .object: "对象"
      case .dynamic: "函数"
      }
    return LocalizedText(zh: chinese, en: value.typeName)
  }

  private static func type(_ chinese: String, _ english: String, hints: [LocalizedText] = []) -> Fault {
    Fault("template.type", LocalizedText(zh: chinese, en: english), hints: hints)
  }

  static func unsupportedOperands(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Fault {
    let symbols = ["+", "-", "*", "/", "//", "%", "**"]
    let symbol = symbols[Int(operation.rawValue)]
    let hints = operation == .add ? [LocalizedText(zh: "连接文字请用 ~", en: "use ~ to join texts")] : []
    return type(
      "\(kind(left).chinese)与\(kind(right).chinese)不能用 \(symbol) 计算",
      "unsupported operand type(s) for \(symbol): '\(left.typeName)' and '\(right.typeName)'", hints: hints)
  }

  /// The operands are told in the order in which they were written.
  static func notComparable(_ comparison: Comparison, _ left: Value, _ right: Value) -> Fault {
    let symbol =
      switch comparison {
      case .greater: ">"
      case .greaterOrEqual: ">="
      case .lessOrEqual: "<="
      default: "<"
      }
    return type(
      "\(kind(left).chinese)与\(kind(right).chinese)不能用 \(symbol) 比较大小",
      "'\(symbol)' not supported between instances of '\(left.typeName)' and '\(right.typeName)'")
  }

  static func unsupportedContainment(_ element: Value, _ container: Value) -> Fault {
    type("不能在文字里查找\(kind(element).chinese)", "'in <string>' requires string as left operand, not \(element.typeName)")
  }

  static func notIterable(_ value: Value) -> Fault {
    type("\(kind(value).chinese)不能逐项取出", "'\(value.typeName)' object is not iterable")
  }

  static func notSubscriptable(_ value: Value) -> Fault {
    type("\(kind(value).chinese)不能取一段", "'\(value.typeName)' object is not subscriptable")
  }

  static func noLength(_ value: Value) -> Fault {
    type("\(kind(value).chinese)没有长度", "object of type '\(value.typeName)' has no len()")
  }

  static func notCallable(_ value: Value) -> Fault {
    type("\(kind(value).chinese)不能调用", "'\(value.typeName)' object is not callable")
  }

  static func notANumber(_ value: Value) -> Fault {
    type("需要数字，这里是\(kind(value).chinese)", "a number is needed, not '\(value.typeName)'")
  }

  static func notAnInteger(_ value: Value) -> Fault {
    type("需要整数，这里是\(kind(value).chinese)", "'\(value.typeName)' object cannot be interpreted as an integer")
  }

  static func notAText(_ value: Value) -> Fault {
    type("需要文字，这里是\(kind(value).chinese)", "text is needed, not '\(value.typeName)'")
  }

  static func notADate(_ value: Value) -> Fault {
    type("“\(value.text)”不是日期，应当写成 2019-12-07", "'\(value.text)' is not a date such as 2019-12-07")
  }

  static func notAPeriod(_ value: Value) -> Fault {
    type("“\(value.text)”不是时期，应当写成 2020Q1、2020-03 或 2020", "'\(value.text)' is not a period such as 2020Q1, 2020-03 or 2020")
  }

  static func notAMapping(_ value: Value) -> Fault {
    type("需要有名称的一组值，这里是\(kind(value).chinese)", "a mapping is needed, not '\(value.typeName)'")
  }

  static func notANamespace(_ value: Value) -> Fault {
    type("只能给 namespace 的属性赋值，这里是\(kind(value).chinese)", "cannot assign attribute on non-namespace object")
  }

  static func unhashable(_ value: Value) -> Fault {
    type("\(kind(value).chinese)不能作名称", "unhashable type: '\(value.typeName)'")
  }

  static func notJSON(_ value: Value) -> Fault {
    type("\(kind(value).chinese)不能写成 JSON", "Object of type \(value.typeName) is not JSON serializable")
  }

  static func nestedValue() -> Fault {
    Fault("template.limit", LocalizedText(zh: "值嵌套太深", en: "the value is nested too deeply"))
  }

  static func notInSequence(_ value: Value) -> Fault {
    Fault("template.value", LocalizedText(zh: "找不到 \(value.text)", en: "\(value.representation) is not there"))
  }

  static func indexOutOfRange(_ index: Int) -> Fault {
    Fault("template.value", LocalizedText(zh: "没有第 \(index) 项", en: "index \(index) is out of range"))
  }

  static func changesNothing(_ name: String) -> Fault {
    Fault(
      "template.value",
      LocalizedText(zh: "“\(name)”改变的值不在变量里，改了也看不到", en: "'\(name)' would change a value that no variable holds"),
      hints: [LocalizedText(zh: "先用 set 存进变量，再对变量调用", en: "put it into a variable with set and call the method on that")])
  }

  static func notChangeable(_ value: Value) -> Fault {
    Fault("template.value", LocalizedText(zh: "\(kind(value).chinese)里的值不能改", en: "values inside a '\(value.typeName)' cannot be changed"))
  }

  static func emptyMapping() -> Fault {
    Fault("template.value", LocalizedText(zh: "对象里已经没有值", en: "the mapping is empty"))
  }

  static func unpackCount(expected: Int, found: Int) -> Fault {
    Fault(
      "template.value", LocalizedText(zh: "需要 \(expected) 个值，这里有 \(found) 个", en: "expected \(expected) values to unpack, found \(found)"))
  }

  static func emptySeparator() -> Fault {
    Fault("template.value", LocalizedText(zh: "分隔符不能为空", en: "empty separator"))
  }

  static func unsupportedMethod(_ name: String) -> Fault {
    Fault("template.value", LocalizedText(zh: "不支持“\(name)”", en: "method '\(name)' is not supported"))
  }

  static func numberTooLarge() -> Fault {
    Fault("template.number", LocalizedText(zh: "数字太大", en: "number too large"))
  }

  static func tooLargeForInteger(_ text: String) -> Fault {
    Fault(
      "template.number", LocalizedText(zh: "“\(text)”太大，不能成为整数", en: "'\(text)' is too large for an integer"),
      hints: [
        LocalizedText(
          zh: "整数不超过 9223372036854775807；更大的数用 |float 当作小数计算", en: "integers reach to 9223372036854775807; calculate with |float beyond")
      ])
  }

  static func notAReal() -> Fault {
    Fault("template.number", LocalizedText(zh: "结果不是实数", en: "the result is not a real number"))
  }

  static func divisionByZero() -> Fault {
    Fault("template.number", LocalizedText(zh: "不能除以零", en: "division by zero"))
  }

  static func sliceStepZero() -> Fault {
    Fault("template.value", LocalizedText(zh: "步长不能是 0", en: "slice step cannot be zero"))
  }

  static func rangeStepZero() -> Fault {
    Fault("template.value", LocalizedText(zh: "range 的步长不能是 0", en: "range() arg 3 must not be zero"))
  }

  static func emptyCycle() -> Fault {
    Fault("template.value", LocalizedText(zh: "cycle 至少要一个值", en: "at least one item has to be provided"))
  }

  static func loopNotRecursive() -> Fault {
    Fault(
      "template.value",
      LocalizedText(zh: "这个循环没有写 recursive，不能再次调用", en: "The loop must have the 'recursive' marker to be called recursively."))
  }

  // MARK: Arguments

  static func tooManyArguments(_ name: String, maximum: Int, found: Int) -> Fault {
    Fault(
      "template.arguments",
      LocalizedText(
        zh: "“\(name)”最多 \(maximum) 个参数，这里有 \(found) 个", en: "'\(name)' takes not more than \(maximum) argument(s), found \(found)"))
  }

  static func argumentCount(_ name: String, _ least: Int, _ most: Int, _ found: Int) -> Fault {
    Fault(
      "template.arguments",
      LocalizedText(
        zh: "“\(name)”要 \(least) 到 \(most) 个参数，这里有 \(found) 个", en: "'\(name)' takes \(least) to \(most) arguments, found \(found)"))
  }

  static func unknownArgument(_ argument: String, of name: String, known: [String]) -> Fault {
    Fault(
      "template.arguments", LocalizedText(zh: "“\(name)”没有名为“\(argument)”的参数", en: "'\(name)' takes no keyword argument '\(argument)'"),
      missing: (argument, known))
  }

  static func argumentTwice(_ argument: String, of name: String) -> Fault {
    Fault(
      "template.arguments",
      LocalizedText(zh: "“\(name)”的参数“\(argument)”给了两次", en: "'\(name)' got multiple values for argument '\(argument)'"))
  }

  static func missingArgument(_ argument: String, of name: String) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "“\(name)”缺少参数“\(argument)”", en: "'\(name)' missing required argument '\(argument)'"))
  }

  static func spreadArguments(_ name: String) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "“\(name)”不能用 * 或 ** 给参数", en: "'\(name)' does not take * or ** arguments"))
  }

  static func tooSmall(_ name: String, _ least: Int) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "“\(name)”至少是 \(least)", en: "'\(name)' must be at least \(least)"))
  }

  static func truncateLength(_ length: Int, _ end: Int) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "长度 \(length) 比结尾文字还短（\(end)）", en: "expected length >= \(end), got \(length)"))
  }

  static func roundingMethod(_ name: String) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "没有“\(name)”这种取整方式，可用 common、ceil、floor", en: "method must be common, ceil or floor"))
  }

  static func sortsBy(_ name: String) -> Fault {
    Fault(
      "template.arguments", LocalizedText(zh: "只能按 key 或 value 排序，不能按“\(name)”", en: "You can only sort by either \"key\" or \"value\""))
  }

  static func invalidAttributeName(_ name: String) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "“\(name)”不能作属性名", en: "Invalid character in attribute name: '\(name)'"))
  }

  static func functionFailed(_ name: String, _ error: FunctionError) -> Fault {
    Fault("template.function", LocalizedText(zh: "“\(name)”：\(error.message.chinese)", en: "'\(name)': \(error.message.english)"))
  }

  // MARK: Formats

  static func formatArguments(tooFew: Bool) -> Fault {
    Fault(
      "template.format",
      tooFew
        ? LocalizedText(zh: "格式里的位置比给的值多", en: "not enough arguments for format string")
        : LocalizedText(zh: "给的值比格式里的位置多", en: "not all arguments converted during string formatting"))
  }

  static func formatIncomplete() -> Fault {
    Fault("template.format", LocalizedText(zh: "格式没有写完", en: "incomplete format"))
  }

  static func formatNeedsMapping() -> Fault {
    Fault("template.format", LocalizedText(zh: "格式里有名称，要给有名称的一组值", en: "format requires a mapping"))
  }

  static func formatKey(_ key: String, known: [String]) -> Fault {
    Fault("template.format", LocalizedText(zh: "格式要的“\(key)”没有给", en: "the format's '\(key)' was not given"), missing: (key, known))
  }

  static func formatType(_ type: UInt8, _ value: Value) -> Fault {
    let letter = String(Character(Unicode.Scalar(type)))
    return Fault(
      "template.format",
      LocalizedText(
        zh: "%\(letter) 需要数字，这里是\(kind(value).chinese)", en: "%\(letter) format: a real number is required, not \(value.typeName)"))
  }

  static func formatCharacter(_ type: UInt8) -> Fault {
    let letter = String(Character(Unicode.Scalar(type)))
    return Fault("template.format", LocalizedText(zh: "格式里没有“%\(letter)”这种写法", en: "unsupported format character '\(letter)'"))
  }

  static func mixedFormatFields() -> Fault {
    Fault("template.format", LocalizedText(zh: "格式里的位置要么都写编号，要么都不写", en: "either all fields of a format have numbers or none"))
  }

  static func mixedFormatArguments() -> Fault {
    Fault("template.format", LocalizedText(zh: "带名称与不带名称的值不能同时给", en: "can't handle positional and keyword arguments at the same time"))
  }
}
