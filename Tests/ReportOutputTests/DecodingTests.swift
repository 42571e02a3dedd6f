import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportOutput

@Suite("Entries decoded from the content")
struct DecodingTests {
  @Test("carry every value, the names of what they refer to, and their rows")
  func values() throws {
    let decoded = ReportEntries.decode(try SmallProject().library())
    #expect(decoded.diagnostics.isEmpty)
    let entries = decoded.value
    #expect(entries.tasks.map(\.number) == [1, 2])
    #expect(entries.tasks.map { $0.units.map(\.key) } == [["office"], ["office", "school"]])
    #expect(entries.units.map(\.title) == ["示例办公室", "示例学校"])
    let late = try #require(entries.progress.last)
    #expect(late.state == .late)
    #expect([late.text, late.problem, late.next] == ["示例进展二", "示例问题", "示例打算"])
    #expect(late.row == SourceRow(file: "Content/data/progress/2020Q1.csv", line: 3))
    #expect(entries.progress.first?.completed == CalendarDate("2020-02-01"))
    let purchase = try #require(entries.purchases.first { $0.id == "E2" })
    #expect(purchase.buyer == nil)
    #expect(purchase.product == NamedRecord(key: "sauce", title: "示例酱"))
    #expect(purchase.kind == "加工品")
    #expect(purchase.village == NamedRecord(key: "east", title: "示例村东"))
    #expect([purchase.quantity, purchase.price, purchase.amount].map(\.exactText) == ["1.5", "10", "15"])
    #expect(purchase.households == nil)
    #expect(entries.stock.map(\.quantity.exactText) == ["7"])
  }

  @Test("a reference by key and one by name mean the same record")
  func references() throws {
    let report = Report.make(ReportEntries.decode(try SmallProject().library()).value, of: try #require(Period("2020Q1"))).value
    #expect(report.purchases[.product]?.rows.map(\.key) == ["rice", "sauce"])
    #expect(report.purchases[.product]?.rows.first?.amount.current == Amount(45))
  }

  @Test("a state that reports cannot count is an error at its cell")
  func unknownState() throws {
    var project = try SmallProject()
    project.texts["Content/schema/progress.yml"]?.replace("滞后]", with: "滞后, 已延期]")
    project.texts["Content/data/progress/2020Q1.csv"]?.replace("滞后", with: "已延期")
    let decoded = ReportEntries.decode(try project.library())
    #expect(decoded.diagnostics.map(\.code) == ["report.unknown-word"])
    #expect(decoded.diagnostics.first?.location?.line == 3)
    #expect(decoded.diagnostics.first?.location?.column == 16)
    #expect(decoded.value.progress.count == 1)
  }

  @Test("a value that is needed and not there is an error that names the column")
  func missingValue() throws {
    var project = try SmallProject()
    project.texts["Content/schema/purchases.yml"]?.replace(
      "label: 金额,       type: money,     unit: 元, required: true", with: "label: 金额, type: money, unit: 元")
    project.texts["Content/data/purchases/2020Q1.csv"]?.replace("25.00,", with: ",")
    let decoded = ReportEntries.decode(try project.library())
    #expect(decoded.diagnostics.map(\.message.chinese) == ["消费扶贫台账的“金额”没有填，报告算不出来"])
    #expect(decoded.value.purchases.map(\.id) == ["D1", "E2", "E3"])
  }

  @Test(
    "a target for everything together with a group is an error at the group that tells whose it may be",
    arguments: [("示例村东", "产地村"), ("示例学校", "采购单位"), ("示例某某", "采购单位、产地村、产品等")])
  func groupOfWhole(group: String, scope: String) throws {
    var project = try SmallProject()
    project.texts["Content/schema/targets.yml"] = try String(
      contentsOf: Checkout.root.appendingPathComponent("Content/schema/targets.yml"), encoding: .utf8)
    project.texts["Content/data/targets.csv"] = "年度,范围,对象,采购目标,说明\n2020,全区,,50.00,\n2020,全区,\(group),30.00,\n"
    let decoded = ReportEntries.decode(try project.library())
    #expect(decoded.diagnostics.map(\.code) == ["report.group-of-whole"])
    #expect(decoded.diagnostics.first?.location?.line == 3)
    #expect(decoded.diagnostics.first?.location?.column == 9)
    #expect(decoded.diagnostics.first?.hints.map(\.chinese) == ["是全区的目标，就把“对象”留空；是“\(group)”的目标，就把“范围”改为\(scope)"])
    #expect(decoded.value.targets.map(\.amount) == [Amount(50)])
  }

  @Test("a second count of one product in one village on one day is an error at its row that shows the first")
  func stockTwice() throws {
    var project = try SmallProject()
    project.texts["Content/data/stock.csv"]? += "\n2020-06-30,示例米,示例村东,5,袋,,,\n2020-03-31,rice,east,999,袋,,,\n"
    let found = ReportEntries.decode(try project.library()).diagnostics
    #expect(found.map(\.code) == ["report.stock-twice"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.message.chinese == "2020年3月31日盘点的示例村东“示例米”填了两行，不知道以哪一行为准")
    #expect(found.first?.location?.line == 4)
    #expect(found.first?.notes.map(\.location.line) == [2])
  }

  @Test("an amount of money finer than a 分 is an error at its cell that says what to write; a unit price may be finer")
  func finerThanFen() throws {
    var project = try SmallProject()
    project.texts["Content/schema/targets.yml"] = try String(
      contentsOf: Checkout.root.appendingPathComponent("Content/schema/targets.yml"), encoding: .utf8)
    project.texts["Content/data/targets.csv"] = "年度,范围,对象,采购目标,说明\n2020,全区,,50.004,\n"
    project.texts["Content/data/purchases/2020Q1.csv"]? += """
      E4,2020-01-06,,社会采购,示例米,示例村东,1,袋,1.005,1.005,集中采购,
      E5,2020-01-07,,社会采购,示例米,示例村东,2,袋,1.005,2.010,集中采购,

      """
    let decoded = ReportEntries.decode(try project.library())
    #expect(decoded.diagnostics.map(\.code) == ["report.finer-than-fen", "report.finer-than-fen"])
    #expect(decoded.diagnostics.map(\.message.chinese) == ["“金额”是1.005元，金额最多写到分，即两位小数", "“采购目标”是50.004元，金额最多写到分，即两位小数"])
    #expect(decoded.diagnostics.map { $0.hints.map(\.chinese) } == [["四舍五入写成1.01元；数字抄错的，改正它"], ["四舍五入写成50.00元；数字抄错的，改正它"]])
    #expect(decoded.diagnostics.map(\.location?.line) == [5, 2])
    #expect(decoded.diagnostics.map(\.location?.column) == [40, 10])
    #expect(decoded.value.purchases.map(\.id) == ["D1", "E1", "E2", "E3", "E5"])
  }
}
