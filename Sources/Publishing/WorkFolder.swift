import Caching
import SystemPackage

/// The hidden folder `.fengwu` in the output: the idle tree of each pair, receipts, and the lock.
///
/// Whoever holds the lock owns everything else in it.
struct WorkFolder: Sendable {
  static let name = ".fengwu"

  let output: FilePath

  var root: FilePath { output.appending(WorkFolder.name) }
  var lock: FilePath { root.appending("lock") }
  /// What the last publication exchanged.
  var exchanged: FilePath { root.appending("exchanged") }
  private var idle: FilePath { root.appending("idle") }
  private var receipts: FilePath { root.appending("receipts") }
  private var old: FilePath { root.appending("old") }

  /// What the last build left for the next one.
  var memory: FilePath { root.appending("memory") }
  /// What the texts of the content held then.
  var texts: FilePath { root.appending("texts") }

  /// The tree of a pair that no reader sees: the one published before, or the next one while it is made.
  func idle(_ path: String) -> FilePath { idle.appending(WorkFolder.component(for: path)) }

  /// Where the published tree `path` goes while folders that cannot be exchanged in one step change places.
  func retired(_ path: String) -> FilePath { old.appending(WorkFolder.component(for: path)) }

  /// Where readers find the tree `path`.
  func published(_ path: String) -> FilePath { output.pushing(FilePath(path)) }

  /// What is known of the folder with this number, which it keeps when it is exchanged.
  func receipt(of inode: UInt64) -> FilePath { receipts.appending("\(inode)") }

  /// Makes the folder ready: what a run that died between two renames had moved away is put back.
  func tidy() throws(PublishingError) {
    try Folder.make(idle)
    try Folder.make(receipts)
    if try Folder.kind(of: old) == .folder {
      for name in try Folder.names(in: old) {
        let path = WorkFolder.path(for: name.string)
        let target = try Folder.kind(of: published(path)) == nil ? published(path) : idle(path)
        guard try Folder.kind(of: target) == nil else { continue }
        try Folder.make(target.removingLastComponent())
        try Folder.rename(old.appending(name), to: target)
      }
    }
    try Folder.remove(old)
    // Earlier versions of the program staged their trees here.
    try Folder.remove(root.appending("new"))
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

  /// Removes the receipts of folders that are gone.
  func dropOutdatedReceipts() {
    var known: Set<String> = []
    for name in (try? Folder.names(in: idle)) ?? [] {
      for place in [idle.appending(name), published(WorkFolder.path(for: name.string))] {
        if case .folder(let signature)? = FileSignature.entry(at: place.string) { known.insert("\(signature.inode)") }
      }
    }
    // A tree that was published once only has no idle one yet.
    for entry in Exchange.read(exchanged)?.entries ?? [] { known.insert("\(entry.new)") }
    let names = (try? Folder.names(in: receipts)) ?? []
    guard names.count > known.count + 64 else { return }
    for name in names where !known.contains(name.string) { try? Folder.remove(receipts.appending(name)) }
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
