import CAtomicSwap
import SystemPackage

/// Makes two folders of one file system change places.
struct FolderExchange: Sendable {
  /// The system call; returns 0 or an `errno`.
  var swapAtomically: @Sendable (_ first: String, _ second: String) -> CInt = { atomic_swap($0, $1) }

  /// Exchanges `new` and `published`, in one step where the file system can (ext4, XFS, Btrfs, tmpfs, overlay and others).
  ///
  /// Where it cannot, as on drives of Windows, `published` is moved to `spare` and `new` into its place. Between the two renames nothing
  /// is published; a run that dies there is mended by the next one, and a second rename that fails is taken back at once.
  func swap(_ new: FilePath, _ published: FilePath, spare: FilePath) throws(PublishingError) {
    let code = swapAtomically(new.string, published.string)
    if code == 0 { return }
    let error = Errno(rawValue: code)
    guard [.invalidArgument, .noFunction, .notSupported].contains(error) else {
      throw Messages.systemError(error, during: .rename, at: published)
    }
    try Folder.make(spare.removingLastComponent())
    try Folder.rename(published, to: spare)
    do throws(PublishingError) {
      try Folder.rename(new, to: published)
    } catch {
      try Folder.rename(spare, to: published)
      throw error
    }
    try Folder.rename(spare, to: new)
    try Folder.remove(spare.removingLastComponent())
  }
}
