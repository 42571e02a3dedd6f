package import ContentModel

/// A number in a report that can be traced: what it is, how it was computed, and from which rows.
package struct Figure: Sendable {
  /// A stable name such as `purchases.total`.
  package let id: String
  /// What the number says, such as 采购总额.
  package let label: String
  package let value: FigureValue
  package let rule: Rule
  package let rows: [SourceRow]

  init(_ id: String, _ label: String, _ value: FigureValue, by rule: Rule, from rows: some Sequence<SourceRow>) {
    self.id = id
    self.label = label
    self.value = value
    self.rule = rule
    self.rows = Set(rows).sorted()
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
