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
  /// The files of a report and the folder for them; nil when there is nothing to report on.
  ///
  /// - Parameter unit: the key or title of the only unit to report on; nil reports on all.
  static func folder(
    _ library: ContentLibrary, _ period: Period, unit: String?, _ options: BuildOptions
  ) -> Diagnosed<(folder: ReportFolder, path: String)?> {
    var found: [Diagnostic] = []
    guard let plan = library.plan else { return Diagnosed(nil, [Messages.noPlan(at: library.site.location)]) }
    let entries = ReportEntries.decode(library).collect(into: &found)
    let report = Report.make(entries, of: period).collect(into: &found)
    let identity = ReportIdentity(library.site, planTitle: plan.title, date: options.today)
    if let unit {
      guard let known = report.unit(named: unit) else {
        return Diagnosed(nil, found + [Messages.unknownUnit(unit, known: entries.units.map(\.title))])
      }
      return Diagnosed((ReportFolder(known, in: report, identity), "reports/\(period.id)-\(known.unit.key)"), found)
    }
    let isPrinted = options.printsReports && (try? PrintingTools.find(environment: options.environment)) != nil
    return Diagnosed((ReportFolder(report, identity, printed: isPrinted), "reports/\(period.id)"), found)
  }

  /// - Parameter unit: the key or title of the only unit to report on; nil reports on all.
  static func render(
    _ site: PreparedSite, _ period: Period, unit: String?, _ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(SourceTreeFault) -> Diagnosed<RenderedReport?> {
    var found: [Diagnostic] = []
    guard let (folder, path) = Self.folder(site.graph.library, period, unit: unit, options).collect(into: &found) else {
      return Diagnosed(nil, found)
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
