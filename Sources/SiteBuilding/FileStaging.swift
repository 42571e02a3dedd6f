import ContentLoading
import Digests
import Pictures
import Publishing
import Rendering
import Synchronization

/// Takes finished files while others are still being made and writes them at once, so that the bytes of a site never exist together.
final class FileStaging: Sendable {
  private let tree: TreeUpdate?
  private let firstFailure = Mutex<PublishingError?>(nil)

  /// - Parameter tree: where files are written; nil when nothing is to be published.
  init(_ tree: TreeUpdate?) {
    self.tree = tree
  }

  /// What kept a file from being written, whichever was the first; the others are then not written either.
  var failure: PublishingError? { firstFailure.withLock { $0 } }

  /// Whether the tree that the pages replace was published with this manifest.
  func replaces(manifest: Digest) -> Bool { tree?.showed(manifest: manifest) ?? false }

  /// Whether a page with these contents is there from an earlier publication, whatever other hands did to the output.
  func holds(_ path: String, _ digest: Digest) -> Bool { tree?.holds(path, digest) ?? false }

  /// Writes files side by side.
  func take(_ files: [OutputFile], threads: Int) -> [OutputFile] {
    files.concurrentMap(threads: threads, atOnce: 4, take)
  }

  /// Writes a file; what is returned knows all about it but its bytes.
  func take(_ file: OutputFile) -> OutputFile {
    var file = VariantMaker.noting(file)
    var digest: Digest?
    if let tree, failure == nil {
      do throws(PublishingError) {
        digest = try tree.put(file)
      } catch {
        // All paths are checked together in the end, when every fault can be told.
        if error.fault != .paths { firstFailure.withLock { $0 = $0 ?? error } }
      }
    }
    file.contents = .passedOn(digest)
    return file
  }
}
