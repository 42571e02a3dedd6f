import ContentModel
import Rendering
import Testing

/// Single values look to templates as people write them, and keep their parts.
@Suite struct FieldViewTests {
  @Test(arguments: [
    ("28", "元", "28.00{value: 28.0, text: '28.00元', unit: '元'}"),
    ("1234.5", "元", "1234.50{value: 1234.5, text: '1234.50元', unit: '元'}"),
    ("0.125", "元", "0.125{value: 0.125, text: '0.125元', unit: '元'}"),
    ("0", "元", "0.00{value: 0.0, text: '0.00元', unit: '元'}"),
    ("0.125", "%", "12.5%{value: 0.125, text: '12.5%', unit: '%'}"),
    ("12.50", "公里", "12.5{value: 12.5, text: '12.5公里', unit: '公里'}"),
    ("3", nil, "3{value: 3.0, text: '3', unit: none}"),
  ])
  func amounts(number: String, unit: String?, written: String) throws {
    #expect(FieldViews.amount(try #require(Amount(number)), unit: unit).written == written)
  }

  @Test func dates() throws {
    let date = try #require(CalendarDate("2019-12-07"))
    #expect(FieldViews.date(date).written == "2019年12月7日{iso: '2019-12-07', year: 2019, month: 12, day: 7, text: '2019年12月7日'}")
  }

  @Test func periods() {
    #expect(FieldViews.period(.quarter(2020, 1)).written == "2020年第一季度{id: '2020Q1', year: 2020, text: '2020年第一季度'}")
  }

  @Test func otherValues() {
    #expect(FieldViews.value(nil).written == "none")
    #expect(FieldViews.value(.text("甲 & 乙")).written == "'甲 & 乙'")
    #expect(FieldViews.value(.integer(-3)).written == "-3")
    #expect(FieldViews.value(.boolean(false)).written == "false")
    #expect(FieldViews.value(.list(["春", "夏"])).written == "['春', '夏']")
    #expect(FieldViews.value(.image("images/a.jpg")).written == "'images/a.jpg'")
    #expect(
      FieldViews.value(.coordinates(latitude: Amount(43), longitude: Amount(124))).written
        == "{latitude: '43', longitude: '124', gcj02: {latitude: '43.002384', longitude: '124.006082'}, "
        + "bd09: {latitude: '43.008112', longitude: '124.012693'}}")
    #expect(FieldViews.text(nil).written == "none")
    #expect(FieldViews.text("").written == "''")
  }
}
