import Diagnostics

/// The files of a published tree with their digests; written into the tree as `manifest.json`, so that a copy can be checked against it.
package struct Manifest: Sendable, Equatable {
  /// One published file.
  package struct Entry: Sendable, Equatable {
    package let path: String
    /// The size in bytes.
    package let size: Int
    /// The SHA-256 digest in lower-case hexadecimal digits.
    package let sha256: String
  }

  /// The name of the manifest in its tree, which no other file may have.
  package static let fileName = "manifest.json"

  /// The files by the bytes of their paths; the manifest does not name itself.
  package let entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The size of all files together in bytes.
  package var size: Int {
    entries.reduce(0) { $0 + $1.size }
  }

  /// The manifest as JSON, a line a file.
  var json: [UInt8] {
    var text = "{\"version\":1,\"files\":["
    for (index, entry) in entries.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += JSONText.encode(
        .object([("path", .string(entry.path)), ("size", .int(entry.size)), ("sha256", .string(entry.sha256))]))
    }
    text += "\n]}\n"
    return Array(text.utf8)
  }
}
