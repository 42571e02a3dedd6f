import ContentLoading
import Digests
import Pictures
import Publishing
import Rendering
import Synchronization

/// Takes finished files while others are still being made and writes them at once, so that the bytes of a site never exist together.
final class FileStaging: Sendable {
  private let tree: TreeUpdate?
  private let memory: Mutex<BuildMemory.Draft?>
  private let variants = Mutex<Set<String>>([])
  private let firstFailure = Mutex<PublishingError?>(nil)

  /// - Parameters:
  ///   - tree: where files are written; nil when nothing is to be published.
  ///   - memory: what the next build is told of pages; nil when it is told nothing.
  init(_ tree: TreeUpdate?, memory: consuming BuildMemory.Draft? = nil) {
    self.tree = tree
    self.memory = Mutex(memory)
  }

  /// The paths of the picture variants that the files name.
  var namedVariants: Set<String> { variants.withLock { $0 } }

  /// What the next build is told of the pages, once all have been taken.
  func takeMemory() -> BuildMemory.Draft? { memory.withLock { $0.take() } }

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

  /// Writes a file; what is returned tells only that there is one.
  func take(_ file: OutputFile) -> OutputFile {
    let file = file.ready
    let pictures = VariantMaker.variants(namedIn: file)
    if !pictures.isEmpty { variants.withLock { $0.formUnion(pictures) } }
    if let tree, failure == nil {
      do throws(PublishingError) {
        if let digest = try tree.put(file), let inputs = file.page?.inputs {
          memory.withLock { $0?.note(file.path, PageReuse.Page(inputs: inputs, output: digest, pictures: pictures)) }
        }
      } catch {
        // All paths are checked together in the end, when every fault can be told.
        if error.fault != .paths { firstFailure.withLock { $0 = $0 ?? error } }
      }
    }
    return OutputFile(path: file.path, contents: .passedOn)
  }
}
