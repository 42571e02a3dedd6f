import ContentLoading
import ContentModel
import Diagnostics
import Markdown
import Pictures
import Rendering
import SiteOutput
import SiteStructure

/// A site's content, read and laid out: what stays as it is while its templates are edited.
struct SiteContent: Sendable {
  let graph: SiteGraph
  /// The pictures the site may show.
  let known: [Picture]
  let pictures: PictureSet
  let views: ContentViews
  /// The template calls in texts.
  let calls: [MarkdownDocument.Call]
  /// Where texts are that memory has no room for; nil where all are in memory.
  let store: BodyStore?
  /// The places of the pages in the graph, by their files' paths.
  let pageNumbers: OnDemand<[String: Int]>

  /// Reads and lays out; nil when the content cannot be read at all.
  ///
  /// - Parameters:
  ///   - tree: the project's files.
  ///   - remembers: whether what is found out about pictures is kept for the next time, in the output folder.
  ///   - texts: what texts held the last time, and then hold; nil when nobody knows, or wants to know.
  ///   - hasRead: called between the two.
  static func read(
    _ options: BuildOptions, _ tree: DiskSourceTree, remembers: Bool, texts: inout TextMemory?, hasRead: () -> Void
  ) async throws(SourceTreeFault) -> Diagnosed<SiteContent?> {
    let survey = survey(options)
    let pictures = Task.detached { await survey.lookAhead(in: SiteFiles.pictureFolder) }
    var found: [Diagnostic] = []
    let store = BodyStore(near: options.output, room: try roomForTexts(tree, options))
    let loaded = try ContentLoader.load(
      tree, baseURL: options.baseURL, drafts: options.includesDrafts, on: options.today,
      threads: options.threads, texts: &texts, store: store, unpacked: options.unpackedRecords)
    hasRead()
    guard let library = loaded.collect(into: &found) else { return Diagnosed(nil, found) }
    let content = await layOut(library, options, known: await pictures.value, remembers: remembers, store: store).collect(into: &found)
    return Diagnosed(content, found)
  }

  /// How many bytes of texts are held in memory: the more texts there are, the more is needed for what is kept of each.
  private static func roomForTexts(_ tree: DiskSourceTree, _ options: BuildOptions) throws(SourceTreeFault) -> Int {
    let keptOfEach = 2048
    return max(0, options.textsInMemory - keptOfEach * (try tree.paths().count { $0.hasSuffix(".md") }))
  }

  private static func survey(_ options: BuildOptions) -> PictureSurvey {
    PictureSurvey(root: options.root, cache: PictureCache(output: options.output), threads: options.threads)
  }

  /// - Parameters:
  ///   - known: what is known about pictures; nil takes what the last time left.
  ///   - remembers: whether what is found out about pictures is kept for the next time, in the output folder.
  ///   - store: where texts of the library are that memory has no room for.
  static func layOut(
    _ library: ContentLibrary, _ options: BuildOptions, known: KnownFacts? = nil, remembers: Bool, store: BodyStore? = nil
  ) async -> Diagnosed<SiteContent> {
    var found: [Diagnostic] = []
    let graph = SiteGraph(library)
    let known = await survey(options).pictures(SiteFiles.pictures(graph), known: known, remembers: remembers).collect(into: &found)
    let pictures = PictureSet(options.pictureSettings(library.site), known)
    let content = SiteContent(
      graph: graph, known: known, pictures: pictures, views: ContentViews(graph, pictures, built: options.today, threads: options.threads),
      calls: library.calls, store: store,
      pageNumbers: OnDemand { Dictionary(graph.pages.enumerated().map { ($1.path.file, $0) }) { first, _ in first } })
    return Diagnosed(content, found)
  }

  /// The content with one text revised; nil where that shows other files than before, which have to be looked at first.
  func revised(by revision: TextRevision, built: CalendarDate) -> SiteContent? {
    let records = revision.record.map { [$0] } ?? []
    guard let graph = graph.revised(to: revision.library, records: records) else { return nil }
    guard BodyViews.files(revision.before, self.graph.links) == BodyViews.files(revision.after, graph.links) else { return nil }
    let (before, after) = (revision.before.calls, revision.after.calls)
    return SiteContent(
      graph: graph, known: known, pictures: pictures, views: views.revised(to: graph, records: [], built: built),
      calls: before.isEmpty && after.isEmpty ? calls : graph.library.calls, store: store,
      pageNumbers: pageNumbers)
  }

  /// The content with some rows revised; nil where one of them changes its place in a list.
  func revised(by revision: RowRevision, built: CalendarDate) -> SiteContent? {
    guard let graph = graph.revised(to: revision.library, records: revision.records) else { return nil }
    return SiteContent(
      graph: graph, known: known, pictures: pictures, views: views.revised(to: graph, records: revision.records, built: built),
      calls: calls, store: store, pageNumbers: pageNumbers)
  }
}
