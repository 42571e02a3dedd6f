import Glibc
import SystemPackage

extension FilePath {
  /// The path from the root of the file system, links followed as far as the path exists.
  var resolved: FilePath {
    var existing = isEmpty ? "." : self
    var missing: [FilePath.Component] = []
    while true {
      if let path = realpath(existing.string, nil) {
        defer { free(path) }
        return FilePath(platformString: path).appending(missing.reversed()).lexicallyNormalized()
      }
      guard let last = existing.lastComponent else { return lexicallyNormalized() }
      missing.append(last)
      existing = existing.removingLastComponent()
      if existing.isEmpty { existing = "." }
    }
  }
}
