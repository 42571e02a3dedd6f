import ContentModel
import Rendering
import Templating

extension Value {
  /// None for nil.
  static func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
}

extension FigureList {
  /// The figure as templates see it; none when there is no such figure.
  func view(_ id: String) -> Value { self[id]?.view ?? .none }
}

extension Figure {
  /// Prints as the number without its unit; members `id`, `label`, `value` (plain), `unit`, `text` (with unit), `wan` (money in 万元, none below
  /// 1 万元), `absent`, `direction` (up, down or same, none for nothing), `magnitude` (without sign), `rule`, `rows`.
  var view: Value {
    let direction = value.number.map { $0 > .zero ? "up" : $0 < .zero ? "down" : "same" }
    let wan: Value = if case .money(let amount) = value { .optional(amount.wanText) } else { .none }
    return .object(
      ObjectValue(
        shape: Self.shape,
        values: [
          .string(id), .string(label), .string(value.plainText), .string(value.unit), .string(textWithUnit), wan,
          .bool(value == .absent), .optional(direction), .string(magnitudeText), .string(rule.title), .string(rows.compactText),
        ], display: text))
  }

  private var magnitudeText: String {
    let positive = value.number.map { value.with($0.magnitude) } ?? .absent
    return positive.text + (positive.unit == "%" ? "" : positive.unit)
  }

  private static let shape = Shape(["id", "label", "value", "unit", "text", "wan", "absent", "direction", "magnitude", "rule", "rows"])
}

extension Amount {
  /// Money for templates: prints with two places and thousands separators; members `exact`, `negative`, and `wan`, in 万元 with two places, none
  /// below 1 万元.
  var moneyView: Value {
    .object(
      [("exact", .string(text(places: 2))), ("wan", .optional(wanText)), ("negative", .bool(self < .zero))],
      display: text(places: 2, grouped: true))
  }

  /// In 万元 with two places (`Rule.rounding`); nil below 1 万元.
  fileprivate var wanText: String? {
    magnitude < Amount(10_000) ? nil : divided(by: Amount(10_000))?.text(places: 2, grouped: true)
  }

  var magnitude: Amount { self < .zero ? .zero - self : self }
}

extension CalendarDate {
  /// As records show their dates: prints as 2020年3月5日, members `iso`, `year`, `month`, `day`.
  var view: Value { FieldViews.date(self) }
}

extension Period {
  /// Prints as 2020年第一季度; members `id`, `first_day`, `last_day`, `word` (季度, 年度 or 月), `kind` (quarter, year or month).
  var view: Value {
    let (word, kind) =
      switch self {
      case .year: ("年度", "year")
      case .quarter: ("季度", "quarter")
      case .month: ("月", "month")
      }
    return .object(
      [
        ("id", .string(id)), ("first_day", firstDay?.view ?? .none), ("last_day", lastDay?.view ?? .none), ("word", .string(word)),
        ("kind", .string(kind)), ("year", .int(yearNumber)),
      ], display: chinese)
  }
}
