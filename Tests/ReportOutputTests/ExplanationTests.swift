import ContentModel
import Diagnostics
import Testing

@testable import ReportOutput

@Suite("What is told of a figure")
struct ExplanationTests {
  private static func report() throws -> Report {
    Report.make(ReportEntries.decode(try SmallProject().library()).value, of: try #require(Period("2020Q1"))).value
  }

  @Test("is its value, its rule and the lines it rests on")
  func single() throws {
    let text = try #require(FigureExplanation.make("purchases.total", in: try Self.report()).value).chinese
    #expect(text.hasPrefix("purchases.total　采购总额\n数值：60.00元\n规则：金额合计——台账"))
    #expect(text.contains("来源：3 行\n  Content/data/purchases/2020Q1.csv:2  E1,2020-01-05,示例办公室,"))
    #expect(text.contains("  purchases.total.previous\n"))
  }

  @Test("a beginning lists the figures below it")
  func prefix() throws {
    let text = try #require(FigureExplanation.make("tasks.state", in: try Self.report()).value).chinese
    #expect(text.split(separator: "\n").count == 15)
    #expect(text.hasPrefix("tasks.state.late\t1项\t滞后任务\n"))
  }

  @Test("an unknown name is an error with the nearest one and the names there are")
  func unknown() throws {
    let report = try Self.report()
    let near = FigureExplanation.make("purchases.totl", in: report)
    #expect(near.value == nil)
    #expect(near.diagnostics.map(\.code) == ["report.unknown-figure"])
    #expect(near.diagnostics.first?.hints.first?.chinese == "是不是“purchases.total”？")
    let far = try #require(FigureExplanation.make("amount", in: report).diagnostics.first)
    #expect(far.hints.count == 1)
    #expect(far.hints.first?.english.contains("tasks, entries, purchases, stock, findings") == true)
  }

  @Test("rows too many for a cell are listed apart")
  func longSources() throws {
    var entries = try Fixture.entries()
    for index in 0..<6_000 {
      entries.purchases.append(
        try Fixture.purchase(10 + index * 2, "2020-02-02", buyer: Fixture.office, quantity: "2", amount: "5.00"))
    }
    let tables = try Fixture.report(entries).figureTables
    #expect(tables.map(\.path) == ["figures.csv", "sources.csv"])
    let total = try #require(tables.first?.records.first { $0[0] == "purchases.total" })
    #expect(total[5] == "sources.csv#S1")
    #expect(tables.joinedCells.allSatisfy { $0.utf8.count <= 32_767 })
  }
}

extension [ReportTable] {
  fileprivate var joinedCells: [String] { flatMap { $0.records.flatMap { $0 } } }
}
