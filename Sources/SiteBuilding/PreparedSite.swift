import ContentLoading
import Diagnostics
import Markdown
import Rendering
import SiteStructure
import SystemPackage
import Templating
import Validation

/// A site that was read, laid out and checked, with its templates compiled: everything rendering needs.
struct PreparedSite: Sendable {
  let tree: DiskSourceTree
  let graph: SiteGraph
  let templates: TemplateSet
  /// The paths of all files below `Templates`, assets included.
  let templatePaths: [String]

  /// Nil when the content cannot be read at all.
  static func prepare(_ options: BuildOptions) throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    var found: [Diagnostic] = []
    let tree = DiskSourceTree(root: options.root)
    let loaded = try ContentLoader.load(tree, baseURL: options.baseURL, drafts: options.includesDrafts)
    guard let library = loaded.collect(into: &found) else { return Diagnosed(nil, found) }
    let paths = try tree.paths().filter { $0.hasPrefix(TemplateFiles.folder) }
    let sources = try TemplateFiles.read(paths, tree)
    let documents = library.documents
    let callable = sources.first { $0.file == TextCalls.library }
    let calls = TextCalls.templates(of: documents, library: callable).collect(into: &found)
    let templates = TemplateSet.compile(sources + calls, options: .project)
    found += templates.diagnostics.map { TemplateFiles.rename(TextCalls.placed($0, in: documents)) }
    let graph = SiteGraph(library)
    found += SiteRules.check(graph, templates: sources.map(\.file), publishing: options.isPublishing)
    return Diagnosed(PreparedSite(tree: tree, graph: graph, templates: templates.value, templatePaths: paths), found)
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

  /// A finding with the names of templates turned back into the paths the user knows.
  static func rename(_ diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.renamingFiles { $0.hasPrefix("Content/") || $0.hasPrefix(folder) ? $0 : folder + $0 }
  }
}
