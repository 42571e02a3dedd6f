package import Foundation
package import Testing

/// Reads and compares expected outputs kept as files beside the tests.
package enum Golden {
  /// Compares `text` with the golden file at `path`.
  ///
  /// With `UPDATE_GOLDENS=1` the file is rewritten instead, which is refused when `CI` is set.
  package static func expect(_ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let environment = ProcessInfo.processInfo.environment
    let url = URL(fileURLWithPath: path)
    if environment["UPDATE_GOLDENS"] == "1" {
      if environment["CI"] != nil {
        Issue.record("goldens are not rewritten in CI", sourceLocation: sourceLocation)
        return
      }
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return
    }
    let expected = try? String(contentsOf: url, encoding: .utf8)
    #expect(text == expected, "differs from golden \(path); UPDATE_GOLDENS=1 rewrites it", sourceLocation: sourceLocation)
  }
}

/// Folders of the checkout that tests read from.
package enum Checkout {
  /// The project's root, found from this file's place.
  package static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A file or folder below `Tests`.
  package static func tests(_ path: String) -> URL {
    root.appendingPathComponent("Tests/" + path)
  }
}
