import Digests
import Glibc
package import SystemPackage

/// A file that one run keeps for the next; one that is damaged, cut short or of another kind reads as if it were not there.
///
/// The kind stands on the first line, the digest of everything behind it in the last 32 bytes.
package enum SealedFile {
  /// The contents of the file at `path` when it is whole and of this kind.
  package static func read(_ path: FilePath, kind: String) -> ByteReader? {
    guard let bytes = bytes(of: path), bytes.count >= 32 else { return nil }
    let end = bytes.count - 32
    var seal = ByteReader(bytes, from: end)
    var hash = SHA256()
    hash.update(bytes.span.extracting(0..<end))
    guard seal.digest() == hash.finish() else { return nil }
    let head = Array((kind + "\n").utf8)
    guard bytes.starts(with: head) else { return nil }
    return ByteReader(bytes, from: head.count, to: end)
  }

  /// Puts the file in place in one step, so that another run sees the old or the new one.
  ///
  /// - Parameter flushes: whether it is on the disk, and not only in memory, before it takes its place.
  /// - Returns: whether it could be written; what is only kept to save time may well be missing.
  @discardableResult
  package static func write(_ contents: ByteWriter, to path: FilePath, kind: String, flushes: Bool = false) -> Bool {
    var writer = ByteWriter()
    writer.bytes = Array((kind + "\n").utf8)
    writer.bytes += contents.bytes
    writer.digest(Digest(of: writer.bytes))
    let draft = FilePath(path.string + ".new")
    unlink(draft.string)
    do {
      let file = try FileDescriptor.open(
        draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        _ = try file.writeAll(writer.bytes)
        if flushes, fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
      }
    } catch {
      unlink(draft.string)
      return false
    }
    return rename(draft.string, path.string) == 0
  }

  private static func bytes(of path: FilePath) -> [UInt8]? {
    guard let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow]) else { return nil }
    defer { try? file.close() }
    guard let size = FileSignature.file(file.rawValue)?.size, size > 0 else { return nil }
    return try? [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if read == 0 { break }
        count += read
      }
    }
  }
}
