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
    guard var draft = Draft(path, kind: kind) else { return false }
    contents(&draft)
    return draft.seal(flushes: flushes)
  }

  /// A sealed file while it is written beside its place; without a seal nothing is left of it.
  package struct Draft: ~Copyable {
    private let path: FilePath
    private let file: FileDescriptor
    private var hash = SHA256()
    /// What was written and is not in the file yet.
    private var waiting = ByteWriter()
    private var failure: (any Error)?
    private var isSealed = false

    private static let size = 1 << 18

    /// Nil where no file can be written.
    package init?(_ path: FilePath, kind: String) {
      unlink(Draft.place(of: path))
      let file = try? FileDescriptor.open(
        FilePath(Draft.place(of: path)), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      guard let file else { return nil }
      self.path = path
      self.file = file
      waiting.bytes.reserveCapacity(2 * Draft.size)
      put(Array((kind + "\n").utf8))
    }

    deinit {
      try? file.close()
      if !isSealed { unlink(Draft.place(of: path)) }
    }

    private static func place(of path: FilePath) -> String { path.string + ".new" }

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

    /// Ends the file and puts it in its place.
    ///
    /// - Returns: whether it could be written.
    @discardableResult
    package mutating func seal(flushes: Bool = false) -> Bool {
      empty()
      var seal = ByteWriter()
      seal.digest(exchange(&hash, with: SHA256()).finish())
      guard failure == nil, (try? file.writeAll(seal.bytes)) != nil, !flushes || fsync(file.rawValue) == 0 else { return false }
      isSealed = rename(Draft.place(of: path), path.string) == 0
      return isSealed
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
