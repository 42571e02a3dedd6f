// Publishing knows how finished files reach the disk in one step and whole; it does not know what they contain or how they were made.

package import Rendering
package import SystemPackage

/// Replaces folders of one output folder, each in one step: a reader sees the old or the new tree, never a mixture.
///
/// Everything is written and checked in `OUTPUT/.fengwu`, on the same file system, before the first folder is exchanged. A run that fails
/// or is killed leaves the old trees as they were; the next run tidies up after it.
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
    let findings = PathRules.findings(in: trees)
    guard findings.isEmpty else { throw PublishingError(.paths, findings) }

    let work = WorkFolder(output: output)
    try Folder.make(work.root)
    // What lies behind a link belongs to somebody else and is not to be tidied.
    guard try Folder.kind(of: work.root) == .folder else { throw PublishingError(.foreignFolder, [Messages.notAFolder(work.root)]) }
    let lock = try OutputLock.take(work.lock, output: output)
    try work.tidy()
    for tree in trees { try work.requireReplaceable(tree.path) }

    let manifests: [Manifest]
    do throws(PublishingError) {
      manifests = try stage(trees, in: work)
    } catch {
      // What was written so far would keep a full disk full.
      work.discardStagedTrees()
      throw error
    }
    try work.replace(trees.map(\.path), by: exchange, flushing: flushes)
    work.discardOldTrees()
    lock.release()
    return manifests
  }

  /// Writes and checks every tree where no reader sees it.
  private func stage(_ trees: [OutputTree], in work: WorkFolder) throws(PublishingError) -> [Manifest] {
    var manifests: [Manifest] = []
    for tree in trees {
      let manifest = try StagedTree.write(tree, to: work.staged(tree.path))
      try StagedTree.verify(work.staged(tree.path), holds: manifest)
      manifests.append(manifest)
    }
    if flushes { try Folder.flushFileSystem(of: work.root) }
    return manifests
  }
}
