/// Findings as one JSON object, for editors and scripts.
public struct JSONRendering: Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  /// `{"diagnostics":[{"code","severity","message","file","line","column","hint"}]}` on one line with a line break.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    JSONText.encode(.object([("diagnostics", .array(diagnostics.map(value)))])) + "\n"
  }

  /// One finding as a JSON object; a finding without a place has null for file, line and column.
  public func value(_ diagnostic: Diagnostic) -> JSONText.Value {
    let hint = diagnostic.hints.map { $0.text(in: language) }.joined(separator: language == .chinese ? "" : " ")
    return .object([
      ("code", .string(diagnostic.code)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message.text(in: language))),
      ("file", diagnostic.location.map { .string($0.file) } ?? .null),
      ("line", diagnostic.location.map { .int($0.line) } ?? .null),
      ("column", diagnostic.location.map { .int($0.column) } ?? .null),
      ("hint", diagnostic.hints.isEmpty ? .null : .string(hint)),
    ])
  }
}
