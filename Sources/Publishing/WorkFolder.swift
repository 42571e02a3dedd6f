import SystemPackage

/// The hidden folder `.fengwu` in the output where trees are staged, exchanged and discarded; it holds the lock as well.
///
/// Whoever holds the lock owns everything else in it, so that all that is found there at the start was left by a run that died.
struct WorkFolder {
  static let name = ".fengwu"

  let output: FilePath

  var root: FilePath { output.appending(WorkFolder.name) }
  var lock: FilePath { root.appending("lock") }
  private var new: FilePath { root.appending("new") }
  private var old: FilePath { root.appending("old") }

  /// Where the tree `path` is written before it is published.
  func staged(_ path: String) -> FilePath { new.appending(WorkFolder.component(for: path)) }

  /// Where the published tree `path` goes when folders cannot be exchanged in one step.
  private func retired(_ path: String) -> FilePath { old.appending(WorkFolder.component(for: path)) }

  /// Where readers find the tree `path`.
  func published(_ path: String) -> FilePath { output.pushing(FilePath(path)) }

  /// Puts back what a run that died between two renames had moved away, and removes the rest of what it left.
  func tidy() throws(PublishingError) {
    if try Folder.kind(of: old) == .folder {
      for name in try Folder.names(in: old) {
        let target = published(WorkFolder.path(for: name.string))
        guard try Folder.kind(of: target) == nil else { continue }
        try Folder.make(target.removingLastComponent())
        try Folder.rename(old.appending(name), to: target)
      }
    }
    try Folder.remove(old)
    try Folder.remove(new)
    try Folder.make(new)
    try Folder.make(old)
  }

  /// Refuses to replace anything this program did not publish: a file, a link, or a folder with files in it but without a manifest.
  func requireReplaceable(_ path: String) throws(PublishingError) {
    let target = published(path)
    switch try Folder.kind(of: target) {
    case nil: return
    case .folder:
      if try Folder.kind(of: target.appending(Manifest.fileName)) == .file { return }
      if try Folder.names(in: target).isEmpty { return }
      throw PublishingError(.foreignFolder, [Messages.foreignFolder(target)])
    case .file, .other: throw PublishingError(.foreignFolder, [Messages.notAFolder(target)])
    }
  }

  /// Brings the staged trees into place, one after the other, or none of them.
  func replace(_ paths: [String], by exchange: FolderExchange, flushing: Bool) throws(PublishingError) {
    var done: [(path: String, replaced: Bool)] = []
    do throws(PublishingError) {
      for path in paths {
        let target = published(path)
        try Folder.make(target.removingLastComponent())
        let replaced = try Folder.kind(of: target) != nil
        if replaced {
          try exchange.swap(staged(path), target, spare: retired(path))
        } else {
          try Folder.rename(staged(path), to: target)
        }
        done.append((path, replaced))
      }
      if flushing {
        for path in paths { try Folder.flush(published(path).removingLastComponent()) }
      }
    } catch {
      for (path, replaced) in done.reversed() {
        if replaced {
          try exchange.swap(published(path), staged(path), spare: retired(path))
        } else {
          try Folder.rename(published(path), to: staged(path))
        }
      }
      throw error
    }
  }

  /// Removes what was replaced.
  ///
  /// The new trees are published by now, so that a failure only leaves something for the next run to tidy.
  func discardOldTrees() {
    try? Folder.remove(new)
    try? Folder.remove(old)
  }

  /// Removes what was staged and will not be published.
  func discardStagedTrees() {
    try? Folder.remove(new)
  }

  /// A tree's path as the name of one folder: `/` is percent-encoded.
  private static func component(for path: String) -> String {
    path.replacing("%", with: "%25").replacing("/", with: "%2F")
  }

  /// The path that `component(for:)` made a name of.
  private static func path(for component: String) -> String {
    component.replacing("%2F", with: "/").replacing("%25", with: "%")
  }
}
