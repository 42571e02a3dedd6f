import Caching
import SystemPackage

/// One publication from its first file to the exchange; it holds the lock of the output all the while.
///
///     let publication = try publisher.begin(["site"])
///     try publication.trees[0].put(file)   // any number, from any thread
///     let manifests = try publication.commit()
package struct Publication: ~Copyable {
  /// The trees in the order they were asked for.
  package let trees: [TreeUpdate]
  private let publisher: Publisher
  private let work: WorkFolder
  private let lock: OutputLock

  init(_ paths: [String], _ publisher: Publisher) throws(PublishingError) {
    let work = WorkFolder(output: publisher.output)
    let lock = try work.take()
    try work.tidy()
    var trees: [TreeUpdate] = []
    for path in paths {
      try work.requireReplaceable(path)
      trees.append(try TreeUpdate(path, work))
    }
    self.trees = trees
    self.publisher = publisher
    self.work = work
    self.lock = lock
  }

  /// Completes the trees and brings those that changed into view; what is in view stays when anything fails.
  package consuming func commit() throws(PublishingError) -> [Manifest] {
    var finished: [TreeUpdate.Finished] = []
    do throws(PublishingError) {
      for tree in trees { finished.append(try tree.finish()) }
      let changed = finished.filter { $0.receipt != nil }
      if !changed.isEmpty { try exchange(changed) }
    } catch {
      abandon(after: error)
      throw error
    }
    return finished.map(\.manifest)
  }

  /// Gives up after a failure; the idle trees stay for the next run, unless they are what fills the disk.
  package func abandon(after error: PublishingError) {
    if error.fault == .diskFull { for tree in trees { tree.discard() } }
  }

  private func exchange(_ trees: [TreeUpdate.Finished]) throws(PublishingError) {
    let flushes = publisher.flushes
    // Before the receipts: a receipt on the disk must not speak of contents that a power cut kept from it.
    if flushes { try Folder.flushFileSystem(of: work.root) }
    var entries: [Exchange.Entry] = []
    for tree in trees {
      guard case .folder(let new)? = FileSignature.entry(at: work.idle(tree.path).string) else {
        throw PublishingError(.damaged, [Messages.damaged(tree.path)])
      }
      tree.receipt?.write(to: work.receipt(of: new.inode), flushes: flushes)
      var old: UInt64?
      if case .folder(let signature)? = FileSignature.entry(at: work.published(tree.path).string) { old = signature.inode }
      entries.append(Exchange.Entry(path: tree.path, new: new.inode, old: old))
    }
    Exchange(entries: entries).write(to: work.exchanged, flushes: flushes)
    try Exchange.perform(trees.map(\.path), in: work, by: publisher.exchange, flushing: flushes)
    work.dropOutdatedReceipts()
  }
}
