import ContentModel
package import Diagnostics
package import Digests
import Markdown

/// The texts of a project's files by their paths, relative to its root.
package struct SourceTexts: Sendable {
  /// A file's text, or the body that stands in the file, wherever that is kept.
  enum Source: Sendable {
    indirect case text(SourceText)
    case body(Body)

    var text: SourceText {
      switch self {
      case .text(let text): text
      case .body(let body): body.text.whole
      }
    }
  }

  private var sources: [String: Source] = [:]

  package init() {}

  package subscript(path: String) -> SourceText? { sources[path]?.text }

  /// The digest of a file on the disk, where its text brings it along.
  package func digest(of path: String) -> Digest? {
    if case .body(let body)? = sources[path] { body.knownDigest } else { nil }
  }

  /// The paths of all files, sorted.
  package var paths: [String] { sources.keys.sorted() }

  /// What all files hold.
  var bytes: [String: [UInt8]] { sources.mapValues(\.text.bytes) }

  /// Where the file that begins at a place first says some words; the place itself when it never does.
  package func mention(of words: String, from start: Location) -> Location {
    guard let source = self[start.file], let found = source.bytes.firstRange(of: Array(words.utf8)) else { return start }
    return source.location(found)
  }

  func holds(_ path: String) -> Bool { sources[path] != nil }

  mutating func reserve(_ count: Int) { sources.reserveCapacity(sources.count + count) }

  mutating func keep(_ source: Source?, of path: String) { sources[path] = source }
}
