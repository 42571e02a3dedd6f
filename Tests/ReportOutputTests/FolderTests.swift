import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import Rendering
import Templating
import TestSupport
import Testing

@testable import ReportOutput

@Suite("A report's folder")
struct FolderTests {
  private static func folder(definition: String? = nil) throws -> ReportFolder {
    var project = try SmallProject()
    if let definition { project.texts["Content/reports/quarterly.yml"] = definition }
    let library = try project.library()
    let report = Report.make(ReportEntries.decode(library).value, of: try #require(Period("2020Q1")))
    #expect(report.diagnostics.isEmpty)
    let identity = ReportIdentity(library.site, planTitle: "示例方案", date: try #require(CalendarDate("2020-04-10")))
    let calls = TextCalls(try Self.templates())
    let outline = ReportOutline.make(library.reports, for: try #require(Period("2020Q1")), templates: ["report/sections/ledger.html"])
    #expect(outline.diagnostics == [])
    return ReportFolder(report.value, outline.value, identity, calls: calls, printed: true)
  }

  /// The report templates this repository ships.
  private static func templates() throws -> TemplateSet {
    let folder = Checkout.root.appendingPathComponent("Templates/report")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let sources = try paths.filter { $0.hasSuffix(".html") }.sorted().map { name in
      SourceText(file: "report/" + name, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
    }
    let compiled = TemplateSet.compile(sources)
    #expect(compiled.diagnostics.map(\.message.chinese) == [])
    return compiled.value
  }

  @Test("has a start page, the report, one report a unit, and tables")
  func contents() throws {
    let folder = try Self.folder()
    #expect(
      folder.jobs.map(\.path) == [
        "index.html", "report.html", "brief.html", "units/office.html", "units/school.html", "villages/east.html", "annex.html", "all.html",
        "figures.html",
        "sources/1.html", "sources/2.html", "sources/3.html", "sources/4.html",
      ])
    #expect(
      folder.prints.map(\.pdf) == [
        "report.pdf", "brief.pdf", "units/office.pdf", "units/school.pdf", "villages/east.pdf", "annex.pdf", "all.pdf",
      ])
    #expect(folder.tables.map(\.path).prefix(3) == ["figures.csv", "tables/tasks.csv", "tables/units.csv"])
  }

  @Test(
    "renders to the expected pages",
    arguments: [
      "index.html", "report.html", "brief.html", "units/office.html", "units/school.html", "villages/east.html", "annex.html", "all.html",
      "figures.html", "sources/3.html",
    ])
  func pages(path: String) throws {
    let job = try #require(try Self.folder().jobs.first { $0.path == path })
    let page = String(decoding: try Self.templates().render(job.template, job.context()), as: UTF8.self)
    let name = path.replacingOccurrences(of: "/", with: "-")
    try Golden.expect(page, equals: Checkout.tests("Fixtures/report/\(name)").path)
  }

  @Test("prints as many rows of the ledger as its definition says, and says where the others are")
  func rows() throws {
    func page(_ rows: String) throws -> String {
      let folder = try Self.folder(definition: "title: 示例\nsections: []\nannexes: [{ section: ledger, title: 明细\(rows) }]\ndocuments: []\n")
      let job = try #require(folder.jobs.first { $0.path == "report.html" })
      return String(decoding: try Self.templates().render(job.template, job.context()), as: UTF8.self)
    }
    let (whole, cut) = (try page(""), try page(", rows: 1"))
    let count = whole.components(separatedBy: "<tr>\n          <td class=\"centre\">").count - 1
    #expect(count > 1 && !whole.contains("未印出"))
    #expect(cut.components(separatedBy: "<tr>\n          <td class=\"centre\">").count - 1 == 1)
    #expect(cut.contains("以上是前 1 笔。另有 \(count - 1) 笔未印出") && cut.contains("tables/purchases.csv"))
    #expect(cut.contains("合计（\(count)笔）"))
  }

  @Test(
    "holds the expected tables", arguments: ["figures.csv", "tables/tasks.csv", "tables/purchases.csv", "tables/purchases-by-unit.csv"])
  func tables(path: String) throws {
    let file = try #require(try Self.folder().tables.first { $0.path == path })
    guard case .bytes(let bytes) = file.contents else {
      Issue.record("no bytes")
      return
    }
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let name = path.replacingOccurrences(of: "/", with: "-")
    // Goldens are kept with plain line ends, so that they read well in a review.
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/report/\(name)").path)
  }
}
