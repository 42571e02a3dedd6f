import Diagnostics

/// An error on its way to the reader: thrown where something goes wrong, given a place by whoever knows it.
final class Fault: Error {
  /// What is wrong, without a place.
  struct Description: Sendable {
    let code: String
    let message: LocalizedText
    var hints: [LocalizedText] = []
    /// The name that was not found and those there are, for a suggestion.
    var missing: (name: String, known: [String])?
    /// Whether the missing name is a variable, so that those visible at the place are the known ones.
    var isVariable = false
    var severity = Severity.error
  }

  /// What is known of the fault so far.
  struct Contents: Sendable {
    let description: Description
    /// Where in the source, when the thrower knows.
    var span: Span?
    /// The template of `span`, once known.
    var template: Int?
    /// Further places in the same template, such as the opening of a block.
    var related: [Place] = []
    /// The calls that led here, innermost first.
    var calls: [(message: LocalizedText, template: Int, span: Span)] = []
    /// The template whose own first fault is the cause.
    var cause: Int?
    /// The variables visible at the place.
    var visible: [String] = []
  }

  typealias Place = (message: LocalizedText, span: Span)

  let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  convenience init(_ description: Description) {
    self.init(Contents(description: description))
  }

  convenience init(
    _ code: String, _ message: LocalizedText, hints: [LocalizedText] = [], missing: (name: String, known: [String])? = nil,
    span: Span? = nil, related: [Place] = [], severity: Severity = .error
  ) {
    let description = Description(code: code, message: message, hints: hints, missing: missing, severity: severity)
    self.init(Contents(description: description, span: span, related: related))
  }

  var description: Description { contents.description }

  /// The fault with more known about it.
  func adding(_ change: (inout Contents) -> Void) -> Fault {
    var contents = contents
    change(&contents)
    return Fault(contents)
  }

  /// The same fault at a place, unless it has one.
  func at(_ span: Span) -> Fault {
    contents.span == nil ? adding { $0.span = span } : self
  }

  /// The same fault with the block it happened in named, for a template that ends too early.
  func inside(_ tag: (name: String, span: Span)?, atEnd: Bool) -> Fault {
    guard atEnd, let tag else { return self }
    return adding { $0.related.append((Messages.openedHere(tag.name), tag.span)) }
  }

  /// The finding about a template that is not there.
  func diagnostic(naming file: String) -> Diagnostic {
    Diagnostic(.error, description.code, description.message, at: Location(file: file), hints: suggestions)
  }

  /// The hints with a near name and the names there are, unless they are many.
  private var suggestions: [LocalizedText] {
    guard let missing = description.missing else { return description.hints }
    let known = description.isVariable ? contents.visible : missing.known
    let nearest = NearestMatch.find(missing.name, in: known).map { [Messages.didYouMean($0)] } ?? []
    if known.isEmpty || !nearest.isEmpty && known.count > 30 { return description.hints + nearest }
    let shown = nearest.isEmpty ? 12 : 30
    return description.hints + nearest + [Messages.known(Array(known.prefix(shown)), hasMore: known.count > shown)]
  }

  /// The finding for the reader.
  func diagnostic(in templates: [CompiledTemplate], at index: Int) -> Diagnostic {
    let place = contents.template ?? index
    func location(_ template: Int, _ span: Span) -> Location {
      templates[template].source.location(templates[template].originalRange(span))
    }
    if let cause = contents.cause, let own = templates[cause].diagnostics.first(where: { $0.severity == .error }) {
      let calls = contents.calls.map { Diagnostic.Note($0.message, at: location($0.template, $0.span)) }
      let place = Diagnostic.Note(description.message, at: location(place, contents.span ?? Span(0, 0)))
      return Diagnostic(own.severity, own.code, own.message, at: own.location, hints: own.hints, notes: own.notes + [place] + calls)
    }
    return Diagnostic(
      description.severity, description.code, description.message, at: location(place, contents.span ?? Span(0, 0)), hints: suggestions,
      notes: contents.related.map { .init($0.message, at: location(place, $0.span)) }
        + contents.calls.map { .init($0.message, at: location($0.template, $0.span)) })
  }
}

extension CompiledTemplate {
  /// The bytes of the source as it was given that a span of the normalised text stands for.
  func originalRange(_ span: Span) -> Range<Int> {
    guard source.bytes.contains(UInt8(ascii: "\r")) else { return span.range }
    func original(_ offset: Int) -> Int {
      var normalised = 0
      var position = 0
      while normalised < offset, position < source.bytes.count {
        let isPair =
          source.bytes[position] == UInt8(ascii: "\r") && position + 1 < source.bytes.count
          && source.bytes[position + 1] == UInt8(ascii: "\n")
        position += isPair ? 2 : 1
        normalised += 1
      }
      return position
    }
    let start = original(Int(span.start))
    return start..<max(start, original(Int(span.end)))
  }
}
