package import ContentModel

/// A path with `*` for any part of one folder's or file's name.
struct PathPattern {
  private let parts: [Substring]
  /// What stands before the first `*`.
  private let beginning: Substring

  init(_ pattern: String) {
    parts = pattern.split(separator: "/").map { $0 }
    beginning = pattern.prefix { $0 != "*" }
  }

  func matches(_ path: String) -> Bool {
    guard path.utf8.starts(with: beginning.utf8) else { return false }
    let names = path.split(separator: "/")
    return names.count == parts.count && zip(parts, names).allSatisfy { PathPattern.matches($0[...], $1[...]) }
  }

  private static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" {
      return matches(pattern.dropFirst(), name) || !name.isEmpty && matches(pattern, name.dropFirst())
    }
    return name.first == first && matches(pattern.dropFirst(), name.dropFirst())
  }
}

extension Schema {
  /// Whether the file at a path, relative to the project's root, is one of the collection's sources.
  package func isSource(_ path: String) -> Bool {
    PathPattern("Content/" + source).matches(path)
  }
}
