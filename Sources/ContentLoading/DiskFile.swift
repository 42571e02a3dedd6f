import Glibc
package import SystemPackage

/// Reads single files from disk.
package enum DiskFile {
  /// All bytes of a file.
  package static func read(_ path: FilePath) throws(SourceTreeFault) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      return try file.closeAfter {
        let status = try Stat(file)
        guard status.type != .directory else { throw Errno.isDirectory }
        return try read(file, expecting: status.type == .regular ? Int(status.size) : 0)
      }
    } catch {
      throw SourceTreeFault(path: path.string, error)
    }
  }

  /// Everything that comes in on standard input.
  package static func readStandardInput() throws(SourceTreeFault) -> [UInt8] {
    do {
      return try read(.standardInput, expecting: 0)
    } catch {
      throw SourceTreeFault(path: "-", error)
    }
  }

  /// Reads to the end, into one allocation when the size is known.
  private static func read(_ file: FileDescriptor, expecting size: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size + 1
    while true {
      var got = 0
      var failure: Errno?
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        do {
          got = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        } catch {
          failure = error as? Errno ?? .ioError
        }
        count = got
      }
      if let failure { throw failure }
      if got == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = max(1, size + 1 - bytes.count, size == 0 ? 65_536 : 1)
    }
  }
}

extension DiskFile {
  /// Puts `bytes` in the place of a file, or makes it with its folder; whoever reads it sees the old file or the new one, each whole.
  package static func write(_ bytes: [UInt8], to path: FilePath) throws(SourceTreeFault) {
    guard let name = path.lastComponent else { throw SourceTreeFault(path: path.string, Errno.isDirectory) }
    let folder = path.removingLastComponent()
    // Its name begins with a dot, so that it is no part of the project should it be left behind.
    let beside = folder.appending(".\(name.string).fengwu-\(getpid())")
    do {
      try makeFolder(folder)
      let mode = (try? Stat(path))?.permissions ?? FilePermissions(rawValue: 0o644)
      let file = try FileDescriptor.open(beside, .writeOnly, options: [.create, .exclusiveCreate], permissions: mode)
      try file.closeAfter {
        try file.writeAll(bytes)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      guard rename(beside.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(beside.string)
      throw SourceTreeFault(path: path.string, error)
    }
  }

  private static func makeFolder(_ path: FilePath) throws(Errno) {
    guard !path.isEmpty, access(path.string, F_OK) != 0 else { return }
    try makeFolder(path.removingLastComponent())
    guard mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
  }
}
