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
  private static func folder() throws -> ReportFolder {
    let library = try SmallProject().library()
    let report = Report.make(ReportEntries.decode(library).value, of: try #require(Period("2020Q1")))
    #expect(report.diagnostics.isEmpty)
    let identity = ReportIdentity(library.site, planTitle: "示例方案", date: try #require(CalendarDate("2020-04-10")))
    return ReportFolder(report.value, identity, printed: true)
  }

  /// The report templates this repository ships.
  private static func templates() throws -> TemplateSet {
    let folder = Checkout.root.appendingPathComponent("Templates/report")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }.sorted()
    let sources = try names.map { name in
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
        "index.html", "report.html", "brief.html", "units/office.html", "units/school.html", "villages/east.html", "figures.html",
        "sources/1.html", "sources/2.html", "sources/3.html", "sources/4.html",
      ])
    #expect(
      folder.prints.map(\.pdf) == ["report.pdf", "brief.pdf", "units/office.pdf", "units/school.pdf", "villages/east.pdf"])
    #expect(folder.tables.map(\.path).prefix(3) == ["figures.csv", "tables/tasks.csv", "tables/units.csv"])
  }

  @Test(
    "renders to the expected pages",
    arguments: [
      "index.html", "report.html", "brief.html", "units/office.html", "units/school.html", "villages/east.html", "figures.html",
      "sources/3.html",
    ])
  func pages(path: String) throws {
    let job = try #require(try Self.folder().jobs.first { $0.path == path })
    let page = String(decoding: try Self.templates().render(job.template, job.context()), as: UTF8.self)
    let name = path.replacingOccurrences(of: "/", with: "-")
    try Golden.expect(page, equals: Checkout.tests("Fixtures/report/\(name)").path)
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
