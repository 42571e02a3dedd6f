import ContentModel
import Testing

@testable import ReportOutput

@Suite("Stock at the end of a period")
struct StockTests {
  private func item(
    _ date: String, _ product: String, quantity: String = "10", ready: String? = nil, end: String? = nil, line: Int = 2
  ) throws -> StockItem {
    StockItem(
      date: try #require(CalendarDate(date)), product: NamedRecord(key: product, title: product),
      village: NamedRecord(key: "east", title: "示例村东"), quantity: try #require(Amount(quantity)), salesUnit: "袋",
      ready: ready.flatMap { CalendarDate($0) }, seasonEnd: end.flatMap { CalendarDate($0) }, note: nil,
      row: SourceRow(file: "Content/data/stock.csv", line: line))
  }

  @Test(
    "is warned of by season and by age",
    arguments: [
      (nil, "2020-03-30", "10", .seasonOver),
      (nil, "2020-03-31", "10", .seasonEnding(days: 0)),
      (nil, "2020-04-30", "10", .seasonEnding(days: 30)),
      (nil, "2020-05-01", "10", nil),
      ("2019-10-03", nil, "10", nil),
      ("2019-10-02", nil, "10", .old(days: 181)),
      ("2020-04-20", nil, "10", nil),
      ("2019-01-01", "2020-03-01", "0", nil),
    ] as [(String?, String?, String, StockSummary.Warning?)])
  func warnings(ready: String?, end: String?, quantity: String, expected: StockSummary.Warning?) throws {
    let stock = [try item("2020-03-31", "rice", quantity: quantity, ready: ready, end: end)]
    #expect(StockSummary(stock, at: try #require(CalendarDate("2020-03-31"))).lines.map(\.warning) == [expected])
  }

  @Test(
    "is grouped by the time on the market, what is still to come apart from what nobody dated",
    arguments: [
      (nil, .unknown), ("2020-04-20", .notYet), ("2020-04-01", .notYet), ("2020-03-31", .month), ("2020-03-01", .month),
      ("2020-02-29", .quarter),
      ("2019-10-02", .older),
    ] as [(String?, StockSummary.Age)])
  func ages(ready: String?, expected: StockSummary.Age) throws {
    var entries = try Fixture.entries()
    entries.stock = [try item("2020-03-31", "rice", ready: ready)]
    let report = try Fixture.report(entries)
    #expect(report.stock?.lines.map(\.ageGroup) == [expected])
    for age in StockSummary.Age.allCases { #expect(report.text("stock.age.\(age.rawValue)") == (age == expected ? "1" : "0")) }
    #expect(report.figures["stock.age.not-yet"]?.label == "尚未上市的库存产品")
    #expect(report.figures["stock.age.unknown"]?.label == "上市日期不明的库存产品")
  }

  @Test("is what the last stocktaking before that day found, warned products first")
  func latest() throws {
    let stock = [
      try item("2020-03-31", "rice", quantity: "5", line: 3), try item("2019-12-31", "rice", quantity: "9", line: 2),
      try item("2020-06-30", "rice", quantity: "1", line: 4), try item("2020-03-31", "sauce", end: "2020-03-01", line: 5),
    ]
    let lines = StockSummary(stock, at: try #require(CalendarDate("2020-03-31"))).lines
    #expect(lines.map(\.item.product.key) == ["sauce", "rice"])
    #expect(lines.map(\.item.quantity.exactText) == ["10", "5"])
  }
}
