import ContentModel
import Rendering
import Templating

extension Value {
  /// None for nil.
  static func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
}

extension Figure {
  /// Prints as the number without its unit; members `id`, `label`, `value` (plain), `unit`, `text` (with unit), `rule`, `rows`.
  var view: Value {
    .object(
      [
        ("id", .string(id)), ("label", .string(label)), ("value", .string(value.plainText)), ("unit", .string(value.unit)),
        ("text", .string(textWithUnit)), ("rule", .string(rule.title)), ("rows", .string(rows.compactText)),
      ], display: value.text)
  }

  private var textWithUnit: String {
    switch value {
    case .percent, .absent: value.text
    default: value.text + value.unit
    }
  }
}

extension Amount {
  /// Money for templates: prints with two places and thousands separators; members `exact`, `negative`, and `wan`, in 万元 with two places, none
  /// below 1 万元.
  var moneyView: Value {
    let wan = magnitude < Amount(10_000) ? nil : divided(by: Amount(10_000))?.text(places: 2, grouped: true)
    return .object(
      [("exact", .string(text(places: 2))), ("wan", .optional(wan)), ("negative", .bool(self < .zero))],
      display: text(places: 2, grouped: true))
  }

  /// With a sign even when positive, as columns of changes have it.
  func signedText(places: Int) -> String {
    (self > .zero ? "+" : "") + text(places: places, grouped: true)
  }

  var magnitude: Amount { self < .zero ? .zero - self : self }
}

extension Comparison {
  /// Members `current`, `previous`, `change` (with sign), `percent` (with sign), `direction` (up, down, same, or none), `by`, `by_percent`
  /// (without sign, for sentences); what does not exist is none.
  func view(places: Int) -> Value {
    let direction = change.map { $0 > .zero ? "up" : $0 < .zero ? "down" : "same" }
    return .object([
      ("current", .string(current.text(places: places, grouped: true))),
      ("previous", .optional(previous?.text(places: places, grouped: true))),
      ("change", .optional(change?.signedText(places: places))),
      ("percent", .optional(percent.map { $0.signedText(places: 1) + "%" })),
      ("direction", .optional(direction)),
      ("by", .optional(change?.magnitude.text(places: places, grouped: true))),
      ("by_percent", .optional(percent.map { $0.magnitude.text(places: 1) + "%" })),
    ])
  }
}

extension CalendarDate {
  /// As records show their dates: prints as 2020年3月5日, members `iso`, `year`, `month`, `day`.
  var view: Value { FieldViews.date(self) }
}

extension Period {
  /// Prints as 2020年第一季度; members `id`, `first_day`, `last_day`, `word` (季度, 年度 or 月).
  var view: Value {
    let word =
      switch self {
      case .year: "年度"
      case .quarter: "季度"
      case .month: "月"
      }
    return .object(
      [
        ("id", .string(id)), ("first_day", firstDay?.view ?? .none), ("last_day", lastDay?.view ?? .none), ("word", .string(word)),
        ("year", .int(yearNumber)),
      ], display: chinese)
  }
}
