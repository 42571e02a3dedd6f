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
  private let assets: [String: OutputFile]
  private let generated: OnDemand<[String: OutputFile]>

  /// The periods whose reports are made together with the site.
  package var periods: [Period] { site.graph.library.site.reports }

  /// Nil when the content cannot be read, which is then among the findings; acknowledged warnings are left out.
  ///
  /// - Parameters:
  ///   - changes: the paths that changed since the last time, relative to the root; an empty path stands for everything.
  ///   - memory: what was made the last time.
  package static func read(
    _ options: BuildOptions, changes: Set<String>, memory: inout PreviewMemory
  ) async -> Diagnosed<SitePreview?> {
    var options = options
    options.usesPlainPictures = true
    do throws(SourceTreeFault) {
      let prepared = try await memory.site(options, after: changes)
      guard let site = prepared.value, !prepared.diagnostics.hasErrors else {
        return Diagnosed(nil, prepared.diagnostics.sortedByLocation())
      }
      let preview = SitePreview(site, options)
      return Diagnosed(preview, preview.shown(prepared.diagnostics))
    } catch {
      return Diagnosed(nil, [Messages.unreadable(error)])
    }
  }

  private init(_ site: PreparedSite, _ options: BuildOptions) {
    self.site = site
    self.options = options
    assets = SitePreview.byPath(SiteFiles.assets(site.assets))
    generated = OnDemand {
      let files = try? SiteFiles.files(
        site.graph, site.assets, site.pictures, site.tree, built: options.today, threads: options.threads)
      return SitePreview.byPath(files ?? [])
    }
  }

  private static func byPath(_ files: [OutputFile]) -> [String: OutputFile] {
    Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  }

  private func shown(_ findings: [Diagnostic]) -> [Diagnostic] {
    let policy = WarningPolicy(isStrict: false, acknowledged: site.graph.library.site.acknowledged)
    return policy.shown(findings, all: false).sortedByLocation()
  }

  /// A file of the site by its path below `Output/site`; nil when there is none, or when its template fails.
  package func file(_ path: String) async -> Diagnosed<OutputFile?> {
    guard let job = site.job(path) else {
      if let file = assets[path] ?? generated.value[path] { return Diagnosed(file.ready, []) }
      return site.variants.file(path)
    }
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

  /// Everything that is wrong with the site beyond what reading it told: by its rules, or else with pages nobody has looked at yet.
  package func faults() async -> [Diagnostic] {
    let found: [Diagnostic]
    do throws(SourceTreeFault) {
      found = try site.laterFaults()
    } catch {
      return [Messages.unreadable(error)]
    }
    // Pages of a site with faults would repeat each fault once for every page that shows it.
    guard !found.hasErrors, !Task.isCancelled else { return shown(found) }
    let pages = site.jobs.sorted { $0.path < $1.path }
    let rendered = await Renderer(templates: site.templates, threads: options.threads).render(pages)
    return shown(found + rendered.diagnostics.map(TemplateFiles.rename))
  }
}
