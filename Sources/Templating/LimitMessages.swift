import Diagnostics

/// What is said when a rendering would use too much.
extension Messages {
  private static func limit(_ chinese: String, _ english: String) -> Fault {
    Fault("template.limit", LocalizedText(zh: chinese, en: english))
  }

  static func tooLong(_ limit: Int) -> Fault {
    Self.limit("结果太长，上限是 \(limit)", "the result is too long: the limit is \(limit)")
  }

  static func tooDeep(_ limit: Int) -> Fault {
    Self.limit("互相调用超过 \(limit) 层", "recursion deeper than \(limit) levels")
  }

  static func outputTooLong(_ limit: Int) -> Fault {
    Self.limit("输出超过 \(limit) 字节", "the output is longer than \(limit) bytes")
  }

  static func tooManyIterations(_ limit: Int) -> Fault {
    Self.limit("循环总共超过 \(limit) 次", "loops went through more than \(limit) items")
  }

  static func outOfFuel(_ limit: Int) -> Fault {
    Self.limit("执行步数超过上限 \(limit)", "more than \(limit) steps were carried out")
  }
}
