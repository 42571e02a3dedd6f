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
      throw SourceTreeFault(path: path.string, reason: (error as? Errno)?.description ?? "\(error)")
    }
  }

  /// Everything that comes in on standard input.
  package static func readStandardInput() throws(SourceTreeFault) -> [UInt8] {
    do {
      return try read(.standardInput, expecting: 0)
    } catch {
      throw SourceTreeFault(path: "-", reason: (error as? Errno)?.description ?? "\(error)")
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
