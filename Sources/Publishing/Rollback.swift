import Caching
import Diagnostics
import SystemPackage

/// A tree that was brought back into view.
package struct RestoredTree: Sendable {
  /// Relative to the output folder.
  package let path: String
  package let manifest: Manifest
  /// Seconds since 1970 when it was made.
  package let made: Int
}

extension Publisher {
  /// Takes the last publication back: every tree it brought into view changes places with the one before, after that was read in full.
  ///
  /// A second rollback takes the first one back. A tree that had no earlier version stays.
  package func rollBack() throws(PublishingError) -> [RestoredTree] {
    let work = WorkFolder(output: output)
    guard try Folder.kind(of: work.root) == .folder else {
      throw PublishingError(.noEarlierVersion, [Messages.noEarlierVersion(output)])
    }
    let lock = try work.take()
    try work.tidy()
    var paths: [String] = []
    var restored: [RestoredTree] = []
    // A run that died between two exchanges leaves some of its trees in view: those are taken back first.
    let entries = (Exchange.read(work.exchanged)?.entries ?? []).filter { $0.old != nil }
    let isNew = entries.contains { inode(of: work.published($0.path)) == $0.new }
    for entry in entries {
      let (now, wanted) = isNew ? (entry.new, entry.old) : (entry.old ?? 0, entry.new)
      guard inode(of: work.published(entry.path)) == now else { continue }
      let idle = work.idle(entry.path)
      guard inode(of: idle) == wanted else { throw PublishingError(.noEarlierVersion, [Messages.brokenEarlierVersion(entry.path)]) }
      let checked = try Manifest.verify(idle)
      guard let manifest = checked.value, checked.diagnostics.isEmpty else {
        throw PublishingError(.noEarlierVersion, [Messages.brokenEarlierVersion(entry.path)])
      }
      let made = FileSignature.file(at: idle.appending(Manifest.fileName).string)?.modified ?? 0
      paths.append(entry.path)
      restored.append(RestoredTree(path: entry.path, manifest: manifest, made: made / 1_000_000_000))
    }
    guard !paths.isEmpty else { throw PublishingError(.noEarlierVersion, [Messages.noEarlierVersion(output)]) }
    try Exchange.perform(paths, in: work, by: exchange, flushing: flushes)
    lock.release()
    return restored
  }

  private func inode(of folder: FilePath) -> UInt64? {
    guard case .folder(let signature)? = FileSignature.entry(at: folder.string) else { return nil }
    return signature.inode
  }
}
