import ContentLoading
import ContentModel
import Digests
import Glibc
package import SystemPackage

/// The folder where finished variants and what is known about pictures are kept from one build to the next.
///
/// A variant's name says what it was made from and how, so a file that is there is right; removing the folder costs time and nothing else.
package struct PictureCache: Sendable {
  /// The folder of this version of the encoders, whose bytes differ from those of others.
  private let folder: FilePath

  /// - Parameter output: the output folder; the cache lies hidden in it, beside what publishing keeps there.
  package init(output: FilePath) {
    folder = output.appending(".fengwu").appending("pictures").appending("\(PictureCache.version)")
  }

  /// Raised when the same parameters are to give other bytes.
  private static let version = 2

  func path(of variant: PictureVariant) -> FilePath {
    folder.appending(String(variant.path.dropFirst(PictureVariant.folder.count)))
  }

  /// A machine that stops suddenly may leave the name of a new file without its bytes; such a file does not count.
  func holds(_ variant: PictureVariant) -> Bool {
    (try? Stat(path(of: variant)).size).map { $0 > 0 } ?? false
  }

  /// Keeps a finished variant, whole or not at all; others may keep the same one at the same time.
  func keep(_ bytes: [UInt8], as variant: PictureVariant) throws(SourceTreeFault) {
    try write(bytes, to: path(of: variant))
  }

  /// Unlike what people write, what is kept here can be made again, so nothing waits until it is on the disk.
  private func write(_ bytes: [UInt8], to path: FilePath) throws(SourceTreeFault) {
    do {
      try PictureCache.makeFolder(folder)
      try PictureCache.replace(path, by: bytes)
    } catch {
      throw SourceTreeFault(path: path.string, reason: SystemReason.text(of: error))
    }
  }

  private static func replace(_ path: FilePath, by bytes: [UInt8]) throws {
    var name = Array((path.string + ".XXXXXX").utf8CString)
    let number = name.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { mkstemp($0) } ?? -1 }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    let beside = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do {
      let file = FileDescriptor(rawValue: number)
      try file.closeAfter { _ = try file.writeAll(bytes) }
      guard chmod(beside, 0o644) == 0, rename(beside, path.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(beside)
      throw error
    }
  }

  private static func makeFolder(_ path: FilePath) throws(Errno) {
    guard !path.isEmpty, access(path.string, F_OK) != 0 else { return }
    try makeFolder(path.removingLastComponent())
    guard mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
  }

  /// Removes the variants that are not among `used`, so that the folder does not grow for ever.
  func keepOnly(_ used: Set<PictureVariant>) {
    let names = Set(used.map { $0.path.dropFirst(PictureVariant.folder.count) })
    guard let stream = opendir(folder.string) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), name != PictureCache.index, !names.contains(name[...]) else { continue }
      unlink(folder.appending(name).string)
    }
  }

  private static let index = "index.tsv"

  /// What was known about pictures after the last build.
  func knownFacts() -> KnownFacts {
    guard let bytes = try? DiskFile.read(folder.appending(PictureCache.index)) else { return KnownFacts() }
    return KnownFacts(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Keeps what is known for the next build, where it differs from what was kept.
  ///
  /// A cache that cannot be written slows the next build down and is no reason to fail this one.
  func keep(_ facts: KnownFacts) {
    let bytes = Array(facts.text.utf8)
    let path = folder.appending(PictureCache.index)
    if let kept = try? DiskFile.read(path), kept == bytes { return }
    try? write(bytes, to: path)
  }
}

/// What was found out about picture files, each as it was when it was looked at.
package struct KnownFacts: Sendable {
  /// What changes with a file's contents, as the system keeps it.
  struct Stamp: Sendable, Hashable {
    let text: String

    init(_ status: Stat) {
      text = [
        String(status.size), "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)", "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)",
      ].joined(separator: " ")
    }

    fileprivate init(text: String) {
      self.text = text
    }
  }

  private var facts: [String: (stamp: Stamp, picture: Picture)] = [:]

  init() {}

  subscript(path: String, stamp: Stamp) -> Picture? {
    get { facts[path].flatMap { $0.stamp == stamp ? $0.picture : nil } }
    set { facts[path] = newValue.map { (stamp, $0) } }
  }

  /// A line for each picture; lines that cannot be read are passed over.
  fileprivate init(text: String) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 7, let kind = Picture.Kind(rawValue: cells[2]), cells[3].utf8.count == Picture.digestLength else { continue }
      let sides = (Int(cells[4]), Int(cells[5]))
      let size = sides.0.flatMap { width in sides.1.map { PixelSize(width: width, height: $0) } }
      let picture = Picture(path: cells[0], kind: kind, digest: cells[3], size: size, tint: Tint(code: cells[6]))
      facts[cells[0]] = (Stamp(text: cells[1]), picture)
    }
  }

  fileprivate var text: String {
    facts.sorted { $0.key < $1.key }.map { path, fact in
      let picture = fact.picture
      let size = picture.size.map { "\($0.width)\t\($0.height)" } ?? "\t"
      return "\(path)\t\(fact.stamp.text)\t\(picture.kind.rawValue)\t\(picture.digest)\t\(size)\t\(picture.tint?.code ?? "")\n"
    }.joined()
  }
}
