// Diagnostics says what is wrong, where, and how to mend it, and shows that to people and programs. It knows texts and places in them; it
// does not know what any file means, and it neither reads files nor prints.

/// Whether a finding stops the build.
public enum Severity: String, Sendable {
  case error
  case warning
}

/// One finding about the user's input: what is wrong, where, and how to mend it.
public struct Diagnostic: Sendable, Hashable {
  /// A further place that belongs to a finding, such as where an unclosed block was opened.
  public struct Note: Sendable, Hashable {
    public let message: LocalizedText
    public let location: Location

    public init(_ message: LocalizedText, at location: Location) {
      self.message = message
      self.location = location
    }
  }

  /// A stable name such as `csv.unclosed-quote`: the tool's part, a dot, the fault.
  public let code: String
  public let severity: Severity
  /// What was found and what was expected, in one sentence.
  public let message: LocalizedText
  /// Where; nil only for a finding about the whole project.
  public let location: Location?
  /// How to mend it: an instruction each.
  public let hints: [LocalizedText]
  /// Other places that explain the finding, outermost last.
  public let notes: [Note]

  public init(
    _ severity: Severity,
    _ code: String,
    _ message: LocalizedText,
    at location: Location?,
    hints: [LocalizedText] = [],
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.hints = hints
    self.notes = notes
  }

  /// The same finding with another severity, as `--strict` asks.
  public func with(severity: Severity) -> Diagnostic {
    Diagnostic(severity, code, message, at: location, hints: hints, notes: notes)
  }
}

extension Diagnostic {
  /// The same finding with the files of all its places renamed.
  public func renamingFiles(_ rename: (String) -> String) -> Diagnostic {
    Diagnostic(
      severity, code, message, at: location?.renaming(rename), hints: hints,
      notes: notes.map { Note($0.message, at: $0.location.renaming(rename)) })
  }
}

/// Warnings that somebody has looked at and taken as they are.
public struct AcknowledgedDiagnostics: Sendable {
  /// The codes meant, as whoever looked at them wrote them.
  public let code: String
  public let reason: String
  public let diagnostics: [Diagnostic]

  public init(_ code: String, reason: String, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.reason = reason
    self.diagnostics = diagnostics
  }
}

extension Sequence<Diagnostic> {
  /// Whether anything found stops the build.
  public var hasErrors: Bool {
    contains { $0.severity == .error }
  }

  /// Each once, in order of their first occurrence.
  public func withoutRepetitions() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }

  /// By file, line and column, then code; findings without a place come first.
  public func sortedByLocation() -> [Diagnostic] {
    sorted { left, right in
      switch (left.location, right.location) {
      case (nil, _?): true
      case (_?, nil): false
      case (let first?, let second?) where (first.file, first.line, first.column) != (second.file, second.line, second.column):
        first < second
      default: (left.code, left.message.chinese) < (right.code, right.message.chinese)
      }
    }
  }
}
