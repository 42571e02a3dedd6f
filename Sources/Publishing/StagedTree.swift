import Digests
import Glibc
import Rendering
import SystemPackage

/// Writes a tree where no reader sees it, and checks what was written.
enum StagedTree {
  /// The bytes that are read and written at a time when a file is copied.
  private static let pieceSize = 1 << 18

  /// Writes all files of `tree` and its manifest into the new folder `root`.
  static func write(_ tree: OutputTree, to root: FilePath) throws(PublishingError) -> Manifest {
    try Folder.make(root)
    var made: Set<String> = []
    var entries: [Manifest.Entry] = []
    entries.reserveCapacity(tree.files.count)
    for file in tree.files {
      if let slash = file.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        let folder = String(file.path[..<slash])
        if made.insert(folder).inserted { try Folder.make(root.pushing(FilePath(folder))) }
      }
      let target = root.pushing(FilePath(file.path))
      switch file.contents {
      case .bytes(let bytes):
        try write(bytes, to: target)
        entries.append(Manifest.Entry(path: file.path, size: bytes.count, sha256: SHA256.digest(of: bytes)))
      case .copy(let source):
        let (size, digest) = try copy(source, to: target)
        entries.append(Manifest.Entry(path: file.path, size: size, sha256: digest))
      }
    }
    let manifest = Manifest(entries)
    try write(manifest.json, to: root.appending(Manifest.fileName))
    return manifest
  }

  /// Holds the files below `root` against the manifest: each there with its size, and none besides.
  ///
  /// Sizes are enough here: every byte was given to the system a moment ago, and reading it back would show the same memory. What this
  /// catches is a file system that folds names together, a quota that cuts files, and other hands in the folder.
  static func verify(_ root: FilePath, holds manifest: Manifest) throws(PublishingError) {
    var sizes: [String: Int] = [Manifest.fileName: manifest.json.count]
    for entry in manifest.entries { sizes[entry.path] = entry.size }
    var open: [(folder: FilePath, prefix: String)] = [(root, "")]
    while let (folder, prefix) = open.popLast() {
      for name in try Folder.names(in: folder) {
        let path = folder.appending(name)
        let status = try attempt(.read, path) { try Stat(path, followTargetSymlink: false) }
        if status.type == .directory {
          open.append((path, prefix + name.string + "/"))
        } else if status.type != .regular || sizes.removeValue(forKey: prefix + name.string) != Int(status.size) {
          throw PublishingError(.damaged, [Messages.damaged(prefix + name.string)])
        }
      }
    }
    if let missing = sizes.keys.min() { throw PublishingError(.damaged, [Messages.damaged(missing)]) }
  }

  private static func write(_ bytes: [UInt8], to target: FilePath) throws(PublishingError) {
    try attempt(.write, target) {
      let output = try create(target)
      try output.closeAfter { _ = try output.writeAll(bytes) }
    }
  }

  /// Copies the file at `source` piece by piece; its size and time of change must be the same before and after.
  private static func copy(_ source: FilePath, to target: FilePath) throws(PublishingError) -> (size: Int, digest: String) {
    let input = try attempt(.read, source) { try FileDescriptor.open(source, .readOnly, options: .closeOnExec) }
    defer { try? input.close() }
    let output = try attempt(.write, target) { try create(target) }
    defer { try? output.close() }

    let before = try attempt(.read, source) { try Stat(input) }
    var hash = SHA256()
    var size = 0
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = try attempt(.read, source) { try piece.withUnsafeMutableBytes { try input.read(into: $0) } }
      if count == 0 { break }
      hash.update(piece.span.extracting(0..<count))
      try attempt(.write, target) { _ = try output.writeAll(piece[..<count]) }
      size += count
    }
    let after = try attempt(.read, source) { try Stat(input) }
    let unchanged =
      after.size == before.size && after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    guard unchanged, after.size == size else { throw PublishingError(.sourceChanged, [Messages.sourceChanged(source)]) }
    return (size, hash.finish())
  }

  /// Opens a file that must not be there yet.
  private static func create(_ target: FilePath) throws -> FileDescriptor {
    try FileDescriptor.open(target, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .forNewFiles)
  }
}
