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

  /// The start page, the whole report, one for each unit, and the tables; the start page links to PDFs when they are `printed`.
  package init(_ report: Report, _ identity: ReportIdentity, printed: Bool) {
    let units = report.units.map { ReportFolder.job(for: $0, in: report, identity) }
    jobs =
      [
        RenderJob(path: "index.html", template: "report/index.html") { report.view(identity, printed: printed) },
        RenderJob(path: "report.html", template: "report/report.html") { report.view(identity, printed: printed) },
      ] + units
    tables = ([report.figureTable] + report.tables).map { OutputFile(path: $0.path, contents: .bytes($0.bytes)) }
    prints = [("report.html", "report.pdf")] + units.map { ($0.path, ReportFolder.printed($0.path)) }
  }

  /// One unit's report alone.
  package init(_ unit: UnitReport, in report: Report, _ identity: ReportIdentity) {
    let job = ReportFolder.job(for: unit, in: report, identity)
    jobs = [job]
    tables = []
    prints = [(job.path, ReportFolder.printed(job.path))]
  }

  private static func job(for unit: UnitReport, in report: Report, _ identity: ReportIdentity) -> RenderJob {
    RenderJob(path: "units/\(unit.unit.key).html", template: "report/unit.html") { report.view(of: unit, identity) }
  }

  private static func printed(_ path: String) -> String {
    path.dropLast("html".count) + "pdf"
  }
}
