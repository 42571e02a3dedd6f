// Publishing knows how finished files reach the disk in one step and whole; it does not know what they contain or how they were made.

package import Digests
package import Rendering
package import SystemPackage

/// Replaces folders of one output folder, each in one step: a reader sees the old or the new tree, never a mixture.
///
/// Every tree is kept twice: the visible one, and an idle one in `OUTPUT/.fengwu`, on the same file system. The idle tree is brought up to
/// date and checked, and then the two change places, so that a publication costs what changed and the tree before it is still there. A run
/// that fails or is killed leaves the visible trees as they were; the next run mends the idle ones.
package struct Publisher: Sendable {
  /// The folder that holds the published trees; made when it is not there.
  package let output: FilePath
  /// Whether everything is on the disk, and not only in memory, before a tree is exchanged, so that a power cut cannot tear it either.
  package let flushes: Bool
  /// How two folders change places.
  var exchange = FolderExchange()

  package init(output: FilePath, flushes: Bool = true) {
    self.output = output.isEmpty ? "." : output
    self.flushes = flushes
  }

  /// Publishes `trees` and returns what each now holds, in the same order; other folders of the output are not touched.
  ///
  /// Each tree is exchanged whole. With several trees the exchanges follow each other at once, and one that fails takes the earlier ones back.
  package func publish(_ trees: [OutputTree]) throws(PublishingError) -> [Manifest] {
    try begin().complete(trees)
  }

  /// Where the program may leave what it remembers of the last build; only the holder of the lock writes there.
  package var memory: FilePath { WorkFolder(output: output).memory }

  /// Where it may leave what it remembers of texts, beside that.
  package var texts: FilePath { WorkFolder(output: output).texts }

  /// Whether the tree at `path` is in view, is the one with this manifest, and no other hand touched it.
  package func shows(_ path: String, manifest: Digest) -> Bool {
    let work = WorkFolder(output: output)
    guard let tree = try? KeptTree.open(work.published(path), work) else { return false }
    return tree.showed(manifest: manifest) && SurveyedTree(tree).isUntouched
  }

  /// Takes the lock, for trees whose files arrive one by one.
  package func begin() throws(PublishingError) -> Publication {
    try Publication(self)
  }
}

extension WorkFolder {
  /// Makes the folder and takes its lock.
  func take() throws(PublishingError) -> OutputLock {
    try Folder.make(root)
    // What lies behind a link belongs to somebody else and is not to be tidied.
    guard try Folder.kind(of: root) == .folder else { throw PublishingError(.foreignFolder, [Messages.notAFolder(root)]) }
    return try OutputLock.take(lock, output: output)
  }
}
