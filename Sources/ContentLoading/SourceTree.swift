package import Diagnostics

/// The files a site is made from; everything behind it works the same on a disk and in memory.
package protocol SourceTree: Sendable {
  /// The paths of all files below `Content/` and `Templates/`, relative to the project's root with `/` between folders, sorted.
  func paths() throws(SourceTreeFault) -> [String]

  /// What lies below these folders and is not read, since it only points to a place that may be anywhere.
  func symbolicLinks() throws(SourceTreeFault) -> [String]

  /// The size of one of these files, in bytes.
  func size(of path: String) throws(SourceTreeFault) -> Int

  /// The bytes of one of these files.
  func read(_ path: String) throws(SourceTreeFault) -> [UInt8]
}

extension SourceTree {
  package func symbolicLinks() -> [String] { [] }

  package func size(of path: String) throws(SourceTreeFault) -> Int { try read(path).count }
}

/// Why a file could not be listed or read, with the system's reason.
package struct SourceTreeFault: Error, Sendable {
  package let path: String
  package let reason: LocalizedText

  package init(path: String, reason: LocalizedText) {
    self.path = path
    self.reason = reason
  }
}

/// A source tree in memory, for tests and previews.
package struct MemorySourceTree: SourceTree {
  private let files: [String: [UInt8]]

  package init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  package init(texts: [String: String]) {
    files = texts.mapValues { Array($0.utf8) }
  }

  package func paths() -> [String] { files.keys.sorted() }

  package func read(_ path: String) throws(SourceTreeFault) -> [UInt8] {
    guard let bytes = files[path] else { throw SourceTreeFault(path: path, reason: LocalizedText(zh: "没有这个文件", en: "No such file")) }
    return bytes
  }
}
