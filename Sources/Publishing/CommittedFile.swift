import Glibc
package import SystemPackage

/// A file among the sources that the program writes itself: whole or not at all.
package enum CommittedFile {
  /// Writes `bytes` beside `path` and puts them in its place in one step; the folder is made where it is missing.
  package static func write(_ bytes: [UInt8], to path: FilePath) throws(PublishingError) {
    let folder = path.removingLastComponent()
    try Folder.make(folder)
    let draft = folder.appending("." + (path.lastComponent?.string ?? "file") + ".\(getpid())")
    do throws(PublishingError) {
      try attempt(.write, draft) {
        let file = try FileDescriptor.open(
          draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .forNewFiles)
        try file.closeAfter {
          _ = try file.writeAll(bytes)
          guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
      }
      try Folder.rename(draft, to: path)
    } catch {
      unlink(draft.string)
      throw error
    }
    try Folder.flush(folder)
  }
}
