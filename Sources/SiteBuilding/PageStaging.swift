import Digests
import Pictures
import Publishing
import Rendering
import Synchronization

/// Takes finished pages while others are still being made and writes them at once, so that the bytes of a site never exist together.
final class PageStaging: Sendable {
  private let tree: TreeUpdate?
  private let firstFailure = Mutex<PublishingError?>(nil)

  /// - Parameter tree: where pages are written; nil when nothing is to be published.
  init(_ tree: TreeUpdate?) {
    self.tree = tree
  }

  /// What kept a page from being written; the others are then not written either.
  var failure: PublishingError? { firstFailure.withLock { $0 } }

  /// Whether the tree that the pages replace is the one with this manifest, and no other hand touched it.
  func replaces(manifest: Digest) -> Bool { tree?.shows(manifest: manifest) ?? false }

  /// Writes a page; what is returned knows all about it but its bytes.
  func take(_ page: OutputFile) -> OutputFile {
    var page = VariantMaker.noting(page)
    if let tree, failure == nil {
      do throws(PublishingError) {
        try tree.put(page)
      } catch {
        // All paths are checked together in the end, when every fault can be told.
        if error.fault != .paths { firstFailure.withLock { $0 = $0 ?? error } }
      }
    }
    page.contents = .passedOn
    return page
  }
}
