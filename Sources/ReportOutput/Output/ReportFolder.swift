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
  package init(_ report: Report, _ identity: ReportIdentity, printed: Bool) {
    let documents =
      [
        RenderJob(path: "report.html", template: "report/report.html") { report.view(identity, printed: printed) },
        RenderJob(path: "brief.html", template: "report/brief.html") { report.view(identity, printed: printed) },
      ] + report.units.map { Self.job(for: $0, in: report, identity) } + report.villages.map { Self.job(for: $0, in: report, identity) }
    jobs =
      [RenderJob(path: "index.html", template: "report/index.html") { report.view(identity, printed: printed) }] + documents
      + Self.evidence(of: report, identity)
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
    RenderJob(path: "units/\(unit.unit.key).html", template: "report/unit.html") { report.view(of: unit, identity) }
  }

  private static func job(for village: VillageReport, in report: Report, _ identity: ReportIdentity) -> RenderJob {
    RenderJob(path: "villages/\(village.village.key).html", template: "report/village.html") { report.view(of: village, identity) }
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
