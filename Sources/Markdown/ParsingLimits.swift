import Diagnostics

/// Bounds checked before parsing, since the C library takes quadratic time on inputs that nobody writes by hand.
enum ParsingLimits {
  /// The first thing in a text that is beyond a bound.
  static func fault(in source: SourceText, isGFM: Bool) -> Diagnostic? { nil }
}
