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
    write(to: path, kind: kind, flushes: flushes) { $0.write(contents.bytes) }
  }

  /// The same for contents that are not to exist as a whole: `contents` writes them one behind the other.
  @discardableResult
  package static func write(
    to path: FilePath, kind: String, flushes: Bool = false, _ contents: (inout Draft) -> Void
  ) -> Bool {
    let place = FilePath(path.string + ".new")
    unlink(place.string)
    do {
      let file = try FileDescriptor.open(
        place, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        var draft = Draft(file)
        draft.write(Array((kind + "\n").utf8))
        contents(&draft)
        try draft.seal()
        if flushes, fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
      }
    } catch {
      unlink(place.string)
      return false
    }
    return rename(place.string, path.string) == 0
  }

  /// A sealed file while it is written.
  package struct Draft: ~Copyable {
    private let file: FileDescriptor
    private var hash = SHA256()
    /// What was written and is not in the file yet.
    private var waiting = ByteWriter()
    private var failure: (any Error)?

    private static let size = 1 << 18

    fileprivate init(_ file: FileDescriptor) {
      self.file = file
      waiting.bytes.reserveCapacity(2 * Draft.size)
    }

    package mutating func write(_ values: (inout ByteWriter) -> Void) {
      values(&waiting)
      if waiting.bytes.count >= Draft.size { empty() }
    }

    mutating func write(_ bytes: [UInt8]) {
      empty()
      put(bytes)
    }

    private mutating func empty() {
      put(waiting.bytes)
      waiting.bytes.removeAll(keepingCapacity: true)
    }

    private mutating func put(_ bytes: [UInt8]) {
      hash.update(bytes.span)
      do { if failure == nil { _ = try file.writeAll(bytes) } } catch { failure = error }
    }

    fileprivate consuming func seal() throws {
      empty()
      var seal = ByteWriter()
      seal.digest(hash.finish())
      if let failure { throw failure }
      _ = try file.writeAll(seal.bytes)
    }
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
