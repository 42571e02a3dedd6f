import Diagnostics

/// What can be wrong with JSON.
extension Messages {
  static func json(_ message: LocalizedText, at location: Location) -> Diagnostic {
    Diagnostic(.error, "json.syntax", message, at: location)
  }

  static var jsonEnd: LocalizedText { LocalizedText(zh: "JSON 没有写完", en: "the JSON ends too early") }

  static var jsonDeep: LocalizedText { LocalizedText(zh: "JSON 嵌套太深", en: "the JSON is nested too deeply") }

  static func jsonUnexpected(_ scalar: Unicode.Scalar) -> LocalizedText {
    LocalizedText(zh: "JSON 里这里不能有“\(scalar)”", en: "unexpected '\(scalar)' in JSON")
  }

  static func jsonNumber(_ text: String) -> LocalizedText {
    LocalizedText(zh: "“\(text)”不是数字", en: "'\(text)' is not a number")
  }

  static func jobField(_ name: String, _ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText(zh: "任务的“\(name)”应当是\(chinese)", en: "the job's '\(name)' should be \(english)")
  }
}
