package import Diagnostics
import Publishing
import Rendering

/// How a build ended.
package struct BuildResult: Sendable {
  package enum Ending: Sendable {
    /// Everything asked for was done.
    case done
    /// The content or a template has errors; nothing was published.
    case contentErrors
    /// The machine lacks something; `published` tells what was published without it.
    case machineLacks
  }

  /// A folder that was replaced.
  package struct PublishedTree: Sendable {
    /// Relative to the output folder.
    package let path: String
    package let files: Int
    package let bytes: Int
  }

  package let ending: Ending
  /// Sorted by place.
  package let diagnostics: [Diagnostic]
  package let published: [PublishedTree]
  /// The warnings the settings acknowledge, which `diagnostics` leaves out.
  package let hiddenWarnings: Int
  /// The warnings the settings acknowledge, where `diagnostics` has them, too.
  package let acknowledged: [AcknowledgedDiagnostics]

  init(
    _ ending: Ending, _ diagnostics: [Diagnostic], published: [PublishedTree] = [], hiddenWarnings: Int = 0,
    acknowledged: [AcknowledgedDiagnostics] = []
  ) {
    self.ending = ending
    self.acknowledged = acknowledged
    self.hiddenWarnings = hiddenWarnings
    self.diagnostics = diagnostics.sortedByLocation()
    self.published = published
  }
}

/// A step of a build, told while it runs.
package enum BuildProgress: Sendable, Hashable {
  case reading
  /// Laying out pages and compiling templates.
  case planning
  case checking
  case rendering(done: Int, of: Int)
  case pictures(done: Int, of: Int)
  case printing(done: Int, of: Int)
  case publishing
}

extension BuildResult.PublishedTree {
  init(_ tree: OutputTree, _ manifest: Manifest) {
    self.init(path: tree.path, files: manifest.entries.count, bytes: manifest.size)
  }
}
