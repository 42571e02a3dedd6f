import Caching
import SystemPackage

/// A kept tree with how all its files and folders looked at one moment.
struct SurveyedTree: Sendable {
  let tree: KeptTree
  /// The folders whose names were not those of the receipt any more, or that were none.
  let strangeFolders: [String]
  /// The files that did not look as the receipt says.
  private let strangeFiles: Set<String>
  /// Whether no update of the tree had begun when all had been looked at: the manifest goes first.
  let hasManifest: Bool

  init(_ tree: KeptTree) {
    self.tree = tree
    let (root, receipt) = (tree.root.string, tree.receipt)
    let paths = Array(receipt.files.keys)
    var strangeFiles: Set<String> = []
    for (path, entry) in zip(paths, FileSignature.entries(at: paths, below: root)) {
      guard case .file(let signature)? = entry, signature == receipt.files[path]?.signature else {
        strangeFiles.insert(path)
        continue
      }
    }
    let folders = Array(receipt.folders)
    let entries = FileSignature.entries(at: folders.map(\.key), below: root)
    self.strangeFiles = strangeFiles
    strangeFolders = zip(folders, entries).compactMap { folder, entry in
      if case .folder(let signature)? = entry, signature.holdsSameNames(as: folder.value) { nil } else { folder.key }
    }.sorted()
    hasManifest = FileSignature.file(at: tree.root.appending(Manifest.fileName).string) != nil
  }

  /// The file at `path`, read again only when it did not look as the receipt says; nil when the receipt names none.
  func file(_ path: String) -> Receipt.File? {
    strangeFiles.contains(path) ? tree.file(path) : tree.receipt.files[path]
  }

  /// Whether everything in the tree is as the receipt says, nothing more and nothing less.
  var isUntouched: Bool {
    strangeFolders.isEmpty
      && strangeFiles.allSatisfy { path in
        guard let known = tree.receipt.files[path], let now = tree.file(path) else { return false }
        return now.digest == known.digest && now.size == known.size
      }
  }
}
