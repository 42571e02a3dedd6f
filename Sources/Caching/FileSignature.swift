// Caching keeps what a run found out for the next run: values in a sealed file, and how files were told to be unchanged. It does not know
// what the values mean.

import Dispatch
import Glibc
import Synchronization

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

    fileprivate init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: self = .file(FileSignature(status))
      case S_IFDIR: self = .folder(FileSignature(status))
      default: self = .other
      }
    }
  }

  /// What stands at `path`; nil when nothing does or it cannot be asked.
  package static func entry(at path: String) -> Entry? {
    var status = stat()
    return lstat(path, &status) == 0 ? Entry(status) : nil
  }

  /// What stands at each of many paths below a folder, asked side by side and in the order of the paths; an empty path is the folder itself.
  ///
  /// Paths are looked up from the open folder, so that the way to it is not walked again for each.
  package static func entries(at paths: [String], below folder: String) -> [Entry?] {
    let root = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { return paths.map { _ in nil } }
    defer { close(root) }
    let size = 1024
    let count = (paths.count + size - 1) / size
    let results = Mutex([[Entry?]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let part = paths[(index * size)..<min(paths.count, (index + 1) * size)].map { path in
        var status = stat()
        return fstatat(root, path.isEmpty ? "." : path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? Entry(status) : nil
      }
      results.withLock { $0[index] = part }
    }
    return results.withLock { Array($0.joined()) }
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

  fileprivate init(_ status: stat) {
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
