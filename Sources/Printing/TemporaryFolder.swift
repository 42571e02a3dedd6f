import FoundationEssentials

/// A fresh folder only this user can read, for the browser's profile and the files that are printed and checked.
package struct TemporaryFolder: Sendable {
  private let root: String

  package init() throws(PrintingError) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fengwu-print-" + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .folderUnwritable(path: folder.path)
    }
    root = folder.path
  }

  /// The path of a file in the folder, which need not exist.
  package func path(_ name: String) -> String {
    root + "/" + name
  }

  /// Writes a file over any earlier one of its name, makes the folders in its name, and gives its path.
  @discardableResult
  package func write(_ bytes: [UInt8], as name: String) throws(PrintingError) -> String {
    do {
      let parent = URL(filePath: path(name)).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path(name)))
    } catch {
      throw .folderUnwritable(path: path(name))
    }
    return path(name)
  }

  /// Removes the folder with all that is in it; what cannot be removed is left to the system's clean-up.
  package func remove() {
    try? FileManager.default.removeItem(atPath: root)
  }
}
