// SiteBuilding composes the stages: content in, site and reports out. It knows their order and nothing of their insides.

import ContentLoading
package import ContentModel
import Diagnostics
import Printing
import Publishing
import Rendering
import SiteOutput
import SiteStructure

/// Builds a site and its reports from a project's folder.
package struct SiteBuilder: Sendable {
  private let options: BuildOptions
  private let progress: @Sendable (BuildProgress) -> Void

  package init(_ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// Renders the site and the reports named in `site.yml`, and swaps them in.
  package func build() async -> BuildResult {
    await run(publishes: true) { site throws(SourceTreeFault) in try await siteAndReports(site) }
  }

  /// Does everything `build` does but printing and writing.
  package func check() async -> BuildResult {
    await run(publishes: false) { site throws(SourceTreeFault) in try await siteAndReports(site) }
  }

  /// Renders the reports of one period, of all units or of one, and swaps them in.
  package func report(_ period: Period, unit: String?) async -> BuildResult {
    await run(publishes: true) { site throws(SourceTreeFault) in
      try await ReportAssembly.render(site, period, unit: unit, options, progress: progress).map { report in
        Product(trees: [], reports: report.map { [$0] } ?? [])
      }
    }
  }

  /// What a run makes: finished trees, and reports that are still to be printed.
  private struct Product: Sendable {
    var trees: [OutputTree]
    var reports: [RenderedReport]
  }

  /// The pipeline: prepare, render, stop on errors, print, publish.
  private func run(
    publishes: Bool, make: (PreparedSite) async throws(SourceTreeFault) -> Diagnosed<Product>
  ) async -> BuildResult {
    var found: [Diagnostic] = []
    do throws(SourceTreeFault) {
      progress(.reading)
      let prepared = try PreparedSite.prepare(options).collect(into: &found)
      // Pages of a site with faults would repeat each fault once for every page that shows it.
      guard let site = prepared, !found.hasErrors else { return BuildResult(.contentErrors, found) }
      let policy = WarningPolicy(
        isStrict: options.isStrict || options.isPublishing, acknowledged: site.graph.library.site.acknowledged)
      let product = try await make(site).collect(into: &found)
      if policy.stops(found) { return BuildResult(.contentErrors, policy.shown(found, all: !publishes)) }
      return publishes ? await publish(product, found, policy) : BuildResult(.done, policy.shown(found, all: true))
    } catch {
      return BuildResult(.contentErrors, found + [Messages.unreadable(error)])
    }
  }

  private func siteAndReports(_ site: PreparedSite) async throws(SourceTreeFault) -> Diagnosed<Product> {
    var found: [Diagnostic] = []
    let assets = try SiteAssets(site.templatePaths, in: site.tree, checksIntegrity: options.isPublishing)
    let jobs = SiteFiles.jobs(site.graph, assets, built: options.today)
    let renderer = Renderer(templates: site.templates, threads: options.threads)
    let rendered = await renderer.render(jobs) { progress(.rendering(done: $0, of: jobs.count)) }
    found += rendered.diagnostics.map(TemplateFiles.rename)
    let files = try SiteFiles.files(site.graph, assets, site.tree, built: options.today)
    var reports: [RenderedReport] = []
    for period in options.makesReports ? site.graph.library.site.reports : [] {
      let report = try await ReportAssembly.render(site, period, unit: nil, options, progress: progress)
      if let report = report.collect(into: &found) { reports.append(report) }
    }
    let trees = [OutputTree(path: "site", files: rendered.value + files), ServerConfiguration.tree(site.graph)]
    return Diagnosed(Product(trees: trees, reports: reports), found)
  }

  /// Prints and swaps in; without a browser the HTML is published all the same.
  private func publish(_ product: Product, _ earlier: [Diagnostic], _ policy: WarningPolicy) async -> BuildResult {
    var found = earlier
    var reports = product.reports
    var ending = BuildResult.Ending.done
    if options.printsReports, !reports.isEmpty {
      do throws(PrintingError) {
        reports = try await ReportPrinting.print(reports, options, progress: progress).collect(into: &found)
        if policy.stops(found) { return BuildResult(.contentErrors, policy.shown(found, all: false)) }
      } catch {
        found.append(error.diagnostic)
        guard error.machineLacksSomething else { return BuildResult(.contentErrors, policy.shown(found, all: false)) }
        ending = .machineLacks
      }
    }
    progress(.publishing)
    let trees = product.trees + reports.map { OutputTree(path: $0.path, files: $0.files) }
    do throws(PublishingError) {
      let manifests = try Publisher(output: options.output).publish(trees)
      let published = zip(trees, manifests).map { tree, manifest in
        BuildResult.PublishedTree(path: tree.path, files: manifest.entries.count, bytes: manifest.size)
      }
      return BuildResult(
        ending, policy.shown(found, all: false), published: published, hiddenWarnings: policy.hiddenCount(found))
    } catch {
      return BuildResult(error.isAboutContent ? .contentErrors : .machineLacks, policy.shown(found, all: false) + error.diagnostics)
    }
  }
}
