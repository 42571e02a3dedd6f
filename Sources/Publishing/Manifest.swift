import Diagnostics
package import Digests
import FoundationEssentials

/// The files of a published tree with their digests; written into the tree as `manifest.json`, so that a copy can be checked against it.
package struct Manifest: Sendable, Equatable {
  /// One published file.
  package struct Entry: Sendable, Equatable {
    package let path: String
    /// The size in bytes.
    package let size: Int
    /// The SHA-256 digest.
    package let digest: Digest
  }

  /// The name of the manifest in its tree, which no other file may have.
  package static let fileName = "manifest.json"

  /// The files by the bytes of their paths; the manifest does not name itself.
  package let entries: [Entry]
  /// The digest of the manifest itself: equal for equal trees.
  package let digest: Digest

  init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    digest = Digest(of: Manifest.json(of: self.entries))
  }

  /// The manifest in a file's bytes; nil when they are not one.
  init?(json: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)), document.version == 1 else { return nil }
    var entries: [Entry] = []
    for file in document.files {
      guard let digest = Digest(hexadecimal: file.sha256), PathRules.fault(in: file.path) == nil else { return nil }
      entries.append(Entry(path: file.path, size: file.size, digest: digest))
    }
    self.init(entries)
  }

  /// The size of all files together in bytes.
  package var size: Int {
    entries.reduce(0) { $0 + $1.size }
  }

  /// The manifest as JSON, a line a file.
  var json: [UInt8] { Manifest.json(of: entries) }

  private static func json(of entries: [Entry]) -> [UInt8] {
    var text = "{\"version\":1,\"files\":["
    text.reserveCapacity(entries.count * 160)
    for (index, entry) in entries.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += "{\"path\":"
      text += JSONText.encode(.string(entry.path))
      text += ",\"size\":\(entry.size),\"sha256\":\""
      text += entry.digest.hexadecimal
      text += "\"}"
    }
    text += "\n]}\n"
    return Array(text.utf8)
  }

  private struct Document: Decodable {
    struct File: Decodable {
      let path: String
      let size: Int
      let sha256: String
    }

    let version: Int
    let files: [File]
  }
}
