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

  /// Whether the tree that the pages replace was published with this manifest.
  func replaces(manifest: Digest) -> Bool { tree?.showed(manifest: manifest) ?? false }

  /// Whether a page with these contents is there from an earlier publication, whatever other hands did to the output.
  func holds(_ path: String, _ digest: Digest) -> Bool { tree?.holds(path, digest) ?? false }

  /// Writes a page; what is returned knows all about it but its bytes.
  func take(_ page: OutputFile) -> OutputFile {
    var page = VariantMaker.noting(page)
    var digest: Digest?
    if let tree, failure == nil {
      do throws(PublishingError) {
        digest = try tree.put(page)
      } catch {
        // All paths are checked together in the end, when every fault can be told.
        if error.fault != .paths { firstFailure.withLock { $0 = $0 ?? error } }
      }
    }
    page.contents = .passedOn(digest)
    return page
  }
}
