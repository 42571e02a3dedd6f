import Caching
import SystemPackage

/// A tree that stays on the disk between builds, with what is known of it.
struct KeptTree: Sendable {
  let root: FilePath
  let receipt: Receipt

  /// The tree at `root`, every file of which is read when there is no receipt; nil when there is no folder.
  static func open(_ root: FilePath, _ work: WorkFolder) throws(PublishingError) -> KeptTree? {
    guard case .folder(let signature)? = FileSignature.entry(at: root.string) else { return nil }
    if let receipt = Receipt.read(work.receipt(of: signature.inode)) { return KeptTree(root: root, receipt: receipt) }
    return KeptTree(root: root, receipt: try Receipt.scan(root, now: FileSignature.now))
  }

  /// The file at `path` as it is on the disk now, read again only when it does not look as it did; nil when there is none.
  func file(_ path: String) -> Receipt.File? {
    let place = root.pushing(FilePath(path))
    guard let signature = FileSignature.file(at: place.string) else { return nil }
    if let known = receipt.files[path], known.signature == signature { return known }
    guard let (size, digest) = try? FileContents.digest(of: place) else { return nil }
    return Receipt.File(signature: signature, size: size, digest: digest)
  }

  /// Folders whose names are not those of the receipt any more, or that are none.
  var strangeFolders: [String] {
    receipt.folders.filter { path, known in
      guard case .folder(let signature)? = FileSignature.entry(at: root.pushing(FilePath(path)).string) else { return true }
      return !signature.holdsSameNames(as: known)
    }.keys.sorted()
  }

  /// Whether everything in the tree looks as the receipt says, nothing more and nothing less.
  var isUntouched: Bool {
    strangeFolders.isEmpty
      && receipt.files.allSatisfy { path, known in
        known.signature != nil && FileSignature.file(at: root.pushing(FilePath(path)).string) == known.signature
          || file(path).map { $0.digest == known.digest && $0.size == known.size } == true
      }
  }
}
