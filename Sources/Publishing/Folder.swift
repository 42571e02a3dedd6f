import CAtomicSwap
import Glibc
import SystemPackage

/// Folders on the disk: the system calls that publishing needs beside those for open files.
enum Folder {
  enum Kind {
    case folder
    case file
    /// A link, which is never followed, or anything else.
    case other
  }

  /// What stands at `path`; nil when nothing does.
  static func kind(of path: FilePath) throws(PublishingError) -> Kind? {
    try attempt(.read, path) {
      do {
        switch try Stat(path, followTargetSymlink: false).type {
        case .directory: return .folder
        case .regular: return .file
        default: return .other
        }
      } catch Errno.noSuchFileOrDirectory {
        return nil
      }
    }
  }

  /// The names in a folder, in no particular order.
  static func names(in path: FilePath) throws(PublishingError) -> [FilePath.Component] {
    try attempt(.read, path) {
      guard let stream = opendir(path.string) else { throw Errno(rawValue: errno) }
      defer { closedir(stream) }
      var names: [FilePath.Component] = []
      while true {
        errno = 0
        guard let entry = readdir(stream) else { break }
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          bytes.withMemoryRebound(to: CInterop.PlatformChar.self) { $0.baseAddress.flatMap(FilePath.Component.init(platformString:)) }
        }
        if let name, name.kind == .regular { names.append(name) }
      }
      guard errno == 0 else { throw Errno(rawValue: errno) }
      return names
    }
  }

  /// Makes a folder in one that is there; false when something stands at its path already.
  static func makeNew(_ path: FilePath) throws(PublishingError) -> Bool {
    if mkdir(path.string, 0o777) == 0 { return true }
    let error = Errno(rawValue: errno)
    if error == .fileExists { return false }
    throw Messages.systemError(error, during: .makeFolder, at: path)
  }

  /// Makes a folder and those above it, where they are missing.
  static func make(_ path: FilePath) throws(PublishingError) {
    if mkdir(path.string, 0o777) == 0 { return }
    let error = Errno(rawValue: errno)
    switch error {
    case .fileExists:
      guard try attempt(.makeFolder, path, { try Stat(path).type }) == .directory else {
        throw Messages.systemError(.notDirectory, during: .makeFolder, at: path)
      }
    case .noSuchFileOrDirectory where path.components.count > 1:
      try make(path.removingLastComponent())
      guard mkdir(path.string, 0o777) == 0 else { throw Messages.systemError(Errno(rawValue: errno), during: .makeFolder, at: path) }
    default: throw Messages.systemError(error, during: .makeFolder, at: path)
    }
  }

  /// Removes a file, a link or a folder with all that is in it; fine when nothing is there.
  static func remove(_ path: FilePath) throws(PublishingError) {
    if unlink(path.string) == 0 || errno == ENOENT { return }
    guard errno == EISDIR else { throw Messages.systemError(Errno(rawValue: errno), during: .remove, at: path) }
    for name in try names(in: path) { try remove(path.appending(name)) }
    guard rmdir(path.string) == 0 else { throw Messages.systemError(Errno(rawValue: errno), during: .remove, at: path) }
  }

  /// Moves a folder within its file system, to a path where nothing stands.
  static func rename(_ path: FilePath, to other: FilePath) throws(PublishingError) {
    guard Glibc.rename(path.string, other.string) == 0 else {
      throw Messages.systemError(Errno(rawValue: errno), during: .rename, at: other)
    }
  }

  /// Waits until the names in a folder are on the disk.
  static func flush(_ path: FilePath) throws(PublishingError) {
    try withOpen(path) { fsync($0.rawValue) == 0 ? 0 : errno }
  }

  /// Waits until everything on the file system of a folder is on the disk: one call for a tree of many files, where one a file takes minutes.
  static func flushFileSystem(of path: FilePath) throws(PublishingError) {
    try withOpen(path) { flush_file_system($0.rawValue) }
  }

  /// Opens a folder for a call that returns 0 or an `errno`.
  private static func withOpen(_ path: FilePath, _ call: (FileDescriptor) -> CInt) throws(PublishingError) {
    try attempt(.flush, path) {
      let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
      let code = call(folder)
      try folder.close()
      if code != 0 { throw Errno(rawValue: code) }
    }
  }
}

/// What was being done to a path when the system refused.
enum Action {
  case lock, makeFolder, read, write, rename, remove, flush
}

/// Runs calls of the system; a failure becomes an error that names the action and the path.
func attempt<Result>(_ action: Action, _ path: FilePath, _ calls: () throws -> Result) throws(PublishingError) -> Result {
  do {
    return try calls()
  } catch {
    throw Messages.systemError(error as? Errno ?? .ioError, during: action, at: path)
  }
}

extension FilePermissions {
  /// Readable and writable for all, less what the user's mask takes away.
  static var forNewFiles: FilePermissions { [.ownerReadWrite, .groupReadWrite, .otherReadWrite] }
}
