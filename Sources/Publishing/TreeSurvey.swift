import Caching
import SystemPackage

/// What the disk holds of a tree and of its idle twin, found out before the lock is taken, while the build does other things.
package struct TreeSurvey: Sendable {
  /// Its files are looked at one by one, when they are asked for: most are never needed.
  let visible: KeptTree?
  let idle: SurveyedTree?
}

extension Publisher {
  /// Looks at the tree at `path`; what cannot be read is left to be told when the tree is replaced.
  package func survey(_ path: String) -> TreeSurvey {
    let work = WorkFolder(output: output)
    let visible = try? KeptTree.open(work.published(path), work)
    return TreeSurvey(visible: visible, idle: (try? KeptTree.open(work.idle(path), work)).map(SurveyedTree.init))
  }
}
