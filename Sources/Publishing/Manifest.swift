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

  /// The manifest of these files, and the same as JSON.
  static func made(of entries: [Entry]) -> (manifest: Manifest, json: [UInt8]) {
    let entries = entries.sorted { $0.path.precedesByBytes($1.path) }
    let json = json(of: entries)
    return (Manifest(entries: entries, digest: Digest(of: json)), json)
  }

  private init(entries: [Entry], digest: Digest) {
    self.entries = entries
    self.digest = digest
  }

  /// The manifest in a file's bytes; nil when they are not one.
  init?(json: [UInt8]) {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)), document.version == 1 else { return nil }
    var entries: [Entry] = []
    for file in document.files {
      guard let digest = Digest(hexadecimal: file.sha256), PathRules.fault(in: file.path) == nil else { return nil }
      entries.append(Entry(path: file.path, size: file.size, digest: digest))
    }
    self = Manifest.made(of: entries).manifest
  }

  /// The size of all files together in bytes.
  package var size: Int {
    entries.reduce(0) { $0 + $1.size }
  }

  /// A line a file.
  private static func json(of entries: [Entry]) -> [UInt8] {
    var bytes = Array("{\"version\":1,\"files\":[".utf8)
    bytes.reserveCapacity(entries.count * 160)
    for (index, entry) in entries.enumerated() {
      bytes += (index == 0 ? "\n{\"path\":" : ",\n{\"path\":").utf8
      JSONText.append(entry.path, to: &bytes)
      bytes += ",\"size\":".utf8
      bytes += String(entry.size).utf8
      bytes += ",\"sha256\":\"".utf8
      entry.digest.appendHexadecimal(to: &bytes)
      bytes += "\"}".utf8
    }
    bytes += "\n]}\n".utf8
    return bytes
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

extension String {
  /// Whether it comes first in the order of bytes, in which other tools sort.
  fileprivate func precedesByBytes(_ other: String) -> Bool {
    let (left, right) = (utf8.span, other.utf8.span)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] { return left[index] < right[index] }
    return left.count < right.count
  }
}
