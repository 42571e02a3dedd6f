/// A value together with what was found while it was made; the value is as good as it could be made despite the findings.
public struct Diagnosed<Value> {
  public var value: Value
  public var diagnostics: [Diagnostic]

  public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// The value made from this one, with the findings of both steps.
  public func map<Next>(_ step: (Value) -> Next) -> Diagnosed<Next> {
    Diagnosed<Next>(step(value), diagnostics)
  }

  /// The value of a step that has findings of its own, with the findings of both.
  public func then<Next>(_ step: (Value) -> Diagnosed<Next>) -> Diagnosed<Next> {
    let next = step(value)
    return Diagnosed<Next>(next.value, diagnostics + next.diagnostics)
  }

  /// The value; its findings are moved to the end of `list`.
  public func collect(into list: inout [Diagnostic]) -> Value {
    list += diagnostics
    return value
  }
}

extension Diagnosed: Sendable where Value: Sendable {}
