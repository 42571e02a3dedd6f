package import ContentModel
package import Templating

/// How single values of the content look to a template.
package enum FieldViews {
  /// A date that prints as 2019年12月7日.
  package static func date(_ date: CalendarDate) -> Value {
    let text = date.chinese
    let members: [Value] = [.string(date.iso), .int(date.year), .int(date.month), .int(date.day), .string(text)]
    return .object(ObjectValue(shape: dateShape, values: members, display: text))
  }

  /// A period that prints as 2020年第一季度.
  package static func period(_ period: Period) -> Value {
    .object([("id", .string(period.id)), ("year", .int(period.yearNumber)), ("text", .string(period.chinese))], display: period.chinese)
  }

  /// An amount that prints exactly: money with two places or as many as it needs, shares as a percentage, other quantities as they are.
  package static func amount(_ amount: Amount, unit: String?) -> Value {
    let number: String
    switch unit {
    case "元": number = amount.exactText(atLeast: 2)
    case "%": number = (amount * Amount(100)).exactText + "%"
    default: number = amount.exactText
    }
    let text = unit == "%" ? number : number + (unit ?? "")
    let members: [Value] = [.double(amount.approximation), .string(text), unit.map { .string($0) } ?? .none]
    return .object(ObjectValue(shape: amountShape, values: members, display: number))
  }

  /// A value that needs neither other records nor the site's pictures, of which it gives the path.
  package static func value(_ value: FieldValue?) -> Value {
    switch value {
    case nil, .names, .references: .none
    case .text(let text), .image(let text): .string(text)
    case .integer(let number): .int(number)
    case .amount(let amount, let unit): self.amount(amount, unit: unit)
    case .date(let date): self.date(date)
    case .period(let period): self.period(period)
    case .boolean(let flag): .bool(flag)
    case .list(let items): .array(items.map { .string($0) })
    case .coordinates(let latitude, let longitude):
      coordinates(latitude, longitude)
    }
  }

  /// Degrees in WGS-84, and in the systems of Chinese maps.
  private static func coordinates(_ latitude: Amount, _ longitude: Amount) -> Value {
    func members(_ latitude: Amount, _ longitude: Amount) -> [(String, Value)] {
      [("latitude", .string(latitude.exactText)), ("longitude", .string(longitude.exactText))]
    }
    let others = [CoordinateSystem.gcj02, .bd09].map { system in
      let place = system.converted(latitude: latitude.approximation, longitude: longitude.approximation)
      return (system.rawValue, Value.object(members(Amount(degrees: place.latitude), Amount(degrees: place.longitude))))
    }
    return .object(members(latitude, longitude) + others)
  }

  /// A text, or none when there is none.
  package static func text(_ text: String?) -> Value {
    text.map { .string($0) } ?? .none
  }

  private static let dateShape = Shape(["iso", "year", "month", "day", "text"])
  private static let amountShape = Shape(["value", "text", "unit"])
}
