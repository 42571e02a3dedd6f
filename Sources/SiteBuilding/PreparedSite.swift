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
  let graph: SiteGraph
  private(set) var templates: TemplateSet
  /// What renders the site's pages.
  private(set) var jobs: [RenderJob]
  private let pages: SitePages
  let assets: SiteAssets
  let pictures: PictureSet
  /// Makes the variants of pictures that pages name.
  let variants: VariantMaker
  /// The paths of all files below `Templates`, assets included.
  let templatePaths: [String]
  /// The templates' texts.
  let sources: [SourceText]
  /// The template calls in texts.
  private let calls: [SourceText]
  private let settings: TemplateOptions
  private let isPublishing: Bool

  /// Nil when the content cannot be read at all.
  ///
  /// - Parameter remembers: whether what is found out about pictures is kept for the next time, in the output folder.
  static func prepare(
    _ options: BuildOptions, remembers: Bool = false, progress: (BuildProgress) -> Void = { _ in }
  ) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    let loaded = try ContentLoader.load(
      DiskSourceTree(root: options.root), baseURL: options.baseURL, drafts: options.includesDrafts, on: options.today,
      threads: options.threads)
    progress(.planning)
    var found: [Diagnostic] = []
    guard let site = try await layOut(loaded, options, checksNames: true, remembers: remembers).collect(into: &found) else {
      return Diagnosed(nil, PersonalNumberMask.mask(found))
    }
    progress(.checking)
    found += try site.ruleFaults()
    return Diagnosed(site, PersonalNumberMask.mask(found))
  }

  /// A site that is looked at while it is edited: files that `memory` knows are not read again, and what `laterFaults` tells is not
  /// looked for yet.
  static func glimpse(_ options: BuildOptions, memory: inout ReadingMemory) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    let loaded = try ContentLoader.load(
      DiskSourceTree(root: options.root), baseURL: options.baseURL, drafts: options.includesDrafts, on: options.today,
      threads: options.threads, memory: &memory)
    let site = try await layOut(loaded, options, checksNames: false, remembers: true)
    return Diagnosed(site.value, PersonalNumberMask.mask(site.diagnostics))
  }

  /// What a glimpse leaves out: names that templates are not given, and what the rules find.
  func laterFaults() throws(SourceTreeFault) -> [Diagnostic] {
    let named = graph.library.unread.schemas ? [] : TemplateFiles.compile(sources + calls, settings, for: blankJobs).diagnostics
    return PersonalNumberMask.mask(placed(named) + (try ruleFaults()))
  }

  private static func layOut(
    _ loaded: Diagnosed<ContentLibrary?>, _ options: BuildOptions, checksNames: Bool, remembers: Bool
  ) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    var found: [Diagnostic] = []
    guard let library = loaded.collect(into: &found) else { return Diagnosed(nil, found) }
    let tree = DiskSourceTree(root: options.root)
    let paths = try tree.paths().filter { $0.hasPrefix(TemplateFiles.folder) }
    let sources = try TemplateFiles.read(paths, tree)
    let callable = sources.first { $0.file == TextCalls.library }
    let calls = TextCalls.templates(of: library.documents, library: callable).collect(into: &found)
    let graph = SiteGraph(library)
    let cache = PictureCache(output: options.output)
    let survey = PictureSurvey(root: options.root, cache: cache, threads: options.threads)
    let known = await survey.pictures(SiteFiles.pictures(graph), remembers: remembers).collect(into: &found)
    let pictures = PictureSet(options.pictureSettings(library.site), known)
    let tints = (name: TintStyles.name, bytes: TintStyles.css(pictures.tints))
    let assets = try SiteAssets(paths, in: tree, generated: [tints], checksIntegrity: options.isPublishing)
    let pages = SitePages(graph, assets, pictures, built: options.today)
    let settings = TemplateOptions.project(now: options.today, nowHint: Messages.buildDate)
    var site = PreparedSite(
      tree: tree, graph: graph, templates: TemplateSet.compile([], options: settings).value, jobs: [], pages: pages, assets: assets,
      pictures: pictures, variants: VariantMaker(root: options.root, pictures: known, cache: cache, threads: options.threads),
      templatePaths: paths, sources: sources, calls: calls, settings: settings, isPublishing: options.isPublishing)
    let compiled = TemplateFiles.compile(sources + calls, settings, for: checksNames ? site.blankJobs : [])
    // Without a collection its templates would seem to be wrong throughout.
    if !library.unread.schemas { found += site.placed(compiled.diagnostics) }
    site.templates = compiled.value
    site.jobs = pages.jobs(calls: TextCalls(compiled.value))
    return Diagnosed(site, found)
  }

  /// What templates are given is read off the jobs, and the jobs' texts call templates: the names are known before the calls work.
  private var blankJobs: [RenderJob] {
    pages.jobs(calls: TextCalls(TemplateSet.compile([], options: settings).value))
  }

  /// Findings about templates at the places their user knows.
  private func placed(_ findings: [Diagnostic]) -> [Diagnostic] {
    let documents = graph.library.documents
    return findings.map { TemplateFiles.rename(TextCalls.placed($0, in: documents)) }
  }

  private func ruleFaults() throws(SourceTreeFault) -> [Diagnostic] {
    let files = try PreparedSite.projectFiles(graph.library, sources, templatePaths, in: tree)
    return SiteRules.check(graph, templates: sources.map(\.file), files: files, publishing: isPublishing)
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
  static func compile(_ sources: [SourceText], _ settings: TemplateOptions, for jobs: [RenderJob]) -> Diagnosed<TemplateSet> {
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
