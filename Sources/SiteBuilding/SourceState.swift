import Caching
import ContentLoading
import Digests
import Publishing
import SystemPackage

/// The files a build reads, told apart by their contents, so that a copy of the project elsewhere is the same to it.
struct SourceState: Sendable {
  struct File: Sendable {
    /// Nil when the file was too new to be told apart from a later change.
    let signature: FileSignature?
    let digest: Digest
  }

  let files: [String: File]

  /// Whether both hold the same files with the same contents.
  func holdsSameContents(as other: SourceState) -> Bool {
    files.count == other.files.count && files.allSatisfy { other.files[$0.key]?.digest == $0.value.digest }
  }

  static func read(_ reader: inout ByteReader) -> SourceState? {
    let files = reader.list { reader -> (String, File)? in
      guard let path = reader.text(), let signature = reader.optional({ $0.signature() }), let digest = reader.digest() else { return nil }
      return (path, File(signature: signature, digest: digest))
    }
    return files.map { SourceState(files: Dictionary($0) { first, _ in first }) }
  }

  func write(to draft: inout SealedFile.Draft) {
    draft.write { $0.int(files.count) }
    for (path, file) in files {
      draft.write { writer in
        writer.text(path)
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
  private let tree: DiskSourceTree
  private let entries: [(path: String, entry: FileSignature.Entry?)]
  /// Nanoseconds since 1970.
  private let moment: Int
  private let threads: Int

  /// Nil when a folder cannot be read.
  static func take(_ options: BuildOptions) -> SourceSighting? {
    let tree = DiskSourceTree(root: options.root)
    guard let paths = try? tree.paths() else { return nil }
    let moment = FileSignature.now
    let entries = Array(zip(paths, FileSignature.entries(at: paths, below: options.root.string)))
    return SourceSighting(tree: tree, entries: entries, moment: moment, threads: options.threads)
  }

  /// What the files hold, for which those that look as in the earlier state are not read; nil when something cannot be read.
  func state(earlier: SourceState?) -> SourceState? {
    state { path, signature in
      if let known = earlier?.files[path], known.signature == signature { return known }
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
  ///   - digests: of the texts as they were read; on what else there is nothing depends but that it is there.
  func state(_ others: SourceState, texts digests: [String: Digest]) -> SourceState? {
    state { path, signature in
      if let known = others.files[path] { return known }
      return digests[path].map { file(signature, $0) } ?? read(path, signature)
    }
  }

  private static func isText(_ path: String) -> Bool { path.hasPrefix("Content/") && path.hasSuffix(".md") }

  private func state(_ file: @Sendable (String, FileSignature) -> SourceState.File?) -> SourceState? {
    let found = entries.concurrentMap(threads: threads) { path, entry -> SourceState.File? in
      if case .file(let signature)? = entry { file(path, signature) } else { nil }
    }
    var files: [String: SourceState.File] = [:]
    files.reserveCapacity(entries.count)
    for ((path, _), file) in zip(entries, found) {
      guard let file else { return nil }
      files[path] = file
    }
    return SourceState(files: files)
  }

  private func read(_ path: String, _ signature: FileSignature) -> SourceState.File? {
    (try? tree.read(path)).map { file(signature, Digest(of: $0)) }
  }

  private func file(_ signature: FileSignature, _ digest: Digest) -> SourceState.File {
    SourceState.File(signature: signature.isTooFresh(at: moment) ? nil : signature, digest: digest)
  }
}
