import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
import Printing
import Rendering
import ReportOutput
import SiteStructure

/// The files of one period's report, rendered but not yet printed.
struct RenderedReport: Sendable {
  /// The folder below the output: `reports/2020Q1`.
  let path: String
  var files: [OutputFile]
  /// The HTML files that become PDF, and the paths of the PDFs.
  let printed: [(html: String, pdf: String)]
}

/// Computes and renders a period's report.
enum ReportAssembly {
  /// - Parameter unit: the key or title of the only unit to report on; nil reports on all.
  static func render(
    _ site: PreparedSite, _ period: Period, unit: String?, _ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(SourceTreeFault) -> Diagnosed<RenderedReport?> {
    var found: [Diagnostic] = []
    let library = site.graph.library
    guard let plan = library.plan else { return Diagnosed(nil, [Messages.noPlan(at: library.site.location)]) }
    let entries = ReportEntries.decode(library).collect(into: &found)
    let report = Report.make(entries, of: period).collect(into: &found)
    let identity = ReportIdentity(library.site, planTitle: plan.title, date: options.today)
    var path = "reports/\(period.id)"
    let folder: ReportFolder
    if let unit {
      guard let known = report.unit(named: unit) else {
        return Diagnosed(nil, found + [Messages.unknownUnit(unit, known: entries.units.map(\.title))])
      }
      folder = ReportFolder(known, in: report, identity)
      path += "-\(known.unit.key)"
    } else {
      let isPrinted = options.printsReports && (try? PrintingTools.find(environment: options.environment)) != nil
      folder = ReportFolder(report, identity, printed: isPrinted)
    }
    let rendered = await Renderer(templates: site.templates, threads: options.threads).render(folder.jobs) { done in
      progress(.rendering(done: done, of: folder.jobs.count))
    }
    found += rendered.diagnostics.map(TemplateFiles.rename)
    var files = rendered.value + folder.tables
    let styleSheet = TemplateFiles.folder + ReportFolder.styleSheet
    if site.templatePaths.contains(styleSheet) {
      files.append(OutputFile(path: "report.css", contents: .bytes(try site.tree.read(styleSheet))))
    }
    return Diagnosed(RenderedReport(path: path, files: files, printed: folder.prints), found)
  }
}
