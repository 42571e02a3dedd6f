import ContentLoading
import ContentModel
import Diagnostics
import Testing
import Workbooks

@testable import ReportOutput

@Suite("Contradictions in a period's entries")
struct FindingTests {
  private func findings(_ change: (inout ReportEntries) throws -> Void) throws -> [ReportFinding] {
    var entries = try Fixture.entries()
    try change(&entries)
    return try Fixture.report(entries).findings
  }

  @Test("there are none in sound entries")
  func none() throws {
    #expect(try findings { _ in }.isEmpty)
  }

  @Test("an entry for a task the plan lacks")
  func unknownTask() throws {
    let found = try findings { $0.progress.append(try Fixture.progress("2020Q1", 9, Fixture.farm, .late, line: 8)) }
    #expect(found.map(\.kind) == [.unknownTask])
    #expect(found.first?.text.chinese == "示例农业局填报的第9项任务在方案中不存在")
    let noLines = SourceLines(SourceTexts(), of: [])
    #expect(found.first?.diagnostic(in: noLines).location == Location(file: "Content/data/progress/2020Q1.csv", line: 8))
  }

  @Test("every one shows its line, and the lines it contradicts")
  func places() throws {
    var project = try SmallProject()
    project.texts["Content/data/purchases/2020Q1.csv"]? += "E4,2020-01-05,示例办公室,机关食堂,示例米,示例村东,10,袋,2.50,25.00,集中采购,2\n"
    let made = Report.make(ReportEntries.decode(try project.library()).value, of: try #require(Period("2020Q1")))
    let finding = try #require(made.diagnostics.first)
    #expect(finding.code == "report.booked-twice")
    #expect(finding.location?.line == 2)
    #expect(finding.location?.excerpt?.hasPrefix("E1,2020-01-05") == true)
    #expect(finding.notes.map(\.location.line) == [5])
  }

  @Test("a task written about twice")
  func writtenTwice() throws {
    let found = try findings { $0.progress.append(try Fixture.progress("2020Q1", 3, Fixture.farm, .progressing, line: 8)) }
    #expect(found.map(\.kind) == [.writtenTwice])
    #expect(found.first?.rows.compactText == "Content/data/progress/2020Q1.csv:4,8")
  }

  @Test("completed without a date, completed after the period, completed before and not now")
  func completion() throws {
    let found = try findings { entries in
      entries.progress.append(try Fixture.progress("2020Q1", 2, Fixture.school, .completed, line: 6))
      entries.progress[1] = try Fixture.progress("2020Q1", 1, Fixture.office, .completed, completed: "2020-04-01")
      entries.progress.append(try Fixture.progress("2019Q4", 3, Fixture.farm, .completed, completed: "2019-11-11", line: 3))
    }
    #expect(found.map(\.kind) == [.completedWithoutDate, .completedLater, .noLongerCompleted])
  }

  @Test("an amount that is not quantity times price, rounded to the 分")
  func amounts() throws {
    let found = try findings { entries in
      entries.purchases.append(try Fixture.purchase(5, "2020-02-02", buyer: Fixture.office, quantity: "3", amount: "7.49"))
      entries.purchases.append(try Fixture.purchase(6, "2020-02-03", buyer: Fixture.office, quantity: "1.333", amount: "3.33"))
    }
    #expect(found.map(\.kind) == [.amountMismatch])
    #expect(found.first?.text.chinese == "台账P5的金额7.49元不等于数量乘以单价（7.50元）")
    #expect(found.first?.units == ["office"])
  }

  @Test("an amount of a finer price shows the product as it is and as it is rounded; tables show all decimals of the price")
  func finePrice() throws {
    var project = try SmallProject()
    project.texts["Content/data/purchases/2020Q1.csv"]? += "E4,2020-01-06,示例办公室,机关食堂,示例米,示例村东,3,袋,1.005,3.01,集中采购,2\n"
    let made = Report.make(ReportEntries.decode(try project.library()).value, of: try #require(Period("2020Q1")))
    #expect(made.diagnostics.map(\.message.chinese) == ["台账E4的金额3.01元不等于数量乘以单价（3.015元，四舍五入为3.02元）"])
    let ledger = try #require(made.value.tables.first { $0.path == "tables/purchases.csv" })
    #expect(ledger.records.first { $0.first == "E4" }?[9...10] == ["1.005", "3.01"])
    #expect(ledger.records.first { $0.first == "E1" }?[9...10] == ["2.50", "25.00"])
    let columns = ledger.sheet.columns[9...10]
    #expect(columns.map(\.format) == [.price, .money] && columns.map(\.isSummed) == [false, true])
  }

  @Test("a purchase from another village or in another unit than the table of products says, where it says so")
  func otherThanListed() throws {
    var project = try SmallProject()
    project.texts["Content/data/villages.csv"]? += "west,示例村西,示例,10,,,,\n"
    project.texts["Content/data/products.csv"]? += "\njam,示例果酱,示例村东,加工品,,,,,,,,,示例,,"
    project.texts["Content/data/purchases/2020Q1.csv"]? += """
      E4,2020-01-06,示例办公室,机关食堂,示例米,示例村西,10,斤,2.50,25.00,集中采购,2
      E5,2020-01-07,示例办公室,机关食堂,示例果酱,示例村东,1,箱,25.00,25.00,集中采购,2

      """
    let made = Report.make(ReportEntries.decode(try project.library()).value, of: try #require(Period("2020Q1")))
    #expect(made.diagnostics.map(\.code) == ["report.other-village", "report.other-unit"])
    #expect(
      made.diagnostics.map(\.message.chinese) == [
        "台账E4的产地村填“示例村西”，产品表中示例米的所在村是“示例村东”", "台账E4的单位填“斤”，产品表中示例米的计价单位是“袋”",
      ])
    for finding in made.diagnostics {
      #expect(finding.location?.file == "Content/data/purchases/2020Q1.csv" && finding.location?.line == 5)
      #expect(finding.notes.map(\.location.file) == ["Content/data/products.csv"] && finding.notes.map(\.location.line) == [2])
    }
    #expect(made.value.findings.map(\.villages) == [["west", "east"], ["west", "east"]])
  }

  @Test("stock from another village or in another unit than the table of products says, in every report it stands in, and told once")
  func otherStockThanListed() throws {
    var project = try SmallProject()
    project.texts["Content/data/villages.csv"]? += "west,示例村西,示例,10,,,,\n"
    project.texts["Content/data/stock.csv"]? += "\n2020-03-31,示例米,示例村西,5,斤,,,\n2020-06-30,示例米,示例村西,4,袋,,,\n"
    let entries = ReportEntries.decode(try project.library()).value
    let made = Report.make(entries, of: try #require(Period("2020Q1")))
    #expect(made.diagnostics.map(\.code) == ["report.other-village", "report.other-unit"])
    #expect(
      made.diagnostics.map(\.message.chinese) == [
        "2020年3月31日库存中示例米的产地村填“示例村西”，产品表中示例米的所在村是“示例村东”",
        "2020年3月31日库存中示例米的单位填“斤”，产品表中示例米的计价单位是“袋”",
      ])
    #expect(made.diagnostics.map(\.location?.line) == [3, 3])
    #expect(made.diagnostics.map { $0.notes.map(\.location.file) } == [["Content/data/products.csv"], ["Content/data/products.csv"]])
    #expect(made.value.findings.map(\.villages) == [["west", "east"], ["west", "east"]])
    let later = try Fixture.report(entries, "2020Q3")
    #expect(later.findings.map { $0.rows.first?.line } == [4])
    #expect(Report.check(entries).map(\.location?.line) == [3, 4, 3])
  }

  @Test("a purchase in the file of another period, seen by both periods' reports")
  func outsideFile() throws {
    var entries = try Fixture.entries()
    entries.purchases.append(
      try Fixture.purchase(7, "2020-04-01", buyer: nil, quantity: "2", amount: "5.00", file: "Content/data/purchases/2020Q1.csv"))
    #expect(try Fixture.report(entries, "2020Q1").findings.map(\.kind) == [.outsideFile])
    #expect(try Fixture.report(entries, "2020Q2").findings.map(\.kind) == [.outsideFile])
    #expect(try Fixture.report(entries, "2020Q1").text("purchases.count") == "3")
    #expect(try Fixture.report(entries, "2020Q2").text("purchases.count") == "1")
  }

  @Test("an entry in the file of another quarter")
  func entryOutsideFile() throws {
    let found = try findings { entries in
      let row = SourceRow(file: "Content/data/progress/2019Q4.csv", line: 7)
      let period = try #require(Period("2020Q1"))
      entries.progress.append(ProgressEntry(period: period, task: 2, unit: "school", state: .progressing, row: row))
    }
    #expect(found.map(\.kind) == [.outsideFile])
    #expect(found.first?.units == ["school"])
  }

  @Test("are looked for in all periods at once, each entry from the end of its own, and are those of the quarters' reports, each once")
  func allPeriods() throws {
    var entries = try Fixture.entries()
    entries.purchases.append(
      try Fixture.purchase(7, "2020-04-01", buyer: nil, quantity: "2", amount: "5.01", file: "Content/data/purchases/2020Q1.csv"))
    entries.progress.append(try Fixture.progress("2019Q4", 3, Fixture.farm, .completed, completed: "2020-01-01", line: 3))
    let quarters = try ["2019Q4", "2020Q1", "2020Q2"].flatMap { Report.make(entries, of: try #require(Period($0))).diagnostics }
    let found = Report.check(entries)
    #expect(
      found.map(\.code) == ["report.completed-later", "report.no-longer-completed", "report.amount-mismatch", "report.outside-file"])
    #expect(quarters.count == 5)
    #expect(Set(quarters) == Set(found))
  }

  @Test("are counted by kind, each with its rows")
  func counted() throws {
    var entries = try Fixture.entries()
    entries.purchases.append(try Fixture.purchase(5, "2020-02-02", buyer: Fixture.office, quantity: "3", amount: "7.49"))
    let report = try Fixture.report(entries)
    #expect(report.text("findings.total") == "1")
    #expect(report.text("findings.amount-mismatch") == "1")
    #expect(report.text("findings.booked-twice") == "0")
    #expect(report.figures["findings.total"]?.rows.compactText == "Content/data/purchases/2020Q1.csv:6")
  }

  @Test("a purchase booked twice, and one by a unit the plan does not name")
  func purchases() throws {
    let stranger = NamedRecord(key: "stranger", title: "示例外单位")
    let found = try findings { entries in
      entries.purchases.append(try Fixture.purchase(8, "2020-01-02", buyer: Fixture.office, quantity: "30", amount: "75.00"))
      entries.purchases.append(try Fixture.purchase(9, "2020-01-09", buyer: stranger, quantity: "2", amount: "5.00"))
    }
    #expect(found.map(\.kind) == [.bookedTwice, .unknownBuyer])
    #expect(found.first?.text.chinese.hasPrefix("台账P1、P8的日期") == true)
  }
}
