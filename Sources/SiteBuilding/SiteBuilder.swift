// SiteBuilding composes the stages: content in, site and reports out. It knows their order and nothing of their insides.

import ContentLoading
package import ContentModel
package import Diagnostics
import Pictures
import Printing
import Publishing
import Rendering
import ReportOutput
import SiteOutput
import SiteStructure
import Synchronization
import SystemPackage

/// Builds a site and its reports from a project's folder.
package struct SiteBuilder: Sendable {
  private let options: BuildOptions
  private let progress: @Sendable (BuildProgress) -> Void

  package init(_ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// Renders the site and the reports named in `site.yml`, and swaps them in.
  ///
  /// What the last build left beside the output is used as far as it still holds: with the same sources nothing is done at all, else the
  /// pages whose templates and variables are the same are taken over. The result is that of a build from nothing, findings included.
  package func build() async -> BuildResult {
    let leftovers = Leftovers()
    let result = await build(leaving: leftovers)
    // Freeing a large site takes as long as making many pages, and nobody has to wait for it.
    Task.detached { leftovers.free() }
    return result
  }

  private func build(leaving leftovers: Leftovers) async -> BuildResult {
    progress(.reading)
    let rebuild = await Rebuild(options)
    if let unchanged = rebuild.unchanged { return unchanged }
    return await run(publishes: true, rebuild: consume rebuild, leaving: leftovers) {
      site, base, staging, rebuild throws(SourceTreeFault) in
      try await siteAndReports(site, base, staging, rebuild?.reuse(for: site, in: staging))
    }
  }

  /// Does everything `build` does but printing and writing.
  package func check() async -> BuildResult {
    await run(publishes: false) { site, base, staging, _ throws(SourceTreeFault) in try await siteAndReports(site, base, staging, nil) }
  }

  /// Renders the reports of one period, of all units or of one, and swaps them in.
  package func report(_ period: Period, unit: String?) async -> BuildResult {
    await run(publishes: true, reports: true) { _, base, _, _ throws(SourceTreeFault) in
      var found: [Diagnostic] = []
      guard let base else { return Diagnosed(Product(trees: [], reports: [])) }
      let report = await base.render(period, unit: unit, options, progress: progress).collect(into: &found)
      return Diagnosed(Product(trees: [], reports: report.map { [$0] } ?? []), found)
    }
  }

  /// What the figure called `name` is and which rows it rests on, or the figures whose names begin so; nothing is written.
  package func explain(_ name: String, in period: Period) async -> (result: BuildResult, text: LocalizedText?) {
    var found: [Diagnostic] = []
    do throws(SourceTreeFault) {
      progress(.reading)
      let prepared = try await PreparedSite.prepare(options).collect(into: &found)
      guard let site = prepared, !found.hasErrors else { return (BuildResult(.contentErrors, found.filter { $0.severity == .error }), nil) }
      let base = try ReportBase.read(site, options).collect(into: &found)
      let report = base.flatMap { $0.report(of: period).collect(into: &found) }
      let text = report.flatMap { FigureExplanation.make(name, in: $0).collect(into: &found) }
      let errors = found.filter { $0.severity == .error }
      return (BuildResult(errors.isEmpty ? .done : .contentErrors, errors), text)
    } catch {
      return (BuildResult(.contentErrors, found + [Messages.unreadable(error)]), nil)
    }
  }

  /// Closes a period: its figures and the rows they rest on are written below `Content/closed`, and later changes to them are errors.
  ///
  /// - Returns: the path of the file that was written, below the root; nil when nothing was to be written.
  package func close(_ period: Period) async -> (result: BuildResult, written: String?) {
    var found: [Diagnostic] = []
    do throws(SourceTreeFault) {
      progress(.reading)
      let prepared = try await PreparedSite.prepare(options).collect(into: &found)
      guard let site = prepared else { return (BuildResult(.contentErrors, found), nil) }
      let policy = WarningPolicy(isStrict: false, acknowledged: site.graph.library.site.acknowledged)
      if found.hasErrors { return (policy.result(.contentErrors, found, all: false), nil) }
      guard let base = try ReportBase.read(site, options).collect(into: &found), !found.hasErrors else {
        return (policy.result(.contentErrors, found, all: false), nil)
      }
      let closed = try base.close(period, today: options.today).collect(into: &found)
      if found.hasErrors { return (policy.result(.contentErrors, found, all: false), nil) }
      guard let closed else { return (policy.result(.done, found, all: false), nil) }
      do throws(PublishingError) {
        try CommittedFile.write(Array(closed.text.utf8), to: options.root.appending(closed.path))
      } catch {
        return (policy.result(.machineLacks, found + error.diagnostics, all: false), nil)
      }
      return (policy.result(.done, found, all: false), closed.path)
    } catch {
      return (BuildResult(.contentErrors, found + [Messages.unreadable(error)]), nil)
    }
  }

  /// What a run makes: finished trees, and reports that are still to be printed.
  private struct Product: Sendable {
    var trees: [OutputTree]
    var reports: [RenderedReport]
    /// What makes the pictures that the first tree names; nil where no site is made.
    var variants: VariantMaker?
  }

  /// The pipeline: prepare, render, stop on errors, print, publish.
  ///
  /// - Parameters:
  ///   - earlier: what the last build left.
  ///   - leftovers: takes what is no longer needed once all is published.
  ///   - make: renders; what it hands to the staging is written at once.
  private func run(
    publishes: Bool, reports: Bool = false, rebuild earlier: consuming Rebuild? = nil, leaving leftovers: Leftovers? = nil,
    make: (PreparedSite, ReportBase?, FileStaging, Rebuild?) async throws(SourceTreeFault) -> Diagnosed<Product>
  ) async -> BuildResult {
    var found: [Diagnostic] = []
    let publisher = Publisher(output: options.output)
    let survey = publishes && !reports ? Task.detached { publisher.survey("site") } : nil
    do throws(SourceTreeFault) {
      progress(.reading)
      var texts = earlier?.texts
      let prepared = try await PreparedSite.prepare(
        options, earlier?.tree, remembers: publishes, texts: &texts, progress: progress
      ).collect(into: &found)
      guard let site = consume prepared else { return BuildResult(.contentErrors, found) }
      let policy = WarningPolicy(
        isStrict: options.isStrict || options.isPublishing, acknowledged: site.graph.library.site.acknowledged)
      // Pages of a site with faults would repeat each fault once for every page that shows it.
      if found.hasErrors { return policy.result(.contentErrors, found, all: !publishes) }
      let wantsReports = reports || options.makesReports && !site.graph.library.site.reports.isEmpty
      let isNeeded = wantsReports || site.graph.library.plan != nil || !ReportBase.closedFiles(of: site).isEmpty
      let base = isNeeded ? try ReportBase.read(site, options).collect(into: &found) : nil
      found += base?.checkClosedPeriods() ?? []
      // A report of one period is not held up by what the others say.
      if !reports, let base { found += Report.check(base.entries) }
      if found.hasErrors { return policy.result(.contentErrors, found, all: !publishes) }
      guard publishes else {
        found += try await make(site, base, FileStaging(nil), nil).diagnostics
        found = found.withoutRepetitions()
        return policy.result(policy.stops(found) ? .contentErrors : .done, found, all: true)
      }
      do throws(PublishingError) {
        var publication = try publisher.begin()
        let rebuild = earlier?.knowing(texts, site.graph.library.sources)
        earlier = nil
        // What is already known to stop the build leaves the earlier output's kept tree as it is.
        let writes = !policy.stops(found) && !reports
        let staging = FileStaging(
          writes ? try publication.tree("site", await survey?.value) : nil, memory: writes ? rebuild?.beginMemory() : nil)
        var product: Product
        do throws(SourceTreeFault) {
          async let remembered: Void? = texts.take().flatMap { rebuild?.remember($0) }
          product = try await make(site, base, staging, rebuild).collect(into: &found)
          _ = await remembered
          found = found.withoutRepetitions()
          if let failure = site.content.store?.failure { throw failure }
        } catch {
          return BuildResult(.contentErrors, found + [Messages.unreadable(error)])
        }
        if let failure = staging.failure {
          publication.abandon(after: failure)
          throw failure
        }
        if policy.stops(found) { return policy.result(.contentErrors, found, all: false) }
        if site.content.store?.isInUse ?? false {
          // What pages were made from is not needed any more, and takes much of the memory of a large site.
          product.trees = product.trees.map(\.withoutOrigins)
          let madeFrom = Leftovers()
          madeFrom.add((consume site, consume base))
          Task.detached { madeFrom.free() }
        } else {
          leftovers?.add((consume site, consume base, staging, rebuild))
        }
        return try await publish(product, publication, staging, found, policy, rebuild)
      } catch {
        return policy.result(error.isAboutContent ? .contentErrors : .machineLacks, found + error.diagnostics, all: false)
      }
    } catch {
      return BuildResult(.contentErrors, found + [Messages.unreadable(error)])
    }
  }

  private func siteAndReports(
    _ site: PreparedSite, _ base: ReportBase?, _ staging: FileStaging, _ reuse: PageReuse?
  ) async throws(SourceTreeFault) -> Diagnosed<Product> {
    var found: [Diagnostic] = []
    // Whoever searches wants every text at once, which takes one thread as long as the pages take the others.
    let (today, threads, shard) = (options.today, options.threads, options.shard)
    async let others = Result { () throws(SourceTreeFault) in
      let made = try SiteFiles.files(site.graph, site.assets, site.pictures, site.tree, built: today, threads: threads)
      return staging.take(shard?.share(of: made) ?? made, threads: threads)
    }
    let renderer = Renderer(templates: site.templates, threads: options.threads, times: options.times, reuse: reuse)
    let all = site.jobs
    let jobs = options.shard.map { all.every($0.count, from: $0.number - 1) } ?? all
    var rendered: [Diagnostic] = []
    var files = await renderer.render(jobs, progress: { progress(.rendering(done: $0, of: jobs.count)) }, handOver: staging.take)
      .collect(into: &rendered)
    found += rendered.map(TemplateFiles.rename)
    files += try await others.get()
    var reports: [RenderedReport] = []
    if options.makesReports, let base {
      for period in site.graph.library.site.reports {
        let report = await base.render(period, unit: nil, options, progress: progress)
        if let report = report.collect(into: &found) { reports.append(report) }
      }
    }
    let origins = FileOrigins(site.graph, pages: site.content.pageNumbers)
    var trees = [OutputTree(path: "site", files: files) { origins[$0] }]
    if options.shard.map({ $0.number == 1 }) ?? true { trees.append(ServerConfiguration.tree(site.graph)) }
    return Diagnosed(Product(trees: trees, reports: reports, variants: site.variants), found)
  }

  /// Prints and swaps in; without a browser the HTML is published all the same.
  private func publish(
    _ product: consuming Product, _ publication: consuming Publishing.Publication, _ staging: FileStaging, _ earlier: [Diagnostic],
    _ policy: WarningPolicy, _ rebuild: Rebuild?
  ) async throws(PublishingError) -> BuildResult {
    var found = earlier
    if let variants = product.variants {
      let progress = progress
      let pictures = await variants.files(of: staging.namedVariants) { progress(.pictures(done: $0, of: $1)) }.collect(into: &found)
      if found.hasErrors {
        let isMachine = found.contains { $0.code == "picture.no-library" || $0.code == "picture.not-encoded" }
        return policy.result(isMachine ? .machineLacks : .contentErrors, found, all: false)
      }
      product.trees[0].files += staging.take(pictures, threads: options.threads)
      if let failure = staging.failure {
        publication.abandon(after: failure)
        throw failure
      }
    }
    var reports = product.reports
    var ending = BuildResult.Ending.done
    if options.printsReports, !reports.isEmpty {
      // They leave out the page numbers, so they need not wait for the printed pages.
      let rendered = reports
      async let documents = WordReports.documents(of: rendered, options)
      do throws(PrintingError) {
        reports = try await ReportPrinting.print(rendered, options, progress: progress).collect(into: &found)
        if policy.stops(found) { return policy.result(.contentErrors, found, all: false) }
      } catch {
        found.append(ReportPrinting.diagnostic(error))
        guard error.machineLacksSomething else { return policy.result(.contentErrors, found, all: false) }
        ending = .machineLacks
      }
      let word = await documents
      for (index, document) in word.value.enumerated() { if let document { reports[index].files.append(document) } }
      found += word.diagnostics
      if word.diagnostics.hasErrors { ending = .machineLacks }
    }
    progress(.publishing)
    var trees = product.trees + reports.map { OutputTree(path: $0.path, files: $0.files) }
    if let shard = options.shard, let receipt = rebuild?.receipt(of: shard) { trees.append(receipt.outputTree) }
    let manifests = try publication.complete(trees)
    let published = zip(trees, manifests).map { BuildResult.PublishedTree($0, $1) }
    let result = BuildResult(ending, policy.shown(found, all: false), published: published, hiddenWarnings: policy.hiddenCount(found))
    if let rebuild, let memory = staging.takeMemory() { rebuild.remember(result, trees, manifests, in: memory) }
    return result
  }
}

/// What a build no longer needs, kept until it is freed together.
private final class Leftovers: Sendable {
  private let values = Mutex<[any Sendable]>([])

  func add(_ value: any Sendable) { values.withLock { $0.append(value) } }

  func free() { values.withLock { $0 = [] } }
}
