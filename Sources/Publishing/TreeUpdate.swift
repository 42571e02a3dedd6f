import Caching
package import Digests
package import Rendering
import Synchronization
import SystemPackage

/// One tree of a publication while its files arrive, in any order and from any thread.
///
/// Files are held against the visible tree. As long as none differs nothing is written at all; from the first difference on the idle tree is
/// brought up to date, and what it lacks is copied from the visible one in the end. The visible tree is only read.
package final class TreeUpdate: Sendable {
  /// The folder below the output.
  package let path: String
  private let work: WorkFolder
  private let visible: KeptTree?
  /// The idle tree as it was a moment ago.
  private let surveyed: SurveyedTree?
  private let state = Mutex(State())

  private struct State {
    /// The files of the new tree; the signature is that of the file in the idle tree, once it is there.
    var files: [(path: String, file: Receipt.File)] = []
    var idle: IdleTree?
  }

  init(_ path: String, _ work: WorkFolder, _ survey: TreeSurvey?) throws(PublishingError) {
    self.path = path
    self.work = work
    visible = try KeptTree.open(work.published(path), work, known: survey?.visible)
    surveyed = survey?.idle
  }

  /// Whether the visible tree was the one with this manifest when it was published; `holds` tells of each file whether it is still there.
  package func showed(manifest: Digest) -> Bool {
    visible?.showed(manifest: manifest) ?? false
  }

  /// Whether one of the two trees has a file with these contents at `path`, so that it need not be made.
  package func holds(_ path: String, _ digest: Digest) -> Bool { kept(path, digest) != nil }

  /// The idle tree is asked first: all its files were looked at, and it lacks only what the last publication changed.
  private func kept(_ path: String, _ digest: Digest) -> Receipt.File? {
    if let known = surveyed?.file(path), known.digest == digest { return known }
    if let known = visible?.file(path), known.digest == digest { return known }
    return nil
  }

  /// Whether each of these files has a path of its own, and one that the visible tree has as well.
  func replacesAll(_ files: [OutputFile]) -> Bool {
    guard let visible, visible.isOwn, files.allSatisfy({ visible.receipt.files[$0.path] != nil }) else { return false }
    return Set(files.map(\.path)).count == files.count
  }

  /// Takes in a file of the new tree; nothing is written where its path is unsafe.
  ///
  /// - Returns: the digest of the file's bytes; nil of a file that was taken in before.
  @discardableResult
  package func put(_ file: OutputFile) throws(PublishingError) -> Digest? {
    if let reason = PathRules.fault(in: file.path) {
      throw PublishingError(.paths, [Messages.unsafePath(path + "/" + file.path, reason, origin: nil)])
    }
    let size: Int
    let digest: Digest
    let file = file.ready
    switch file.contents {
    case .made: return nil
    case .bytes(let bytes): (size, digest) = (bytes.count, Digest(of: bytes))
    case .copy(let source): (size, digest) = try FileContents.digest(of: source)
    case .published(let digest):
      guard let known = kept(file.path, digest) else { throw PublishingError(.damaged, [Messages.damaged(file.path)]) }
      record(file.path, Receipt.File(signature: nil, size: known.size, digest: digest))
      return digest
    case .passedOn: return nil
    }
    if let known = visible?.file(file.path), known.size == size, known.digest == digest {
      record(file.path, Receipt.File(signature: nil, size: size, digest: digest))
    } else {
      let signature = try idle().place(file.path, file.contents, size: size, digest: digest)
      record(file.path, Receipt.File(signature: signature, size: size, digest: digest))
    }
    return digest
  }

  private func record(_ path: String, _ file: Receipt.File) {
    state.withLock { $0.files.append((path, file)) }
  }

  private func idle() throws(PublishingError) -> IdleTree {
    let opened = state.withLock { state -> Result<IdleTree, PublishingError> in
      if let idle = state.idle { return .success(idle) }
      do throws(PublishingError) {
        let idle = try IdleTree(work.idle(path), work, known: surveyed)
        state.idle = idle
        return .success(idle)
      } catch {
        return .failure(error)
      }
    }
    return try opened.get()
  }

  /// The tree when all its files have arrived.
  struct Finished {
    let path: String
    let manifest: Manifest
    /// What the idle tree now holds; nil when the visible tree is the new one already.
    let receipt: Receipt?
  }

  /// Completes the idle tree and checks it, if there is anything new.
  func finish() throws(PublishingError) -> Finished {
    // Taken out, so that they are worked on where they are.
    var files = state.withLock { state in
      let files = Dictionary(state.files.lazy.map { ($0.path, $0.file) }) { _, last in last }
      state.files = []
      return files
    }
    let (manifest, json) = Manifest.made(of: files.map { Manifest.Entry(path: $0.key, size: $0.value.size, digest: $0.value.digest) })
    if state.withLock({ $0.idle == nil }), isVisible(manifest, files.count) {
      return Finished(path: path, manifest: manifest, receipt: nil)
    }
    let idle = try idle()
    var folders: Set<String> = [""]
    var index = files.startIndex
    while index != files.endIndex {
      let (path, file) = files[index]
      if file.signature == nil {
        files.values[index].signature = try idle.place(
          path, .copy(of: work.published(self.path).pushing(FilePath(path))), size: file.size, digest: file.digest)
      }
      files.formIndex(after: &index)
      var folder = path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        guard folders.insert(String(folder)).inserted else { break }
      }
    }
    try idle.removeAll(but: files, in: folders)
    let signature = try FileContents.write(json, to: idle.tree.root.appending(Manifest.fileName))
    files[Manifest.fileName] = Receipt.File(signature: signature, size: json.count, digest: manifest.digest)
    return Finished(path: path, manifest: manifest, receipt: try check(files, folders, in: idle.tree))
  }

  /// Whether the visible tree holds just these files.
  private func isVisible(_ manifest: Manifest, _ count: Int) -> Bool {
    guard let visible, visible.receipt.files.count == count + 1, visible.showed(manifest: manifest.digest) else { return false }
    return SurveyedTree(visible).isUntouched
  }

  /// Holds the finished tree against what was to be written.
  ///
  /// Files that were there already were looked at when the tree was surveyed. For the others sizes are enough: every byte was given to the
  /// system a moment ago, and reading it back would show the same memory. What this catches is a file system that folds names together, a
  /// quota that cuts files, and other hands in the folder.
  private func check(
    _ files: consuming [String: Receipt.File], _ folders: Set<String>, in tree: KeptTree
  ) throws(PublishingError) -> Receipt {
    let root = tree.root
    var receipt = Receipt(files: files)
    let now = FileSignature.now
    let paths = receipt.files.compactMap { path, file in
      file.signature == nil || file.signature != tree.receipt.files[path]?.signature ? path : nil
    }
    // Some thousands at once, so that what is asked of all files never exists together.
    for start in stride(from: 0, to: paths.count, by: 1 << 14) {
      let some = Array(paths[start..<min(start + 1 << 14, paths.count)])
      for (path, entry) in zip(some, FileSignature.entries(at: some, below: root.string)) {
        guard let file = receipt.files[path], case .file(let signature)? = entry, signature.size == file.size,
          signature.inode == file.signature?.inode
        else { throw PublishingError(.damaged, [Messages.damaged(path)]) }
        receipt.files[path] = Receipt.File(
          signature: signature.isTooFresh(at: now) ? nil : signature, size: file.size, digest: file.digest)
      }
    }
    let names = Array(folders)
    receipt.folders.reserveCapacity(names.count)
    for (path, entry) in zip(names, FileSignature.entries(at: names, below: root.string)) {
      guard case .folder(let signature)? = entry else { throw PublishingError(.damaged, [Messages.damaged(path)]) }
      receipt.folders[path] = signature
    }
    return receipt
  }

  /// Removes the idle tree if this run changed it: half a tree keeps a full disk full.
  func discard() {
    if state.withLock({ $0.idle != nil }) { try? Folder.remove(work.idle(path)) }
  }
}
