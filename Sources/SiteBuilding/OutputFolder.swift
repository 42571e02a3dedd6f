package import Diagnostics
import Publishing
package import SystemPackage

/// A folder with published trees, after they were made.
package struct OutputFolder: Sendable {
  private let path: FilePath

  package init(_ path: FilePath) {
    self.path = path
  }

  /// A tree that came back into view.
  package struct Restored: Sendable {
    /// Relative to the output folder.
    package let path: String
    package let files: Int
    /// Seconds since 1970 when it was made.
    package let made: Int
  }

  /// Brings the trees before the last publication back into view; with errors nothing was changed.
  package func rollBack() -> Diagnosed<[Restored]> {
    do throws(PublishingError) {
      return Diagnosed(
        try Publisher(output: path).rollBack().map { Restored(path: $0.path, files: $0.manifest.entries.count, made: $0.made) })
    } catch {
      return Diagnosed([], error.diagnostics)
    }
  }

  /// A tree that was held against its manifest.
  package struct Checked: Sendable {
    package let path: String
    package let files: Int
    package let isWhole: Bool
  }

  /// Holds every tree at or below the folder against its manifest.
  package func verify() -> Diagnosed<[Checked]> {
    var found: [Diagnostic] = []
    var checked: [Checked] = []
    do throws(PublishingError) {
      let folders = try Manifest.folders(in: path)
      for folder in folders.isEmpty ? [path] : folders {
        let tree = try Manifest.verify(folder)
        found += tree.diagnostics
        if let manifest = tree.value {
          checked.append(Checked(path: folder.string, files: manifest.entries.count, isWhole: tree.diagnostics.isEmpty))
        }
      }
      return Diagnosed(checked, found)
    } catch {
      return Diagnosed(checked, found + error.diagnostics)
    }
  }
}
