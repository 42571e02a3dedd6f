import Caching
import SystemPackage

/// What the disk holds of a tree and of its idle twin, found out before the lock is taken, while the build does other things.
package struct TreeSurvey: Sendable {
  /// Its files are looked at one by one, when they are asked for: most are never needed.
  let visible: KeptTree?
  let idle: SurveyedTree?
}

/// A kept tree all files of which were looked at.
struct SurveyedTree: Sendable {
  let tree: KeptTree
  let condition: TreeCondition
  /// Whether no update of the tree had begun when all had been looked at: the manifest goes first.
  let hasManifest: Bool

  init(_ tree: KeptTree) {
    self.tree = tree
    condition = TreeCondition(of: tree)
    hasManifest = FileSignature.file(at: tree.root.appending(Manifest.fileName).string) != nil
  }

  /// The file at `path`, read again only when it did not look as the receipt says; nil when the receipt names none.
  func file(_ path: String) -> Receipt.File? {
    condition.strangeFiles.contains(path) ? tree.file(path) : tree.receipt.files[path]
  }
}

extension Publisher {
  /// Looks at the tree at `path`; what cannot be read is left to be told when the tree is replaced.
  package func survey(_ path: String) -> TreeSurvey {
    let work = WorkFolder(output: output)
    let visible = try? KeptTree.open(work.published(path), work)
    return TreeSurvey(visible: visible, idle: (try? KeptTree.open(work.idle(path), work)).map(SurveyedTree.init))
  }
}
