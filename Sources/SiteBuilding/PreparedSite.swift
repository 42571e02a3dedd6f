import ContentLoading
import ContentModel
import Diagnostics
import Markdown
import Pictures
import Rendering
import SiteOutput
import SiteStructure
import SystemPackage
import Templating
import Validation

/// A site that was read, laid out and checked, with its templates compiled: everything rendering needs.
struct PreparedSite: Sendable {
  let tree: DiskSourceTree
  /// What the pages show.
  let content: SiteContent
  private(set) var templates: TemplateSet
  private let pages: SitePages
  let assets: SiteAssets
  /// Makes the variants of pictures that pages name.
  let variants: VariantMaker
  /// The paths of all files below `Templates`, assets included.
  let templatePaths: [String]
  /// The templates' texts.
  let sources: [SourceText]
  /// The templates of the calls in texts.
  private let calls: [SourceText]
  private let settings: TemplateOptions
  private let isPublishing: Bool

  var graph: SiteGraph { content.graph }
  var pictures: PictureSet { content.pictures }

  /// Nil when the content cannot be read at all.
  ///
  /// - Parameters:
  ///   - listed: the project's files, where they were listed already.
  ///   - remembers: whether what is found out about pictures is kept for the next time, in the output folder.
  ///   - texts: what texts held the last time, and then hold; nil when nobody knows, or wants to know.
  static func prepare(
    _ options: BuildOptions, _ listed: DiskSourceTree? = nil, remembers: Bool, texts: inout TextMemory?,
    progress: (BuildProgress) -> Void = { _ in }
  ) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    var found: [Diagnostic] = []
    let tree = listed ?? DiskSourceTree(root: options.root)
    let read = try await SiteContent.read(options, tree, remembers: remembers, texts: &texts) { progress(.planning) }
    guard let content = read.collect(into: &found) else { return Diagnosed(nil, PersonalNumberMask.mask(found)) }
    let bare = try undressed(content, tree, options).collect(into: &found)
    progress(.checking)
    // What templates are given is read off some pages, one after the other, which leaves the other threads to the rules.
    async let dressed = bare.dressed(checksNames: true)
    let faults = try bare.ruleFaults(threads: options.threads)
    if let failure = content.store?.failure { throw failure }
    let site = await dressed.collect(into: &found)
    return Diagnosed(site, PersonalNumberMask.mask(found + faults))
  }

  /// The same for a run that leaves nothing to the next one.
  static func prepare(_ options: BuildOptions) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    var texts: TextMemory?
    return try await prepare(options, remembers: false, texts: &texts)
  }

  /// What is wrong besides: names that templates are not given, and what the rules find.
  func laterFaults() throws(SourceTreeFault) -> [Diagnostic] {
    let named = graph.library.unread.schemas ? [] : TemplateFiles.compile(sources + calls, settings, for: blankJobs).diagnostics
    return PersonalNumberMask.mask(placed(named) + (try ruleFaults(threads: 1)))
  }

  /// The same templates with content in which only words changed; nil where these call templates.
  func with(_ content: SiteContent) -> PreparedSite? {
    guard content.calls == self.content.calls else { return nil }
    return PreparedSite(
      tree: tree, content: content, templates: templates, pages: SitePages(content.views, assets), assets: assets, variants: variants,
      templatePaths: templatePaths, sources: sources, calls: calls, settings: settings, isPublishing: isPublishing)
  }

  /// The content with the templates as they are now.
  ///
  /// - Parameter checksNames: whether the names in templates are held against what pages give them; else `laterFaults` tells.
  static func dress(
    _ content: SiteContent, _ options: BuildOptions, checksNames: Bool
  ) throws(SourceTreeFault) -> Diagnosed<PreparedSite> {
    let templates = DiskSourceTree(root: options.root, folders: [String(TemplateFiles.folder.dropLast())])
    return try undressed(content, templates, options).then { $0.dressed(checksNames: checksNames) }
  }

  /// The content with the texts of the templates, which are not compiled yet.
  private static func undressed(
    _ content: SiteContent, _ tree: DiskSourceTree, _ options: BuildOptions
  ) throws(SourceTreeFault) -> Diagnosed<PreparedSite> {
    var found: [Diagnostic] = []
    let paths = try tree.paths().filter { $0.hasPrefix(TemplateFiles.folder) }
    let sources = try TemplateFiles.read(paths, tree)
    let callable = sources.first { $0.file == TextCalls.library }
    let calls = TextCalls.templates(of: content.calls, library: callable).collect(into: &found)
    let tints = (name: TintStyles.name, bytes: TintStyles.css(content.pictures.tints))
    let assets = try SiteAssets(paths, in: tree, generated: [tints], checksIntegrity: options.isPublishing)
    let settings = TemplateOptions.project(now: options.today, nowHint: Messages.buildDate)
    let cache = PictureCache(output: options.output)
    let site = PreparedSite(
      tree: tree, content: content, templates: TemplateSet.compile([], options: settings).value,
      pages: SitePages(content.views, assets), assets: assets,
      variants: VariantMaker(root: options.root, pictures: content.known, cache: cache, threads: options.threads),
      templatePaths: paths, sources: sources, calls: calls, settings: settings, isPublishing: options.isPublishing)
    return Diagnosed(site, found)
  }

  /// The same site with its templates compiled.
  private func dressed(checksNames: Bool) -> Diagnosed<PreparedSite> {
    let compiled =
      checksNames
      ? TemplateFiles.compile(sources + calls, settings, for: blankJobs) : TemplateFiles.compile(sources + calls, settings, for: [])
    var site = self
    site.templates = compiled.value
    // Without a collection its templates would seem to be wrong throughout.
    return Diagnosed(site, graph.library.unread.schemas ? [] : placed(compiled.diagnostics))
  }

  /// What renders the site's pages, in the order of the graph.
  var jobs: PageJobs { pages.jobs(calls: TextCalls(templates)) }

  /// What renders the page whose file has this path below the site; nil when there is none.
  func job(_ path: String) -> RenderJob? {
    content.pageNumbers.value[path].map { pages.job(for: $0, calls: TextCalls(templates)) }
  }

  /// What templates are given is read off the jobs, and the jobs' texts call templates: the names are known before the calls work.
  private var blankJobs: PageJobs {
    pages.jobs(calls: TextCalls(TemplateSet.compile([], options: settings).value))
  }

  /// Findings about templates at the places their user knows.
  private func placed(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.map { TemplateFiles.rename(TextCalls.placed($0, in: content.calls)) }
  }

  private func ruleFaults(threads: Int) throws(SourceTreeFault) -> [Diagnostic] {
    var files = try PreparedSite.projectFiles(graph.library, sources, templatePaths, in: tree)
    files.made = SiteFiles.paths(graph, assets)
    return SiteRules.check(graph, templates: sources.map(\.file), files: files, publishing: isPublishing, threads: threads)
  }

  /// What the rules look at besides the site itself.
  private static func projectFiles(
    _ library: ContentLibrary, _ templates: [SourceText], _ paths: [String], in tree: DiskSourceTree
  ) throws(SourceTreeFault) -> ProjectFiles {
    var files = ProjectFiles(templates: templates.map { TemplateFiles.renamed($0) })
    for path in paths where path.hasSuffix(".css") || path.hasSuffix(".js") {
      files.templates.append(SourceText(file: path, bytes: try tree.read(path)))
    }
    for path in library.files {
      let name = "Content/" + path
      guard [".svg", ".txt", ".html", ".htm", ".json", ".xml"].contains(where: path.lowercased().hasSuffix) else { continue }
      files.attachments.append(SourceText(file: name, bytes: try tree.read(name)))
    }
    return files
  }

  /// Names in the templates of other jobs that those jobs cannot give.
  func mistakes(for jobs: [RenderJob]) -> [Diagnostic] {
    TemplateFiles.compile(sources, settings, for: jobs).diagnostics.filter { $0.severity == .error }.map(TemplateFiles.rename)
  }
}

/// The templates' files; templates know one another by their paths below `Templates/`.
enum TemplateFiles {
  static let folder = "Templates/"
  /// Below it lie files that are published as they are.
  static let assets = folder + "assets/"

  static func read(_ paths: [String], _ tree: some SourceTree) throws(SourceTreeFault) -> [SourceText] {
    var sources: [SourceText] = []
    for path in paths where path.hasSuffix(".html") || path.hasSuffix(".svg") && !path.hasPrefix(assets) {
      sources.append(SourceText(file: String(path.dropFirst(folder.count)), bytes: try tree.read(path)))
    }
    return sources
  }

  /// The templates, checked against what the jobs give them.
  static func compile(
    _ sources: [SourceText], _ settings: TemplateOptions, for jobs: some Swift.Collection<RenderJob>
  ) -> Diagnosed<TemplateSet> {
    var options = settings
    options.contexts = ContextTypes.of(jobs)
    return TemplateSet.compile(sources, options: options)
  }

  /// A template under the path the user knows.
  static func renamed(_ source: SourceText) -> SourceText {
    SourceText(file: folder + source.file, bytes: source.bytes)
  }

  /// A finding with the names of templates turned back into the paths the user knows.
  static func rename(_ diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.renamingFiles { $0.hasPrefix("Content/") || $0.hasPrefix(folder) ? $0 : folder + $0 }
  }
}
