package import ContentModel

/// What stood in store at the end of a period, and what may not be sold in time.
package struct StockSummary: Sendable {
  package struct Line: Sendable {
    package let item: StockItem
    /// Days on the market at the end of the period; nil when the day it came to market is not known or lies ahead.
    package let age: Int?
    /// Why the product may stay unsold; nil when nothing warns.
    package let warning: Warning?
    package let season: Season
    package let ageGroup: Age
  }

  /// How long a product has been on the market at the end of the period.
  package enum Age: String, Sendable, CaseIterable {
    case notYet = "not-yet"
    case month = "0-30"
    case quarter = "31-90"
    case half = "91-180"
    case older = "over-180"
    case unknown

    /// - Parameter days: negative when the product is still to come to market.
    init(days: Int?) {
      switch days {
      case nil: self = .unknown
      case .some(..<0): self = .notYet
      case .some(...30): self = .month
      case .some(...90): self = .quarter
      case .some(...180): self = .half
      default: self = .older
      }
    }

    package var label: String {
      switch self {
      case .notYet: "尚未上市"
      case .month: "30天以内"
      case .quarter: "31至90天"
      case .half: "91至180天"
      case .older: "超过180天"
      case .unknown: "日期不明"
      }
    }

    /// The label where nothing else says that it is about the time on the market.
    var title: String { self == .notYet ? label : "上市" + label }
  }

  /// Where the end of a product's season lies, seen from the end of the period.
  package enum Season: String, Sendable, CaseIterable {
    case over
    case ending
    case later
    case allYear = "all-year"

    init(daysLeft: Int?) {
      switch daysLeft {
      case nil: self = .allYear
      case .some(..<0): self = .over
      case .some(...30): self = .ending
      default: self = .later
      }
    }

    package var label: String {
      switch self {
      case .over: "已过应季"
      case .ending: "30天内应季截止"
      case .later: "仍在应季"
      case .allYear: "不分季节"
      }
    }
  }

  /// Why a product may stay unsold (`Rule.stockWarning`).
  package enum Warning: Sendable, Hashable {
    /// Its season was over before the end of the period.
    case seasonOver
    /// Its season ends within so many days after the period.
    case seasonEnding(days: Int)
    /// It has been on the market for so many days.
    case old(days: Int)

    package var text: String {
      switch self {
      case .seasonOver: "已过应季截止日期"
      case .seasonEnding(let days): days == 0 ? "期末当日应季截止" : "期末后\(days)天应季截止"
      case .old(let days): "上市已\(days)天"
      }
    }
  }

  /// Warned ones first, then by village and product.
  package let lines: [Line]

  package var warned: [Line] { lines.filter { $0.warning != nil } }

  package init(_ stock: [StockItem], at end: CalendarDate) {
    var latest: [String: StockItem] = [:]
    for item in stock where item.date <= end {
      let key = item.product.key + "\u{0}" + item.village.key
      if let known = latest[key], (known.date, known.row) > (item.date, item.row) { continue }
      latest[key] = item
    }
    let all = latest.values.map { item in
      let days = item.ready.map { end.dayNumber - $0.dayNumber }
      let age = days.flatMap { $0 >= 0 ? $0 : nil }
      let daysLeft = item.seasonEnd.map { $0.dayNumber - end.dayNumber }
      return Line(
        item: item, age: age, warning: Self.warning(item, age: age, at: end), season: Season(daysLeft: daysLeft), ageGroup: Age(days: days))
    }
    lines = all.sorted { first, second in
      if (first.warning == nil) != (second.warning == nil) { return first.warning != nil }
      return (first.item.village.key, first.item.product.key) < (second.item.village.key, second.item.product.key)
    }
  }

  private static func warning(_ item: StockItem, age: Int?, at end: CalendarDate) -> Warning? {
    guard item.quantity > .zero else { return nil }
    if let last = item.seasonEnd {
      let days = last.dayNumber - end.dayNumber
      if days < 0 { return .seasonOver }
      if days <= 30 { return .seasonEnding(days: days) }
    }
    if let age, age > 180 { return .old(days: age) }
    return nil
  }
}
