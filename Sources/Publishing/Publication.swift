import Caching
package import Rendering
import SystemPackage

/// One publication from its first file to the exchange; it holds the lock of the output all the while.
///
///     var publication = try publisher.begin()
///     let site = try publication.tree("site")
///     try site.put(file)   // any number, from any thread
///     let manifests = try publication.complete([OutputTree(path: "site", files: files)])
package struct Publication: ~Copyable {
  private var trees: [TreeUpdate] = []
  private let publisher: Publisher
  private let work: WorkFolder
  private let lock: OutputLock

  init(_ publisher: Publisher) throws(PublishingError) {
    let work = WorkFolder(output: publisher.output)
    let lock = try work.take()
    try work.tidy()
    self.publisher = publisher
    self.work = work
    self.lock = lock
  }

  /// Begins to replace the tree at `path`, whose files may be put from now on.
  ///
  /// - Parameter survey: what was found out about the tree already.
  package mutating func tree(_ path: String, _ survey: TreeSurvey? = nil) throws(PublishingError) -> TreeUpdate {
    if let known = trees.first(where: { $0.path == path }) { return known }
    try work.requireReplaceable(path)
    let tree = try TreeUpdate(path, work, survey)
    trees.append(tree)
    return tree
  }

  /// Takes in what these trees still lack and brings those that changed into view; what is in view stays when anything fails.
  ///
  /// - Parameter wanted: all trees with all their files; of those that were put before only the paths count.
  /// - Returns: what each tree now holds, in the same order.
  package consuming func complete(_ wanted: [OutputTree]) throws(PublishingError) -> [Manifest] {
    var finished: [TreeUpdate.Finished] = []
    do throws(PublishingError) {
      let known = Dictionary(trees.map { ($0.path, $0) }) { first, _ in first }
      let findings = PathRules.findings(in: wanted) { known[$0.path]?.replacesAll($0.files) ?? false }
      guard findings.isEmpty else { throw PublishingError(.paths, findings) }
      for tree in wanted {
        let update = try self.tree(tree.path)
        for file in tree.files { try update.put(file) }
      }
      for tree in wanted { finished.append(try self.tree(tree.path).finish()) }
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
