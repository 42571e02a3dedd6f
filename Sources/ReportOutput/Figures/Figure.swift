package import ContentModel

/// A number in a report that can be traced: what it is, how it was computed, and from which rows.
package struct Figure: Sendable {
  /// A stable name such as `purchases.total`.
  package let id: String
  /// What the number says, such as 采购总额.
  package let label: String
  package let value: FigureValue
  package let rule: Rule
  package let rows: SourceRows

  init(_ id: String, _ label: String, _ value: FigureValue, by rule: Rule, from rows: SourceRows) {
    self.id = id
    self.label = label
    self.value = value
    self.rule = rule
    self.rows = rows
  }

  /// Whether the number is a difference, which is printed with its sign.
  package var isDifference: Bool {
    rule == .changePercent || (rule == .change || rule == .yearBefore) && id.hasSuffix("change")
  }

  /// As it is printed in tables, without the unit.
  package var text: String {
    isDifference && (value.number ?? .zero) > .zero ? "+" + value.text : value.text
  }

  /// As it is printed in sentences.
  package var textWithUnit: String {
    switch value {
    case .percent, .absent: text
    default: text + value.unit
    }
  }
}

/// What a figure counts in, and how it is written.
package enum FigureValue: Sendable, Hashable {
  /// Whole things, with the word they are counted by: 项, 笔, 户.
  case count(Amount, String)
  /// 元, exact to the 分.
  case money(Amount)
  /// A percentage with one place.
  case percent(Amount)
  /// There is no such number, as the figure's rule explains.
  case absent

  static func count(_ number: Int, _ unit: String) -> FigureValue { .count(Amount(number), unit) }

  static func percent(_ share: Amount?) -> FigureValue { share.map { .percent($0) } ?? .absent }

  static func money(_ amount: Amount?) -> FigureValue { amount.map { .money($0) } ?? .absent }

  /// The number itself; nil for none.
  package var number: Amount? {
    switch self {
    case .count(let number, _), .money(let number), .percent(let number): number
    case .absent: nil
    }
  }

  /// Another number of the same kind.
  func with(_ number: Amount) -> FigureValue {
    switch self {
    case .count(_, let unit): .count(number, unit)
    case .money: .money(number)
    case .percent: .percent(number)
    case .absent: .absent
    }
  }

  /// As it is printed, without the unit: `1,234.50`, `12.3%`, or a dash for nothing.
  package var text: String {
    switch self {
    case .count(let number, _): number.text(places: 0, grouped: true)
    case .money(let amount): amount.text(places: 2, grouped: true)
    case .percent(let share): share.text(places: 1) + "%"
    case .absent: "—"
    }
  }

  /// As it is computed with: plain digits, empty for nothing.
  package var plainText: String {
    switch self {
    case .count(let number, _): number.exactText
    case .money(let amount): amount.text(places: 2)
    case .percent(let share): share.text(places: 1)
    case .absent: ""
    }
  }

  package var unit: String {
    switch self {
    case .count(_, let unit): unit
    case .money: "元"
    case .percent: "%"
    case .absent: ""
    }
  }
}
