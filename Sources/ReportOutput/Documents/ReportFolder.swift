import ContentModel
import Diagnostics
package import Rendering
import Templating

/// Everything one period's report consists of, ready to be rendered, written and printed; paths are relative to the report's folder.
package struct ReportFolder: Sendable {
  /// The pages; their style sheet is copied beside them from `styleSheet`.
  package let jobs: [RenderJob]
  /// The tables and the list of figures, as CSV.
  package let tables: [OutputFile]
  /// The pages that are printed, and where their PDF goes.
  package let prints: [(html: String, pdf: String)]

  /// The style sheet below `Templates/` that all pages link to by its file name.
  package static let styleSheet = "report/report.css"

  /// The start page, all documents and the tables; the start page links to PDFs when they are `printed`.
  package init(_ report: Report, _ outline: ReportOutline, _ identity: ReportIdentity, calls: TextCalls, printed: Bool) {
    @Sendable func view(ledger: Bool) -> Diagnosed<[(String, Value)]> {
      report.view(outline, identity, calls: calls, printed: printed, ledger: ledger)
    }
    func job(_ name: String, ledger: Bool = false) -> RenderJob {
      RenderJob(path: name, template: "report/" + name, variables: { JobVariables(view(ledger: ledger).map { .object($0) }) })
    }
    var documents = [job("report.html", ledger: true)]
    for document in ReportOutline.Document.allCases where outline.documents.contains(document) {
      switch document {
      case .brief: documents.append(job("brief.html"))
      case .annex: documents.append(job("annex.html"))
      case .units: documents += report.units.map { Self.job(for: $0, in: report, identity) }
      case .villages: documents += report.villages.map { Self.job(for: $0, in: report, identity) }
      case .combined:
        let parts = { @Sendable in Value.array(report.parts(of: outline, identity)) }
        documents.append(
          RenderJob(
            path: "all.html", template: "report/all.html",
            variables: { JobVariables(view(ledger: true).map { .object($0 + [("parts", parts())]) }) }))
      }
    }
    jobs = [job("index.html")] + documents + Self.evidence(of: report, identity)
    tables = (report.figureTables + report.tables).map { OutputFile(path: $0.path, contents: .bytes($0.bytes)) }
    prints = documents.map { ($0.path, Self.printed($0.path)) }
  }

  /// One unit's report alone, with what its figures rest on.
  package init(_ unit: UnitReport, in report: Report, _ identity: ReportIdentity) {
    let job = Self.job(for: unit, in: report, identity)
    jobs = [job] + Self.evidence(of: report, identity)
    tables = []
    prints = [(job.path, Self.printed(job.path))]
  }

  private static func job(for unit: UnitReport, in report: Report, _ identity: ReportIdentity) -> RenderJob {
    RenderJob(path: "units/\(unit.unit.key).html", template: "report/unit.html") {
      .object(report.commonView(identity, root: "../") + report.view(of: unit))
    }
  }

  private static func job(for village: VillageReport, in report: Report, _ identity: ReportIdentity) -> RenderJob {
    RenderJob(path: "villages/\(village.village.key).html", template: "report/village.html") {
      .object(report.commonView(identity, root: "../") + report.view(of: village))
    }
  }

  /// The pages that lead from each figure to its rows.
  private static func evidence(of report: Report, _ identity: ReportIdentity) -> [RenderJob] {
    let links = SourceLinks(report.sources)
    let sources = report.sources.names.compactMap { file in
      links.page(of: file).map { page in
        RenderJob(path: page, template: "report/source.html") { report.sourceView(of: file, identity) }
      }
    }
    return [RenderJob(path: "figures.html", template: "report/figures.html") { report.figuresView(identity) }] + sources
  }

  private static func printed(_ path: String) -> String {
    path.dropLast("html".count) + "pdf"
  }
}

extension Report {
  /// The documents that follow the report in the combined one, each with its `template`, `anchor` and `title` and its own context.
  fileprivate func parts(of outline: ReportOutline, _ identity: ReportIdentity) -> [Value] {
    func part(_ template: String, _ anchor: String, _ title: String, _ members: [(String, Value)]) -> Value {
      .object([("template", .string(template)), ("anchor", .string(anchor)), ("title", .string(title))] + members)
    }
    var parts: [Value] = []
    if outline.documents.contains(.annex) { parts.append(part("report/parts/annex.html", "annex", "全部汇总表", [])) }
    if outline.documents.contains(.units) {
      parts += units.map { part("report/parts/unit.html", "unit-\($0.unit.key)", $0.unit.title, view(of: $0)) }
    }
    if outline.documents.contains(.villages) {
      parts += villages.map { part("report/parts/village.html", "village-\($0.village.key)", $0.village.title, view(of: $0)) }
    }
    return parts
  }
}
