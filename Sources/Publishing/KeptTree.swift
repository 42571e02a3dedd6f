import Caching
import SystemPackage

/// A tree that stays on the disk between builds, with what is known of it.
struct KeptTree: Sendable {
  let root: FilePath
  let receipt: Receipt
  /// The folders whose names were not those of the receipt any more when the tree was opened, or that were none.
  let strangeFolders: [String]
  /// The files that did not look as the receipt says when the tree was opened.
  private let strangeFiles: Set<String>

  /// The tree at `root`, every file of which is read when there is no receipt; nil when there is no folder.
  static func open(_ root: FilePath, _ work: WorkFolder) throws(PublishingError) -> KeptTree? {
    guard case .folder(let signature)? = FileSignature.entry(at: root.string) else { return nil }
    if let receipt = Receipt.read(work.receipt(of: signature.inode)) { return KeptTree(root: root, receipt: receipt) }
    return KeptTree(root: root, receipt: try Receipt.scan(root, now: FileSignature.now))
  }

  private init(root: FilePath, receipt: Receipt) {
    self.root = root
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

  /// The file at `path`, read again only when it does not look as the receipt says; nil when there is none.
  func file(_ path: String) -> Receipt.File? {
    if let known = receipt.files[path], !strangeFiles.contains(path) { return known }
    let place = root.pushing(FilePath(path))
    guard let signature = FileSignature.file(at: place.string) else { return nil }
    guard let (size, digest) = try? FileContents.digest(of: place) else { return nil }
    return Receipt.File(signature: signature, size: size, digest: digest)
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
