import FoundationEssentials
import Glibc

/// A fresh folder only this user can read, for the browser's profile and the files that are printed and checked.
package struct TemporaryFolder: Sendable {
  private let root: String
  private static let prefix = "fengwu-print-"

  /// Makes the folder, and removes those that earlier runs left behind when they were killed.
  package init() throws(PrintingError) {
    let parent = FileManager.default.temporaryDirectory
    TemporaryFolder.removeAbandoned(in: parent)
    let folder = parent.appending(path: TemporaryFolder.prefix + "\(getpid())-" + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .folderUnwritable(path: folder.path)
    }
    root = folder.path
  }

  /// A folder is abandoned when the process in its name is no longer there.
  private static func removeAbandoned(in parent: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), process > 0 else { continue }
      if kill(process, 0) == -1, errno == ESRCH { try? FileManager.default.removeItem(at: parent.appending(path: name)) }
    }
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
