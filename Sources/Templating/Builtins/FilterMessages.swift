import Diagnostics

// What filters say of their arguments.
extension Messages {
  static func unknownCollation(_ name: String, known: [String]) -> Fault {
    Fault(
      "template.arguments", LocalizedText(zh: "没有名为“\(name)”的排序规则", en: "there is no collation named '\(name)'"), missing: (name, known))
  }

  static func unknownUnit(_ name: String, known: [String]) -> Fault {
    Fault("template.arguments", LocalizedText(zh: "没有名为“\(name)”的单位", en: "there is no unit named '\(name)'"), missing: (name, known))
  }

  static func notOneCharacter(_ fill: String) -> Fault {
    Fault(
      "template.type",
      LocalizedText(
        zh: "填充字符要是一个不必转义的字符，不是“\(fill)”", en: "The fill character must be exactly one character long, not '\(fill)'"))
  }

  static func invalidScheme(_ scheme: String) -> Fault {
    Fault(
      "template.arguments",
      LocalizedText(zh: "“\(scheme)”不是网址的开头", en: "'\(scheme)' is not a valid URI scheme prefix"),
      hints: [LocalizedText(zh: "写成 tel: 或 git:// 这样", en: "write it like tel: or git://")])
  }
}
