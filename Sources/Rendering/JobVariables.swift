package import Diagnostics
package import Templating

/// What a job gives its template: the variables at hand, and those of a long text, which are made only when the template is really rendered.
package struct JobVariables: Sendable {
  /// The variables at hand, by their names.
  let members: [(String, Value)]
  let text: DeferredText?
  /// What is wrong in them.
  private let findings: [Diagnostic]
  private let object: @Sendable ([(String, Value)]) -> Value

  /// Variables without a long text, as one object.
  package init(_ variables: Diagnosed<Value>) {
    let value = variables.value
    let members = if case .object(let object) = value { object.namedMembers.map { ($0.name, $0.value) } } else { [(String, Value)]() }
    self.init(members, text: nil, findings: variables.diagnostics) { _ in value }
  }

  /// - Parameter object: makes one object of the variables, those of the text at the end.
  package init(_ members: [(String, Value)], text: DeferredText?, object: @escaping @Sendable ([(String, Value)]) -> Value) {
    self.init(members, text: text, findings: [], object: object)
  }

  private init(
    _ members: [(String, Value)], text: DeferredText?, findings: [Diagnostic], object: @escaping @Sendable ([(String, Value)]) -> Value
  ) {
    self.members = members
    self.text = text
    self.findings = findings
    self.object = object
  }

  /// The same with the text's variables at hand, and what is wrong in all of them; errors keep the file from being rendered.
  func complete() -> Diagnosed<JobVariables> {
    guard let text = text?.members() else { return Diagnosed(JobVariables(members, text: nil, object: object), findings) }
    return Diagnosed(JobVariables(members + text.value, text: nil, object: object), findings + text.diagnostics)
  }

  /// What tells the types of all variables: the text's are examples.
  var example: Value { object(members + (text?.example ?? [])) }

  /// The object the template sees; of variables that are complete.
  var value: Value { object(members) }
}

/// Variables that are made from a long text.
package struct DeferredText: Sendable {
  /// Variables of the same names and types.
  let example: [(name: String, value: Value)]
  /// Bytes that differ where the variables differ, at less cost than making them; nil where these have to be made to tell.
  let fingerprint: @Sendable () -> [UInt8]?
  let members: @Sendable () -> Diagnosed<[(String, Value)]>

  package init(
    example: [(name: String, value: Value)], fingerprint: @escaping @Sendable () -> [UInt8]?,
    members: @escaping @Sendable () -> Diagnosed<[(String, Value)]>
  ) {
    self.example = example
    self.fingerprint = fingerprint
    self.members = members
  }
}
