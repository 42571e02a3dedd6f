import Caching
import ContentLoading
import Digests
import Publishing
import SystemPackage

/// The files a build reads, told apart by their contents, so that a copy of the project elsewhere is the same to it.
struct SourceState: Sendable {
  struct File: Sendable {
    let path: String
    /// Nil when the file was too new to be told apart from a later change.
    let signature: FileSignature?
    let digest: Digest
  }

  /// In the order of their paths.
  let files: [File]

  /// Whether both hold the same files with the same contents.
  func holdsSameContents(as other: SourceState) -> Bool {
    files.count == other.files.count && zip(files, other.files).allSatisfy { $0.digest == $1.digest && $0.path == $1.path }
  }

  /// The file at `path`; nil when there is none.
  ///
  /// - Parameter place: where it stands if no file came or went.
  func file(_ path: String, near place: Int = 0) -> File? {
    if files.indices.contains(place), files[place].path == path { return files[place] }
    var range = files.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if files[middle].path == path { return files[middle] }
      range = files[middle].path < path ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  static func read(_ reader: inout ByteReader) -> SourceState? {
    let files = reader.list { reader -> File? in
      guard let path = reader.text(), let signature = reader.optional({ $0.signature() }), let digest = reader.digest() else { return nil }
      return File(path: path, signature: signature, digest: digest)
    }
    return files.map { SourceState(files: $0) }
  }

  func write(to draft: inout SealedFile.Draft) {
    draft.write { $0.int(files.count) }
    for file in files {
      draft.write { writer in
        writer.text(file.path)
        writer.optional(file.signature) { $0.signature($1) }
        writer.digest(file.digest)
      }
    }
  }
}

/// The files a build reads as the system tells of them, before any is read.
///
/// Taken before the build reads: a change in between then shows as a difference the next time.
struct SourceSighting: Sendable {
  /// The files that were there.
  let tree: DiskSourceTree
  private let entries: [Entry]
  /// Nanoseconds since 1970.
  private let moment: Int
  private let threads: Int

  private struct Entry: Sendable {
    let path: String
    /// Nil where no file can be asked about.
    let signature: FileSignature?
  }

  /// Nil when a folder cannot be read.
  static func take(_ options: BuildOptions) -> SourceSighting? {
    guard let tree = try? DiskSourceTree(root: options.root).listed(), let paths = try? tree.paths() else { return nil }
    let moment = FileSignature.now
    let entries = zip(paths, FileSignature.entries(at: paths, below: options.root.string)).map { path, entry in
      if case .file(let signature)? = entry { Entry(path: path, signature: signature) } else { Entry(path: path, signature: nil) }
    }
    return SourceSighting(tree: tree, entries: entries, moment: moment, threads: options.threads)
  }

  /// What the files hold, for which those that look as in the earlier state are not read; nil when something cannot be read.
  func state(earlier: SourceState?) -> SourceState? {
    state { index, path, signature in
      if let known = earlier?.file(path, near: index), known.signature == signature { return known }
      return read(path, signature)
    }
  }

  /// What the files hold besides the texts, which the build is going to read anyway; nil when something cannot be read.
  func stateWithoutTexts() -> SourceState? {
    let others = entries.filter { !SourceSighting.isText($0.path) }
    return SourceSighting(tree: tree, entries: others, moment: moment, threads: threads).state(earlier: nil)
  }

  /// What the files hold when the texts were read, too.
  ///
  /// - Parameters:
  ///   - others: what `stateWithoutTexts` told.
  ///   - digest: of a text as it was read; on what else there is nothing depends but that it is there.
  func state(_ others: SourceState, text digest: @Sendable (_ path: String) -> Digest?) -> SourceState? {
    state { _, path, signature in
      if !SourceSighting.isText(path) { return others.file(path) }
      return digest(path).map { file(path, signature, $0) } ?? read(path, signature)
    }
  }

  private static func isText(_ path: String) -> Bool { path.hasPrefix("Content/") && path.hasSuffix(".md") }

  /// - Parameter file: tells of a file by its place in the order, its path and its signature.
  private func state(_ file: @Sendable (Int, String, FileSignature) -> SourceState.File?) -> SourceState? {
    var files: [SourceState.File] = []
    files.reserveCapacity(entries.count)
    // Some thousands at once, so that what is found of all files exists only once.
    for start in stride(from: 0, to: entries.count, by: 1 << 15) {
      let some = Array(start..<min(start + 1 << 15, entries.count))
      let found = some.concurrentMap(threads: threads) { index in
        entries[index].signature.flatMap { file(index, entries[index].path, $0) }
      }
      for file in found {
        guard let file else { return nil }
        files.append(file)
      }
    }
    return SourceState(files: files)
  }

  private func read(_ path: String, _ signature: FileSignature) -> SourceState.File? {
    (try? tree.read(path)).map { file(path, signature, Digest(of: $0)) }
  }

  private func file(_ path: String, _ signature: FileSignature, _ digest: Digest) -> SourceState.File {
    SourceState.File(path: path, signature: signature.isTooFresh(at: moment) ? nil : signature, digest: digest)
  }
}
