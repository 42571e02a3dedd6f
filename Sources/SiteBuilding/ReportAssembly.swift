import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
import Digests
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
  /// What makes its Word version.
  let word: WordReports
  /// Whether the last pages of the district's report are printed across.
  let endsAcross: Bool
}

/// What the reports of all periods are made from, read once.
struct ReportBase: Sendable {
  let site: PreparedSite
  let entries: ReportEntries
  let identity: ReportIdentity
  /// The style sheet of all pages; nil when there is none.
  private let styleSheet: [UInt8]?
  private let word: WordReports

  /// Nil without a plan to report on.
  static func read(_ site: PreparedSite, _ options: BuildOptions) throws(SourceTreeFault) -> Diagnosed<ReportBase?> {
    let library = site.graph.library
    guard let plan = library.plan else { return Diagnosed(nil, [Messages.noPlan(at: library.site.location)]) }
    var found: [Diagnostic] = []
    var entries = ReportEntries.decode(library).collect(into: &found)
    for path in closedFiles(of: site) {
      let source = SourceText(file: path, bytes: try site.tree.read(path))
      if let closed = ClosedPeriod.read(source).collect(into: &found) { entries.closed.append(closed) }
    }
    let style = TemplateFiles.folder + ReportFolder.styleSheet
    let base = ReportBase(
      site: site, entries: entries, identity: ReportIdentity(library.site, planTitle: plan.title, date: options.today),
      styleSheet: site.templatePaths.contains(style) ? try site.tree.read(style) : nil, word: try WordReports(site))
    return Diagnosed(base, found)
  }

  /// The files of closed periods.
  static func closedFiles(of site: PreparedSite) -> [String] {
    site.graph.library.files.map { "Content/" + $0 }.filter { $0.hasPrefix(ClosedPeriod.folder) && $0.hasSuffix(".json") }
  }

  /// Changes to closed periods that nobody accounts for are errors.
  func checkClosedPeriods() -> [Diagnostic] {
    entries.closed.flatMap { ClosedCheck.make($0, entries).diagnostics }
  }

  /// The file that closes a period, or closes it again with the corrections made since; nil when it is closed and nothing changed.
  func close(_ period: Period, today: CalendarDate) throws(SourceTreeFault) -> Diagnosed<ClosedPeriod?> {
    var found: [Diagnostic] = []
    if let last = period.lastDay, last >= today { return Diagnosed(nil, [ClosedPeriod.notOver(period, last: last, today: today)]) }
    let report = Report.make(entries, of: period).collect(into: &found)
    guard !found.hasErrors else { return Diagnosed(nil, found) }
    var inputs: [(file: String, sha256: String)] = []
    for file in report.sources.names { inputs.append((file, SHA256.digest(of: try site.tree.read(file)))) }
    guard let closed = entries.closed.first(where: { $0.period == period }) else {
      return Diagnosed(ClosedPeriod.first(report, entries, on: today, inputs: inputs), found)
    }
    let check = ClosedCheck.make(closed, entries).collect(into: &found)
    guard !found.hasErrors, !check.pending.isEmpty else { return Diagnosed(nil, found) }
    found.removeAll { $0.code == ClosedCheck.correctedCode }
    return Diagnosed(closed.corrected(check, report, entries, inputs: inputs), found)
  }

  /// What the content's definition makes of a period's report.
  private func outline(of period: Period) -> Diagnosed<ReportOutline> {
    let templates = site.templatePaths.map { String($0.dropFirst(TemplateFiles.folder.count)) }
    return ReportOutline.make(site.graph.library.reports, for: period, templates: templates)
  }

  /// A period's report with all figures that its definition asks for.
  func report(of period: Period) -> Diagnosed<Report> {
    var found: [Diagnostic] = []
    let outline = outline(of: period).collect(into: &found)
    let report = Report.make(entries, of: period, crosses: outline.crosses).collect(into: &found)
    return Diagnosed(report, found)
  }

  /// Computes and renders a period's report.
  ///
  /// - Parameter unit: the key or title of the only unit to report on; nil reports on all.
  func render(
    _ period: Period, unit: String?, _ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void
  ) async -> Diagnosed<RenderedReport?> {
    var found: [Diagnostic] = []
    let outline = outline(of: period).collect(into: &found)
    let report = Report.make(entries, of: period, crosses: outline.crosses).collect(into: &found)
    var path = "reports/\(period.id)"
    let folder: ReportFolder
    var endsAcross = false
    if let unit {
      guard let known = report.unit(named: unit) else {
        return Diagnosed(nil, found + [Messages.unknownUnit(unit, known: entries.units.map(\.title))])
      }
      folder = ReportFolder(known, in: report, identity)
      path += "-\(known.unit.key)"
    } else {
      let isPrinted = options.printsReports && (try? PrintingTools.find(environment: options.environment)) != nil
      endsAcross = outline.endsAcross
      folder = ReportFolder(report, outline, identity, calls: TextCalls(site.templates), printed: isPrinted)
    }
    let mistakes = site.mistakes(for: folder.jobs)
    guard mistakes.isEmpty else { return Diagnosed(nil, found + mistakes) }
    let rendered = await Renderer(templates: site.templates, threads: options.threads).render(folder.jobs) { done in
      progress(.rendering(done: done, of: folder.jobs.count))
    }
    found += rendered.diagnostics.map(TemplateFiles.rename)
    var files = rendered.value + folder.tables
    if unit == nil {
      let workbook = ReportWorkbookFile.make(report.workbook(date: identity.date))
      files += workbook.collect(into: &found).map { [OutputFile(path: Report.workbookPath, contents: .bytes($0))] } ?? []
    }
    if let styleSheet { files.append(OutputFile(path: "report.css", contents: .bytes(styleSheet))) }
    return Diagnosed(
      RenderedReport(path: path, files: files, printed: folder.prints, word: word, endsAcross: endsAcross), found)
  }
}
