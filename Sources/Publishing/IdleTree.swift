import Caching
import Digests
import Rendering
import Synchronization
import SystemPackage

/// The tree of a pair that no reader sees, while it is brought up to date: files that are as they should be stay, others are made anew.
///
/// A changed file gets a new inode and is never written over: a server may still be sending the old bytes from when the tree was visible.
/// The manifest goes first and comes back last, so that a tree whose update broke off is known by its absence.
final class IdleTree: Sendable {
  var tree: KeptTree { surveyed.tree }
  private let surveyed: SurveyedTree
  /// The folders that are known to be there.
  private let folders: Mutex<Set<String>>

  /// Makes the tree if need be, and removes what its receipt does not name: other hands and dead runs leave such things.
  ///
  /// - Parameter known: the tree as it was a moment ago, which is not looked at again as long as no other run touched it.
  init(_ root: FilePath, _ work: WorkFolder, known: SurveyedTree? = nil) throws(PublishingError) {
    if try Folder.kind(of: root) != .folder {
      try Folder.remove(root)
      try Folder.make(root)
    }
    guard let tree = try KeptTree.open(root, work, known: known?.tree) else {
      throw PublishingError(.damaged, [Messages.damaged(root.string)])
    }
    // Where the manifest was gone, nothing would show that another update began and broke off.
    let isFresh = known.map { $0.tree.isSame(as: tree) && $0.hasManifest } ?? false
    let surveyed = if isFresh, let known { known } else { SurveyedTree(tree) }
    try Folder.remove(root.appending(Manifest.fileName))
    let strange = surveyed.strangeFolders
    for folder in strange {
      let place = root.pushing(FilePath(folder))
      guard try Folder.kind(of: place) == .folder else {
        try Folder.remove(place)
        continue
      }
      for name in try Folder.names(in: place) {
        let path = folder.isEmpty ? name.string : folder + "/" + name.string
        if tree.receipt.files[path] == nil, tree.receipt.folders[path] == nil { try Folder.remove(place.appending(name)) }
      }
    }
    self.surveyed = surveyed
    folders = Mutex(Set(tree.receipt.folders.keys).subtracting(strange).union([""]))
  }

  /// Puts a file in its place, unless it is there already.
  func place(
    _ path: String, _ contents: @autoclosure () -> OutputFile.Contents, size: Int, digest: Digest
  ) throws(PublishingError) -> FileSignature? {
    if let known = surveyed.file(path), known.size == size, known.digest == digest { return known.signature }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(String(path[..<slash])) }
    let target = tree.root.pushing(FilePath(path))
    switch contents() {
    case .bytes(let bytes): return try FileContents.write(bytes, to: target)
    case .copy(let source):
      let copied = try FileContents.copy(source, to: target)
      guard copied.size == size, copied.digest == digest else { throw PublishingError(.sourceChanged, [Messages.sourceChanged(source)]) }
      return copied.signature
    case .made, .published, .passedOn: throw PublishingError(.damaged, [Messages.damaged(path)])
    }
  }

  /// Removes everything but `files` and the folders they lie in.
  func removeAll(but files: [String: Receipt.File], in wanted: Set<String>) throws(PublishingError) {
    // Where a file system folds names together, an old name may be the same file as a new one.
    let inodes = Set(files.values.compactMap(\.signature?.inode))
    for path in tree.receipt.files.keys where files[path] == nil && !wanted.contains(path) && path != Manifest.fileName {
      let place = tree.root.pushing(FilePath(path))
      if let signature = FileSignature.file(at: place.string), !inodes.contains(signature.inode) { try Folder.remove(place) }
    }
    for path in tree.receipt.folders.keys where !wanted.contains(path) && files[path] == nil {
      let place = tree.root.pushing(FilePath(path))
      if case .folder? = FileSignature.entry(at: place.string) { try Folder.remove(place) }
    }
  }

  private func makeFolder(_ path: String) throws(PublishingError) {
    if folders.withLock({ $0.contains(path) }) { return }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(String(path[..<slash])) }
    let place = tree.root.pushing(FilePath(path))
    if try !Folder.makeNew(place), try Folder.kind(of: place) != .folder {
      try Folder.remove(place)
      try Folder.make(place)
    }
    folders.withLock { _ = $0.insert(path) }
  }
}
