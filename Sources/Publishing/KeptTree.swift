import Caching
import Digests
import SystemPackage

/// A tree that stays on the disk between builds, with what is known of it.
struct KeptTree: Sendable {
  let root: FilePath
  let receipt: Receipt
  /// Whether this program left the receipt, and so made the tree.
  var isOwn: Bool { stamp.receipt != nil }
  /// Whether its files were those of its manifest when the receipt was made: always, when this program left it.
  private let heldManifest: Bool
  /// What shows whether it is still the tree that was opened.
  private let stamp: Stamp

  /// A tree changes its number when it changes places, its receipt when an update of it ends, and its folder when one begins: the manifest
  /// goes first.
  private struct Stamp: Equatable {
    let number: UInt64
    /// Nanoseconds since 1970.
    let modified: Int
    let receipt: FileSignature?

    init(_ folder: FileSignature, _ receipt: FileSignature?) {
      number = folder.inode
      modified = folder.modified
      self.receipt = receipt
    }
  }

  /// The tree at `root`, every file of which is read when there is no receipt; nil when there is no folder.
  ///
  /// - Parameter known: the tree as it was a moment ago, whose receipt is not read again as long as no other run touched it.
  static func open(_ root: FilePath, _ work: WorkFolder, known: KeptTree? = nil) throws(PublishingError) -> KeptTree? {
    guard case .folder(let signature)? = FileSignature.entry(at: root.string) else { return nil }
    let place = work.receipt(of: signature.inode)
    let stamp = Stamp(signature, FileSignature.file(at: place.string))
    if let known, known.isOwn, known.isSame(root, stamp) { return known }
    if let receipt = Receipt.read(place) { return KeptTree(root: root, receipt: receipt, heldManifest: true, stamp: stamp) }
    let scanned = try Receipt.scan(root, now: FileSignature.now)
    return KeptTree(root: root, receipt: scanned, heldManifest: holdsManifest(root, scanned), stamp: Stamp(signature, nil))
  }

  /// Whether the files found below `root` are those its manifest names: it may have been copied from elsewhere, or edited.
  private static func holdsManifest(_ root: FilePath, _ found: Receipt) -> Bool {
    guard let json = try? FileContents.bytes(of: root.appending(Manifest.fileName)), let manifest = Manifest(json: json) else {
      return false
    }
    return found.files.count == manifest.entries.count + 1
      && manifest.entries.allSatisfy { found.files[$0.path]?.digest == $0.digest }
  }

  private func isSame(_ root: FilePath, _ stamp: Stamp) -> Bool { self.root == root && self.stamp == stamp }

  /// Whether both were opened without anything happening to the tree in between.
  func isSame(as other: KeptTree) -> Bool { isSame(other.root, other.stamp) }

  /// The file at `path`, read only when it does not look as the receipt says; nil when the receipt names none.
  func file(_ path: String) -> Receipt.File? {
    guard let known = receipt.files[path] else { return nil }
    let place = root.pushing(FilePath(path))
    guard let signature = FileSignature.file(at: place.string) else { return nil }
    if signature == known.signature { return known }
    guard let (size, digest) = try? FileContents.digest(of: place) else { return nil }
    return Receipt.File(signature: signature, size: size, digest: digest)
  }

  /// Whether the tree was the one with this manifest when its receipt was made.
  func showed(manifest: Digest) -> Bool { heldManifest && receipt.files[Manifest.fileName]?.digest == manifest }
}
