import ContentLoading
package import ContentModel
package import Diagnostics
import Pictures
package import Rendering
import SiteOutput
import SiteStructure

/// A site while it is being edited: read, laid out and checked as a whole, each page rendered when it is looked at.
package struct SitePreview: Sendable {
  private let site: PreparedSite
  private let options: BuildOptions
  private let jobs: [String: RenderJob]
  private let files: [String: OutputFile]

  /// The periods whose reports are made together with the site.
  package var periods: [Period] { site.graph.library.site.reports }

  /// Nil when the content has errors, which are then among the findings; acknowledged warnings are left out.
  package static func read(_ options: BuildOptions) async -> Diagnosed<SitePreview?> {
    var options = options
    options.usesPlainPictures = true
    var found: [Diagnostic] = []
    do throws(SourceTreeFault) {
      let prepared = try await PreparedSite.prepare(options, remembers: true).collect(into: &found)
      guard let site = prepared, !found.hasErrors else { return Diagnosed(nil, found.sortedByLocation()) }
      let files = try SiteFiles.files(site.graph, site.assets, site.pictures, site.tree, built: options.today)
      let preview = SitePreview(site, options, jobs: site.jobs, files: files)
      let policy = WarningPolicy(isStrict: false, acknowledged: site.graph.library.site.acknowledged)
      return Diagnosed(preview, policy.shown(found, all: false).sortedByLocation())
    } catch {
      return Diagnosed(nil, found + [Messages.unreadable(error)])
    }
  }

  private init(_ site: PreparedSite, _ options: BuildOptions, jobs: [RenderJob], files: [OutputFile]) {
    self.site = site
    self.options = options
    self.jobs = Dictionary(jobs.map { ($0.path, $0) }) { first, _ in first }
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// A file of the site by its path below `Output/site`; nil when there is none, or when its template fails.
  package func file(_ path: String) async -> Diagnosed<OutputFile?> {
    if let file = files[path] { return Diagnosed(file, []) }
    guard let job = jobs[path] else { return site.variants.file(path) }
    let rendered = await Renderer(templates: site.templates, threads: 1).render([job])
    return Diagnosed(rendered.value.first, rendered.diagnostics.map(TemplateFiles.rename))
  }

  /// The files of a period's report, not printed; nil when it cannot be made.
  package func report(_ period: Period) async -> Diagnosed<[OutputFile]?> {
    var options = options
    options.printsReports = false
    do throws(SourceTreeFault) {
      var found: [Diagnostic] = []
      guard let base = try ReportBase.read(site, options).collect(into: &found) else { return Diagnosed(nil, found) }
      let report = await base.render(period, unit: nil, options) { _ in }.collect(into: &found)
      return Diagnosed(report?.files, found)
    } catch {
      return Diagnosed(nil, [Messages.unreadable(error)])
    }
  }

  /// Everything that is wrong with pages nobody has looked at yet.
  package func faults() async -> [Diagnostic] {
    let pages = jobs.values.sorted { $0.path < $1.path }
    let renderer = Renderer(templates: site.templates, threads: options.threads)
    return await renderer.render(pages).diagnostics.map(TemplateFiles.rename).sortedByLocation()
  }
}
