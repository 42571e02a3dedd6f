import ContentLoading
import Diagnostics
import Rendering
import SiteStructure
import Validation

/// What a preview made of the project the last time, so that an edit costs what it touches.
///
/// It believes whoever tells it what changed: nothing else is looked at again.
package struct PreviewMemory: Sendable {
  private var reading = ReadingMemory()
  /// The content as it was read last and what was found in it; nil when that was an error.
  private var content: Diagnosed<SiteContent>?
  /// The content with its templates; nil when one of both has errors.
  private var site: Diagnosed<PreparedSite>?

  package init() {}

  /// The site after some paths changed, nil when its content cannot be read at all; with errors it is not fit to be shown.
  mutating func site(_ options: BuildOptions, after changes: Set<String>) async throws(SourceTreeFault) -> Diagnosed<PreparedSite?> {
    if let path = changes.first, changes.count == 1, let revised = revisedSite(options, path) { return revised }
    let areTemplates = !changes.isEmpty && changes.allSatisfy { $0.hasPrefix(TemplateFiles.folder) }
    if !areTemplates || content == nil {
      site = nil
      content = nil
      reading.forget(changes)
      let loaded = try ContentLoader.load(
        DiskSourceTree(root: options.root), baseURL: options.baseURL, drafts: options.includesDrafts, on: options.today,
        threads: options.threads, memory: &reading)
      var found: [Diagnostic] = []
      guard let library = loaded.collect(into: &found) else { return Diagnosed(nil, PersonalNumberMask.mask(found)) }
      let laidOut = await SiteContent.layOut(library, options, remembers: true).collect(into: &found)
      content = Diagnosed(laidOut, PersonalNumberMask.mask(found))
    }
    guard let content else { return Diagnosed(nil, []) }
    let dressed = try PreparedSite.dress(content.value, options, checksNames: false)
    let found = content.diagnostics + PersonalNumberMask.mask(dressed.diagnostics)
    site = found.hasErrors ? nil : Diagnosed(dressed.value, found)
    if content.diagnostics.hasErrors { self.content = nil }
    return Diagnosed(dressed.value, found)
  }

  /// The site with one file revised, as long as nothing changed but words of a text or of rows, and no template has to be compiled for it.
  private mutating func revisedSite(_ options: BuildOptions, _ path: String) -> Diagnosed<PreparedSite?>? {
    // What was found in the file would have to be found again.
    guard let content, let site, !content.diagnostics.contains(where: { $0.location?.file == path }),
      let revised = revisedContent(content.value, site.value.tree, options, path),
      let dressed = site.value.with(revised)
    else { return nil }
    self.content = Diagnosed(revised, content.diagnostics)
    self.site = Diagnosed(dressed, site.diagnostics)
    return Diagnosed(dressed, site.diagnostics)
  }

  private mutating func revisedContent(
    _ content: SiteContent, _ tree: DiskSourceTree, _ options: BuildOptions, _ path: String
  ) -> SiteContent? {
    if let revision = TextRevision.read(path, in: content.graph.library, tree, memory: &reading) {
      return content.revised(by: revision, built: options.today)
    }
    return RowRevision.read(path, in: content.graph.library, tree, memory: &reading).flatMap {
      content.revised(by: $0, built: options.today)
    }
  }
}
