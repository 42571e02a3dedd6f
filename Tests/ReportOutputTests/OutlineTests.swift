import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import Templating
import Testing

@testable import ReportOutput

@Suite("A report's definition in the content")
struct OutlineTests {
  private static let templates = ["report/sections/overview.html", "report/sections/purchases.html", "report/report.html"]

  private static func outline(_ definition: String, texts: [String: String] = [:], period: String = "2020Q1") throws -> Diagnosed<
    ReportOutline
  > {
    var project = try SmallProject()
    project.texts["Content/reports/quarterly.yml"] = definition
    for (name, text) in texts { project.texts["Content/reports/\(name).md"] = text }
    return ReportOutline.make(try project.library().reports, for: try #require(Period(period)), templates: templates)
  }

  @Test("orders, names and picks sections, tables and documents")
  func parts() throws {
    let made = try Self.outline(
      """
      title: 示例报告
      sections:
        - { section: purchases, title: 采购, tables: [产地村, unit] }
        - { section: overview }
      annexes:
        - { section: purchases, title: 附表, wide: true, rows: 500 }
      documents: [brief, units]
      """)
    #expect(made.diagnostics == [])
    #expect(made.value.title == "示例报告")
    #expect(made.value.sections.map(\.id) == ["purchases", "overview"])
    #expect(made.value.sections.map(\.title) == ["采购", nil])
    #expect(made.value.sections.first?.tables == [.village, .unit])
    #expect(made.value.annexes.map(\.id) == ["purchases-"])
    #expect(made.value.annexes.first?.isWide == true)
    #expect(made.value.annexes.first?.rows == 500)
    #expect(made.value.documents == [.brief, .units])
  }

  @Test("cross tables have a figure for each cell that adds up what both of its groups share, and totals that agree")
  func crossTables() throws {
    let made = try Self.outline(
      """
      title: 示例报告
      sections:
        - { section: purchases, cross: [{ rows: 产地村, columns: month }, { rows: channel, columns: village, value: count }] }
        - { section: overview, cross: [{ rows: village, columns: month }] }
      """)
    #expect(made.diagnostics == [])
    #expect(made.value.crosses.map(\.id) == ["village.month", "channel.village"])
    let library = try SmallProject().library()
    let report = Report.make(
      ReportEntries.decode(library).value, of: try #require(Period("2020Q1")), crosses: made.value.crosses)
    #expect(!report.diagnostics.hasErrors)
    for cross in report.value.crosses {
      for (row, cells) in zip(cross.rows, cross.cells) {
        let figures = cross.columns.compactMap { report.value.figures[cross.figure(row, $0)] }
        #expect(figures.count == cells.count)
        let total = report.value.figures[cross.total(of: row, in: cross.layout.rows)]?.value.number
        #expect(figures.compactMap(\.value.number).reduce(.zero, +) == total)
        #expect(figures.allSatisfy { ($0.value.number == .zero) == $0.rows.rows.isEmpty })
      }
    }
    let table = try #require(report.value.tables.first { $0.path == "tables/purchases-by-village-and-month.csv" })
    #expect(table.header == ["产地村", "2020年1月（元）", "2020年2月（元）", "2020年3月（元）", "合计（元）"])
  }

  @Test("names the faults of a cross table at their places")
  func faultyCrossTables() throws {
    let made = try Self.outline(
      """
      title: 示例报告
      sections:
        - { section: purchases, cross: [{ rows: vilage, columns: month, value: amounts }] }
        - { section: purchases, cross: [{ rows: unit, columns: 采购单位 }] }
      """)
    #expect(made.diagnostics.map(\.code) == ["report.unknown-table", "report.unknown-measure", "report.cross-of-one"])
    #expect(made.diagnostics.map(\.location?.line) == [3, 3, 4])
    #expect(made.diagnostics.prefix(2).map { $0.hints.first?.chinese } == ["是不是“village”？", "是不是“amount”？"])
  }

  @Test("names what it does not know, at its place and with the nearest name")
  func unknown() throws {
    let made = try Self.outline(
      """
      title: 示例报告
      sections:
        - { section: purchase, title: 采购 }
        - { text: analisis, title: 分析 }
        - { section: purchases, tables: [villages] }
      documents: [brief, unit]
      """, texts: ["analysis": "示例"])
    #expect(
      made.diagnostics.map(\.code) == ["report.unknown-section", "report.unknown-text", "report.unknown-table", "report.unknown-document"])
    #expect(made.diagnostics.map(\.location?.line) == [3, 4, 5, 6])
    #expect(made.diagnostics.allSatisfy { $0.location?.file == "Content/reports/quarterly.yml" })
    #expect(
      made.diagnostics.map { $0.hints.first?.chinese } == ["是不是“purchases”？", "是不是“analysis”？", "是不是“village”？", "是不是“units”？"])
  }

  @Test("a period's own text stands in place of the common one; one for other periods only is left out")
  func texts() throws {
    let texts = ["analysis": "共同", "2020Q1/analysis": "一季度", "2019Q4/extra": "四季度"]
    let definition = """
      title: 示例报告
      sections:
        - { text: analysis, title: 分析 }
        - { text: extra, title: 补充 }
      """
    func read(_ period: String) throws -> [String] {
      let made = try Self.outline(definition, texts: texts, period: period)
      #expect(made.diagnostics == [])
      return made.value.sections.compactMap { part in
        if case .text(let body) = part.content { body.summary } else { nil }
      }
    }
    #expect(try read("2020Q1") == ["一季度"])
    #expect(try read("2019Q4") == ["共同", "四季度"])
    #expect(try read("2020") == ["共同"])
  }

  @Test("figures stand in texts as numbers that lead to their rows; an unknown one is an error at the call")
  func figures() throws {
    var project = try SmallProject()
    project.texts["Content/reports/good.md"] = "总额{{ figure(\"purchases.total\") }}元、{{ figure(\"purchases.count\", \"text\") }}。"
    project.texts["Content/reports/bad.md"] = "示例\n\n总额{{ figure(\"purchases.totl\") }}元。"
    let library = try project.library()
    let sources = TextCalls.templates(of: library.calls, library: nil)
    #expect(sources.diagnostics.isEmpty)
    let calls = TextCalls(TemplateSet.compile(sources.value).value)
    let report = Report.make(ReportEntries.decode(library).value, of: try #require(Period("2020Q1"))).value
    let identity = ReportIdentity(library.site, planTitle: "示例方案", date: try #require(CalendarDate("2020-04-10")))
    let good = report.html(of: try #require(library.reports.texts["good"]), identity, root: "./", calls: calls)
    #expect(good.diagnostics.isEmpty)
    guard case .safe(let html) = good.value else {
      Issue.record("no markup")
      return
    }
    #expect(
      html.trimmingSuffix(while: \.isNewline)
        == """
        <p>总额<a class="figure" href="./figures.html#purchases.total">60.00</a>元、\
        <a class="figure" href="./figures.html#purchases.count">3笔</a>。</p>
        """)
    let bad = report.html(of: try #require(library.reports.texts["bad"]), identity, root: "./", calls: calls)
    #expect(bad.diagnostics.map(\.location?.file) == ["Content/reports/bad.md"])
    #expect(bad.diagnostics.first?.location?.line == 3)
    #expect(bad.diagnostics.first?.message.chinese.contains("是不是“purchases.total”？") == true)
  }
}

extension String {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, matches(last) { text.removeLast() }
    return text
  }
}
