import Caching
import Digests
import Glibc
import SystemPackage

/// Reads, writes and copies whole files, with the digest of what went through.
enum FileContents {
  /// The bytes that are read and written at a time.
  private static let pieceSize = 1 << 18

  /// The size and digest of the file at `path`.
  static func digest(of path: FilePath) throws(PublishingError) -> (size: Int, digest: Digest) {
    try read(path) { _ throws(PublishingError) in }
  }

  /// The bytes of the file at `path`.
  static func bytes(of path: FilePath) throws(PublishingError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try read(path) { piece throws(PublishingError) in bytes += piece }
    return bytes
  }

  /// Writes a new file, in place of what stands at `target`.
  static func write(_ bytes: [UInt8], to target: FilePath) throws(PublishingError) -> FileSignature? {
    try attempt(.write, target) {
      let output = try create(target)
      return try output.closeAfter {
        _ = try bytes.withUnsafeBytes { try output.writeAll($0) }
        return FileSignature.file(output.rawValue)
      }
    }
  }

  /// Copies a file piece by piece; it must be the same before and after, and what stands at `target` gives way.
  static func copy(_ source: FilePath, to target: FilePath) throws(PublishingError) -> (
    size: Int, digest: Digest, signature: FileSignature?
  ) {
    let output = try attempt(.write, target) { try create(target) }
    defer { try? output.close() }
    let (size, digest) = try read(source) { piece throws(PublishingError) in
      try attempt(.write, target) { _ = try output.writeAll(piece) }
    }
    return (size, digest, FileSignature.file(output.rawValue))
  }

  private static func read(
    _ source: FilePath, _ use: (ArraySlice<UInt8>) throws(PublishingError) -> Void
  ) throws(PublishingError) -> (size: Int, digest: Digest) {
    let input = try attempt(.read, source) { try FileDescriptor.open(source, .readOnly, options: .closeOnExec) }
    defer { try? input.close() }
    guard let before = FileSignature.file(input.rawValue) else { throw Messages.systemError(.ioError, during: .read, at: source) }
    var hash = SHA256()
    var size = 0
    var piece = [UInt8](repeating: 0, count: min(pieceSize, max(1, before.size + 1)))
    while true {
      let count = try attempt(.read, source) { try piece.withUnsafeMutableBytes { try input.read(into: $0) } }
      if count == 0 { break }
      hash.update(piece.span.extracting(0..<count))
      try use(piece[..<count])
      size += count
    }
    let after = FileSignature.file(input.rawValue)
    guard after?.modified == before.modified, after?.size == size else {
      throw PublishingError(.sourceChanged, [Messages.sourceChanged(source)])
    }
    return (size, hash.finish())
  }

  /// Opens a file with a new inode.
  private static func create(_ target: FilePath) throws -> FileDescriptor {
    func open() throws -> FileDescriptor {
      try FileDescriptor.open(target, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow], permissions: .forNewFiles)
    }
    do {
      return try open()
    } catch Errno.fileExists {
      try Folder.remove(target)
      return try open()
    }
  }
}
