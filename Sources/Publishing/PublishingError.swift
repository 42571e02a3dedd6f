package import Diagnostics

/// Why nothing was published; whatever was in the output before is still there, whole.
package struct PublishingError: Error, Sendable {
  /// The kinds of failure that a caller may act on.
  package enum Fault: Sendable, Equatable {
    /// Paths from the content that no folder can hold; the findings name each.
    case paths
    /// Another build holds the output.
    case locked
    /// A folder or file in the place of a tree was not made by this program.
    case foreignFolder
    /// A file to be copied changed or vanished while it was read.
    case sourceChanged
    case diskFull
    case readOnly
    case permission
    /// The written files are not those that were to be written.
    case damaged
    /// There is no earlier version to go back to, or it is not whole.
    case noEarlierVersion
    /// A call to the system failed in any other way.
    case system
  }

  package let fault: Fault
  package let diagnostics: [Diagnostic]

  init(_ fault: Fault, _ diagnostics: [Diagnostic]) {
    self.fault = fault
    self.diagnostics = diagnostics
  }

  /// Whether the content is at fault (exit code 1) rather than the machine (exit code 3).
  package var isAboutContent: Bool {
    fault == .paths
  }
}
