public import Diagnostics

/// Why a rendering ended early: one finding with its place in the template and the chain of calls as notes.
public struct TemplateError: Error, Sendable {
  public var diagnostic: Diagnostic

  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
