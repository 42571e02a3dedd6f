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
  let templates: TemplateSet
  /// What renders the site's pages.
  let jobs: [RenderJob]
  let assets: SiteAssets
  let pictures: PictureSet
  /// Makes the variants of pictures that pages name.
  let variants: VariantMaker
  /// The paths of all files below `Templates`, assets included.
  let templatePaths: [String]
  /// The templates' texts.
  let sources: [SourceText]
  private let settings: TemplateOptions

  /// Nil when the content cannot be read at all.
  ///
  /// - Parameter remembers: whether what is found out about pictures is kept for the next time, in the output folder.
  static func prepare(
    _ options: BuildOptions, remembers: Bool = false, progress: (BuildProgress) -> Void = { _ in }
  ) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    var found: [Diagnostic] = []
    let tree = DiskSourceTree(root: options.root)
    let loaded = try ContentLoader.load(
      tree, baseURL: options.baseURL, drafts: options.includesDrafts, on: options.today, threads: options.threads)
    guard let library = loaded.collect(into: &found) else { return Diagnosed(nil, PersonalNumberMask.mask(found)) }
    progress(.planning)
    let paths = try tree.paths().filter { $0.hasPrefix(TemplateFiles.folder) }
    let sources = try TemplateFiles.read(paths, tree)
    let documents = library.documents
    let callable = sources.first { $0.file == TextCalls.library }
    let calls = TextCalls.templates(of: documents, library: callable).collect(into: &found)
    let graph = SiteGraph(library)
    let settings = TemplateOptions.project(now: options.today, nowHint: Messages.buildDate)
    let cache = PictureCache(output: options.output)
    let survey = PictureSurvey(root: options.root, cache: cache, threads: options.threads)
    let known = await survey.pictures(SiteFiles.pictures(graph), remembers: remembers).collect(into: &found)
    let pictures = PictureSet(options.pictureSettings(library.site), known)
    let tints = (name: TintStyles.name, bytes: TintStyles.css(pictures.tints))
    let assets = try SiteAssets(paths, in: tree, generated: [tints], checksIntegrity: options.isPublishing)
    let pages = SitePages(graph, assets, pictures, built: options.today)
    // What templates are given is read off the jobs, and the jobs' texts call templates: the names are known before the calls work.
    let blank = pages.jobs(calls: TextCalls(TemplateSet.compile([], options: settings).value))
    let compiled = TemplateFiles.compile(sources + calls, settings, for: blank)
    // Without a collection its templates would seem to be wrong throughout.
    if !library.unread.schemas { found += compiled.diagnostics.map { TemplateFiles.rename(TextCalls.placed($0, in: documents)) } }
    let templates = compiled.value
    progress(.checking)
    let files = try projectFiles(library, sources, paths, in: tree)
    found += SiteRules.check(graph, templates: sources.map(\.file), files: files, publishing: options.isPublishing)
    let site = PreparedSite(
      tree: tree, graph: graph, templates: templates, jobs: pages.jobs(calls: TextCalls(templates)), assets: assets, pictures: pictures,
      variants: VariantMaker(root: options.root, pictures: known, cache: cache, threads: options.threads), templatePaths: paths,
      sources: sources,
      settings: settings)
    return Diagnosed(site, PersonalNumberMask.mask(found))
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
