import ContentModel
import Diagnostics
import TestSupport
import Testing

/// Cells are read in every spelling people use; what cannot be read is refused in words that tell what to type.
@Suite struct FieldTypeTests {
  static func read(_ type: String, _ cell: Cell, _ options: FieldOptions = FieldOptions()) throws -> FieldValue {
    let known = try #require(FieldTypeCatalogue.type(named: type))
    return try known.init(options).read(cell)
  }

  static func amount(_ text: String, _ unit: String?) throws -> FieldValue {
    .amount(try #require(Amount(text)), unit: unit)
  }

  @Test func everyTypeOfTheInterfaceIsThereOnce() {
    let names = FieldTypeCatalogue.all.map { $0.name }
    #expect(
      names.sorted() == [
        "boolean", "choice", "coordinates", "date", "decimal", "image", "integer", "key", "list", "markdown", "money", "month", "percent",
        "phone", "quantity", "quarter", "reference", "text", "url",
      ])
  }

  @Test(arguments: [
    ("12", 12), ("1,200", 1200), ("1，200", 1200), ("１２００", 1200), ("12,345,678", 12_345_678), ("-5", -5), ("+5", 5), ("－５", -5),
    ("1 200", 1200), ("12.00", 12),
  ])
  func integers(text: String, number: Int) throws {
    #expect(try Self.read("integer", .text(text)) == .integer(number))
  }

  @Test(arguments: [("12.5", "12.5"), ("1,234.50", "1234.5"), ("１２．５", "12.5"), ("-0.000001", "-0.000001"), ("3", "3")])
  func decimals(text: String, number: String) throws {
    #expect(try Self.read("decimal", .text(text)) == Self.amount(number, nil))
  }

  @Test(arguments: [
    ("12.5%", "0.125"), ("１２．５％", "0.125"), ("100%", "1"), ("1,250%", "12.5"), ("0.125", "0.125"), ("1", "1"), ("-3%", "-0.03"), ("0", "0"),
  ])
  func percentages(text: String, share: String) throws {
    #expect(try Self.read("percent", .text(text)) == Self.amount(share, "%"))
  }

  @Test(arguments: [
    ("28", "28"), ("28.00", "28"), ("28元", "28"), ("¥28", "28"), ("￥28.5", "28.5"), ("¥ 1,200 元", "1200"), ("1,200.50元", "1200.5"),
    ("3.2万元", "32000"),
    ("3.2万", "32000"), ("0.5亿元", "50000000"), ("２８元", "28"), ("0", "0"), ("-15", "-15"), ("3.218万元", "32180"),
  ])
  func money(text: String, yuan: String) throws {
    #expect(try Self.read("money", .text(text)) == Self.amount(yuan, "元"))
  }

  @Test func moneyCountsInTheUnitOfItsColumnUnlessTheCellNamesOne() throws {
    let options = FieldOptions(unit: "万元")
    #expect(try Self.read("money", .text("3.2"), options) == Self.amount("32000", "元"))
    #expect(try Self.read("money", .text("3.2元"), options) == Self.amount("3.2", "元"))
  }

  @Test func theHeadersUnitCounts() throws {
    let money = try #require(FieldTypeCatalogue.type(named: "money")).init(FieldOptions())
    #expect(try money.counted(in: "万元")?.read(.text("3.2")) == Self.amount("32000", "元"))
    #expect(money.counted(in: "角") == nil)
    let percent = try #require(FieldTypeCatalogue.type(named: "percent")).init(FieldOptions())
    #expect(try percent.counted(in: "%")?.read(.text("12.5")) == Self.amount("0.125", "%"))
    #expect(try percent.counted(in: "％")?.read(.text("12.5%")) == Self.amount("0.125", "%"))
    let text = try #require(FieldTypeCatalogue.type(named: "text")).init(FieldOptions())
    #expect(text.counted(in: "元") == nil)
  }

  @Test(arguments: ["1200户", "1,200 户", "1200"]) func wholeNumbersMayRepeatTheirUnit(text: String) throws {
    #expect(try Self.read("integer", .text(text), FieldOptions(unit: "户")) == .integer(1200))
  }

  @Test(arguments: ["12.5", "12.5公里", "１２．５ 公里"]) func quantities(text: String) throws {
    #expect(try Self.read("quantity", .text(text), FieldOptions(unit: "公里")) == Self.amount("12.5", "公里"))
  }

  @Test(arguments: [
    "2020-03-05", "2020/3/5", "2020.3.5", "2020年3月5日", "２０２０－０３－０５", "2020 年 3 月 5 日", "20200305", "2020/3/5 0:00", "43895", "2020年3月5日星期四",
  ])
  func dates(text: String) throws {
    #expect(try Self.read("date", .text(text)) == .date(try #require(CalendarDate("2020-03-05"))))
  }

  /// Excel's day 36526 is 1 January 2000 (1900 date system).
  @Test func serialNumbersOfExcelAreDays() throws {
    let first = try #require(CalendarDate("2000-01-01")).dayNumber
    for number in stride(from: 36_526, through: 65_745, by: 17) {
      guard case .date(let date) = try Self.read("date", .text("\(number)")) else { continue }
      #expect(date.dayNumber - first == number - 36_526)
    }
    #expect(try Self.read("date", .text("65745")) == .date(try #require(CalendarDate("2079-12-31"))))
  }

  @Test(arguments: ["是", "有", "√", "✓", "对", "Y", "yes", "TRUE", "1", "１"]) func yes(text: String) throws {
    #expect(try Self.read("boolean", .text(text)) == .boolean(true))
  }

  @Test(arguments: ["否", "无", "×", "✗", "没有", "N", "no", "False", "0", "X"]) func no(text: String) throws {
    #expect(try Self.read("boolean", .text(text)) == .boolean(false))
  }

  @Test(arguments: ["", "-", "--", "—", "——", "–", "/", "无", "空", "N/A", "n/a", "－", "／", "Ｎ／Ａ"]) func marksForNoValue(text: String) throws
  {
    #expect(BlankMark.isBlank(text))
  }

  @Test(arguments: ["0", "0.00", "无人机", "空调", "A", "-5", "/a", "暂无"]) func notEveryShortTextIsAMarkForNoValue(text: String) throws {
    #expect(!BlankMark.isBlank(text))
  }

  @Test func noInAYesOrNoColumnIsAnAnswer() throws {
    let type = try #require(FieldTypeCatalogue.type(named: "boolean")).init(FieldOptions())
    #expect(!type.isBlank("无"))
    #expect(type.isBlank("—"))
  }

  @Test(arguments: ["春、夏", "春；夏", "春;夏", "春 、 夏", "春\n夏", "、春、夏、"]) func severalWordsInOneCell(text: String) throws {
    let options = FieldOptions(choices: ["春", "夏", "秋", "冬"], isMany: true)
    #expect(try Self.read("choice", .text(text), options) == .list(["春", "夏"]))
    #expect(try Self.read("list", .text(text)) == .list(["春", "夏"]))
    #expect(try Self.read("reference", .text(text), FieldOptions(target: "seasons", isMany: true)) == .names(["春", "夏"]))
  }

  @Test func aListOfFrontMatterIsSeveralWords() throws {
    #expect(try Self.read("list", .items(["大集", "采摘、研学"])) == .list(["大集", "采摘、研学"]))
    #expect(try Self.read("text", .items(["甲", "乙"])) == .text("甲、乙"))
  }

  @Test(arguments: ["xiaomi-01", "XM_1", "小米", "〇二"]) func keys(text: String) throws {
    #expect(try Self.read("key", .text(text)) == .text(text))
  }

  @Test(arguments: ["0434-5000000", "(0434) 5000000", "400-000-0000", "+86 13800000000", "０４３４－５００００００", "0434-5000000转8"]) func phones(
    text: String
  ) throws {
    #expect(try Self.read("phone", .text(text)) == .text(text))
  }

  @Test(arguments: ["43.17,124.35", "43.17，124.35", "43.17、124.35", "43.17, 124.35"]) func coordinates(text: String) throws {
    #expect(
      try Self.read("coordinates", .text(text))
        == .coordinates(latitude: try #require(Amount("43.17")), longitude: try #require(Amount("124.35"))))
  }

  @Test(arguments: ["images/products/a.jpg", "images/小米.SVG", "a.webp"]) func images(text: String) throws {
    #expect(try Self.read("image", .text(text)) == .image(text))
  }

  @Test(arguments: ["https://www.example.gov.cn/", "HTTP://example.com/a?b=c#d", "https://例子.中国/路"]) func addresses(text: String) throws {
    #expect(try Self.read("url", .text(text)) == .text(text))
  }

  @Test func monthsAndQuarters() throws {
    #expect(try Self.read("month", .text("2020 年 3 月")) == .period(.month(2020, 3)))
    #expect(try Self.read("quarter", .text("２０２０Ｑ１")) == .period(.quarter(2020, 1)))
    #expect(try Self.read("quarter", .text("2020年 第一季度")) == .period(.quarter(2020, 1)))
  }

  @Test(arguments: [" 甲 ", "\u{3000}甲\u{3000}", "\u{FEFF}甲", "\u{200B}甲\u{A0}", "\n甲\t"]) func whiteSpaceAtTheEndsIsNoContent(text: String)
  {
    #expect(text.trimming() == "甲")
    #expect("\u{3000}\u{200B} ".trimming().isEmpty)
  }
}
