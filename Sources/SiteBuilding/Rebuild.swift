import Caching
import ContentLoading
import Diagnostics
import Digests
import Publishing
import Rendering
import SiteOutput
import SystemPackage

/// One build in the light of the last one: what need not be done again, and what is to be remembered for the next.
struct Rebuild: Sendable {
  private let options: BuildOptions
  /// The program and its libraries.
  private let program: Digest
  private let circumstances: Digest
  /// The files as they were before the build read them; nil when all is found out.
  private var sighting: SourceSighting?
  /// The sources before the build reads them, without the texts where there is no memory to hold them against; nil when they cannot be read.
  private var sources: SourceState?
  /// What the last build left.
  private let memory: BuildMemory?

  init(_ options: BuildOptions) async {
    self.options = options
    // The disk is asked while the memory is read.
    async let taken = SourceSighting.take(options)
    let identity = Program.identity
    program = Digest(of: Array(identity.utf8))
    circumstances = options.circumstances(of: identity)
    memory = BuildMemory.read(options.output, circumstances)
    sighting = await taken
    sources = memory.map { sighting?.state(earlier: $0.sources) } ?? sighting?.stateWithoutTexts()
  }

  /// The project's files as they were seen before the build; nil when they cannot be listed.
  var tree: DiskSourceTree? { sighting?.tree }

  /// What the texts of the content held at the last build.
  var texts: TextMemory {
    var texts = TextMemory.read(Publisher(output: options.output).texts, program: program)
    if memory == nil { texts.noteDigests() }
    return texts
  }

  /// The same when the texts were read.
  ///
  /// - Parameter read: what was read.
  func knowing(_ texts: TextMemory?, _ read: SourceTexts) -> Rebuild {
    guard let digests = texts?.digests, let others = sources else { return self }
    var rebuild = self
    rebuild.sources = sighting?.state(others) { digests[$0] ?? read.digest(of: $0) }
    rebuild.sighting = nil
    return rebuild
  }

  /// Leaves for the next build what the texts hold now; what stands in a file is true of its bytes, whatever becomes of this build.
  func remember(_ texts: TextMemory) {
    if !texts.isUnchanged { texts.write(to: Publisher(output: options.output).texts, program: program) }
  }

  /// The result of the last build, when a build now would do nothing.
  var unchanged: BuildResult? {
    guard let memory, let told = memory.told, let sources, sources.holdsSameContents(as: memory.sources) else { return nil }
    let publisher = Publisher(output: options.output)
    guard memory.trees.allSatisfy({ publisher.shows($0.path, manifest: $0.manifest) }) else { return nil }
    return BuildResult(
      .done, told.diagnostics,
      published: memory.trees.map { BuildResult.PublishedTree(path: $0.path, files: $0.files, bytes: $0.bytes) },
      hiddenWarnings: told.hiddenWarnings)
  }

  /// The pages that need not be rendered again: those of the last build, if that made the site in view, as far as they are still there.
  func reuse(for site: PreparedSite, in staging: FileStaging) -> PageReuse {
    let shown = memory.flatMap { memory in
      memory.trees.contains { $0.path == "site" && staging.replaces(manifest: $0.manifest) } ? memory.pages : nil
    }
    return PageReuse(
      earlier: shown ?? [:], holds: staging.holds, sources: site.sources, templates: site.templates,
      functions: SiteFiles.answers(site.graph, site.assets, site.pictures), shared: site.content.views.shared, threads: options.threads)
  }

  /// What a share of this build says of itself.
  func receipt(of shard: Shard) -> ShardReceipt? {
    ShardReceipt(shard, options, sources)
  }

  /// Begins what this build leaves for the next one; nil when that cannot be written, or would be of no use.
  func beginMemory() -> BuildMemory.Draft? {
    sources == nil ? nil : BuildMemory.Draft(beside: options.output, circumstances)
  }

  /// Leaves what this build did for the next one, unless the sources changed meanwhile.
  ///
  /// - Parameter draft: with the pages of the site.
  func remember(_ result: BuildResult, _ trees: [OutputTree], _ manifests: [Manifest], in draft: consuming BuildMemory.Draft) {
    guard let sources, let now = SourceSighting.take(options)?.state(earlier: sources), now.holdsSameContents(as: sources) else { return }
    // Reports depend on the machine's browser and fonts, and are made every time.
    let own = zip(trees, manifests).filter { !$0.0.path.hasPrefix("reports/") }
    let told = BuildMemory.Told(diagnostics: result.diagnostics, hiddenWarnings: result.hiddenWarnings)
    draft.finish(
      own.map { BuildMemory.Tree(path: $0.0.path, manifest: $0.1.digest, files: $0.1.entries.count, bytes: $0.1.size) },
      own.count < trees.count || result.ending != .done ? nil : told, now)
  }
}
