import Caching
import Digests
import SystemPackage

/// A tree that stays on the disk between builds, with what is known of it.
struct KeptTree: Sendable {
  let root: FilePath
  let receipt: Receipt
  /// Whether this program left the receipt, and so made the tree.
  var isOwn: Bool { stamp.receipt != nil }
  /// What shows whether it is still the tree that was opened.
  private let stamp: Stamp
  /// The folders whose names were not those of the receipt any more when the tree was opened, or that were none.
  let strangeFolders: [String]
  /// The files that did not look as the receipt says when the tree was opened.
  private let strangeFiles: Set<String>

  /// A tree changes its number when it changes places, and its receipt whenever this program touches it.
  private struct Stamp: Equatable {
    let number: UInt64
    let receipt: FileSignature?
  }

  /// The tree at `root`, every file of which is read when there is no receipt; nil when there is no folder.
  ///
  /// - Parameter known: the tree as it was a moment ago, which is not read again as long as no other run touched it.
  static func open(_ root: FilePath, _ work: WorkFolder, known: KeptTree? = nil) throws(PublishingError) -> KeptTree? {
    guard case .folder(let signature)? = FileSignature.entry(at: root.string) else { return nil }
    let place = work.receipt(of: signature.inode)
    let stamp = Stamp(number: signature.inode, receipt: FileSignature.file(at: place.string))
    if let known, known.root == root, known.isOwn, known.stamp == stamp { return known }
    if let receipt = Receipt.read(place) { return KeptTree(root: root, receipt: receipt, stamp) }
    let scanned = try Receipt.scan(root, now: FileSignature.now)
    return KeptTree(root: root, receipt: scanned, Stamp(number: signature.inode, receipt: nil))
  }

  private init(root: FilePath, receipt: Receipt, _ stamp: Stamp) {
    self.root = root
    self.stamp = stamp
    self.receipt = receipt
    let paths = Array(receipt.files.keys)
    var strangeFiles: Set<String> = []
    for (path, entry) in zip(paths, FileSignature.entries(at: paths, below: root.string)) {
      guard case .file(let signature)? = entry, signature == receipt.files[path]?.signature else {
        strangeFiles.insert(path)
        continue
      }
    }
    let folders = Array(receipt.folders)
    let entries = FileSignature.entries(at: folders.map(\.key), below: root.string)
    self.strangeFiles = strangeFiles
    strangeFolders = zip(folders, entries).compactMap { folder, entry in
      if case .folder(let signature)? = entry, signature.holdsSameNames(as: folder.value) { nil } else { folder.key }
    }.sorted()
  }

  /// The file at `path`, read again only when it does not look as the receipt says; nil when the receipt names none.
  func file(_ path: String) -> Receipt.File? {
    guard let known = receipt.files[path] else { return nil }
    if !strangeFiles.contains(path) { return known }
    let place = root.pushing(FilePath(path))
    guard let signature = FileSignature.file(at: place.string) else { return nil }
    guard let (size, digest) = try? FileContents.digest(of: place) else { return nil }
    return Receipt.File(signature: signature, size: size, digest: digest)
  }

  /// Whether the tree is the one with this manifest, and no other hand touched it.
  func shows(manifest: Digest) -> Bool {
    receipt.files[Manifest.fileName]?.digest == manifest && isUntouched
  }

  /// Whether everything in the tree is as the receipt says, nothing more and nothing less.
  var isUntouched: Bool {
    strangeFolders.isEmpty
      && strangeFiles.allSatisfy { path in
        guard let known = receipt.files[path], let now = file(path) else { return false }
        return now.digest == known.digest && now.size == known.size
      }
  }
}
