/// What the disk holds of a tree and of its idle twin, found out before the lock is taken, while the build does other things.
package struct TreeSurvey: Sendable {
  let visible: KeptTree?
  let idle: KeptTree?
}

extension Publisher {
  /// Looks at the tree at `path`; what cannot be read is left to be told when the tree is replaced.
  package func survey(_ path: String) -> TreeSurvey {
    let work = WorkFolder(output: output)
    return TreeSurvey(visible: try? KeptTree.open(work.published(path), work), idle: try? KeptTree.open(work.idle(path), work))
  }
}
