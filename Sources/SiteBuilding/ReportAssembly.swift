import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
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
    let units = library.collection("units")
    let tasks = plan.tasks.map { task in
      ReportTask(
        number: task.number, section: task.section, text: task.text, units: task.units.map { named($0, units) },
        cooperators: task.cooperators.map(\.written))
    }
    let entries = ReportEntries.decode(library.collections, tasks: tasks).collect(into: &found)
    let report = Report.make(entries, of: period).collect(into: &found)
    let all = ReportFiles(report, ReportIdentity(library.site, planTitle: plan.title, date: options.today))
    var path = "reports/\(period.id)"
    var pages = all.pages
    if let unit {
      guard let known = entries.units.first(where: { $0.key == unit || $0.title == unit }), let page = all.only(unit: known.key) else {
        return Diagnosed(nil, found + [Messages.unknownUnit(unit, known: entries.units.map(\.title))])
      }
      pages = [page]
      path += "-\(known.key)"
    }
    let jobs = pages.map { page in RenderJob(path: page.path, template: page.template) { page.context } }
    let rendered = await Renderer(templates: site.templates, threads: options.threads).render(jobs) { done in
      progress(.rendering(done: done, of: jobs.count))
    }
    found += rendered.diagnostics.map(TemplateFiles.rename)
    var files = rendered.value
    if unit == nil { files += all.tables.map { OutputFile(path: $0.path, contents: .bytes($0.bytes)) } }
    let styleSheet = TemplateFiles.folder + ReportFiles.styleSheet
    if site.templatePaths.contains(styleSheet) {
      files.append(OutputFile(path: "report.css", contents: .bytes(try site.tree.read(styleSheet))))
    }
    let printed = pages.compactMap { page in page.printedPath.map { (html: page.path, pdf: $0) } }
    return Diagnosed(RenderedReport(path: path, files: files, printed: printed), found)
  }

  private static func named(_ unit: PlanDocument.Unit, _ units: Collection?) -> NamedRecord {
    let record = units?.records.first { units?.title(of: $0) == unit.title }
    return NamedRecord(key: record?.id.key ?? unit.title, title: unit.title)
  }
}
