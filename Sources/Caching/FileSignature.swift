// Caching keeps what a run found out for the next run: values in a sealed file, and how files were told to be unchanged. It does not know
// what the values mean.

import Glibc

/// What the system tells of a file without reading it; equal signatures mean equal contents, as far as they are older than a moment.
package struct FileSignature: Sendable, Hashable {
  /// In bytes.
  package let size: Int
  /// Nanoseconds since 1970 when the contents were last changed.
  package let modified: Int
  /// Nanoseconds since 1970 when contents, name or rights were last changed; programs cannot set it back.
  package let changed: Int
  /// The number of the file on its file system.
  package let inode: UInt64

  package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// What stands at a path.
  package enum Entry: Sendable, Equatable {
    case file(FileSignature)
    case folder(FileSignature)
    /// A link, which is never followed, or anything else.
    case other
  }

  /// What stands at `path`; nil when nothing does or it cannot be asked.
  package static func entry(at path: String) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(FileSignature(status))
    case S_IFDIR: return .folder(FileSignature(status))
    default: return .other
    }
  }

  /// The signature of a regular file; nil for anything else.
  package static func file(at path: String) -> FileSignature? {
    guard case .file(let signature)? = entry(at: path) else { return nil }
    return signature
  }

  /// The signature of an open file; nil when it cannot be asked.
  package static func file(_ descriptor: CInt) -> FileSignature? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileSignature(status) : nil
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
    inode = UInt64(status.st_ino)
  }

  /// Nanoseconds since 1970, to hold signatures against.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Whether the file is so new at `moment` that a later change might carry the same time: the clock of file systems ticks slowly.
  package func isTooFresh(at moment: Int) -> Bool {
    max(modified, changed) > moment - 50_000_000
  }
}
