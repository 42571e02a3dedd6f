/// Finds variables and attributes that cannot exist, from the types given for a template's context.
extension TemplateCompiler {
  /// The type of an expression; what is not known is `any`.
  func type(of expression: Expression) -> TemplateType {
    guard let context else { return .any }
    switch expression.kind {
    case .name(let name):
      if let binding = function.lookup(name) { return function.bindings[binding].type }
      guard !isInsideMacro, !set.isExported(name) else { return .any }
      return context.member(set.program.names.text(name)) ?? .any
    case .attribute(let base, let name): return type(of: base).member(set.program.names.text(name)) ?? .any
    case .item(let base, let key):
      if case .constant(.string(let name)) = key.kind { return type(of: base).member(name) ?? .any }
      return type(of: base).element
    case .filter(let input?, let name, let arguments):
      switch set.program.names.text(name) {
      case "sort" where arguments.spread == nil, "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr":
        return type(of: input)
      case "first", "last", "min", "max", "random": return type(of: input).element
      default: return .any
      }
    default: return .any
    }
  }

  /// A macro's body may be run with other variables than those where it stands.
  private var isInsideMacro: Bool { function.kind == .macro }

  /// Reports a variable of the context that no one provides.
  mutating func check(variable name: NameID, _ span: Span) {
    guard case .record(let members)? = context, !isAskingWhetherDefined, !isInsideMacro, !set.isExported(name) else { return }
    let text = set.program.names.text(name)
    guard members[text] == nil, GlobalFunction(rawValue: text) == nil, set.options.globals[text] == nil else { return }
    switch Keyword(name) {
    case .loop, .super, .`self`, .caller, .varargs, .kwargs: return
    default: report(Messages.unknownVariable(text, known: members.keys.sorted()).at(span))
    }
  }

  /// Reports an attribute that an object of a known type cannot have.
  mutating func check(attribute name: NameID, of base: Expression, _ span: Span) {
    guard context != nil, !isAskingWhetherDefined, case .record(let members) = type(of: base) else { return }
    let text = set.program.names.text(name)
    guard members[text] == nil, !Methods.exists(text, on: .object([])) else { return }
    report(Messages.unknownAttribute(text, known: members.keys.sorted()).at(span))
  }
}
