extension NameChecker {
  mutating func check(_ expression: Expression, _ scope: Scope) {
    _ = type(of: expression, scope)
  }

  /// What is known of an expression's value; names in it that are not found are noted.
  mutating func type(of expression: Expression, _ scope: Scope) -> Known {
    switch expression.kind {
    case .constant: return .any
    case .name(let name): return variable(name, expression.span, scope)
    case .attribute(let base, let name):
      return member(
        names.text(name), of: type(of: base, scope), at: Place(template: scope.template, span: expression.span), path(expression))
    case .item(let base, let key):
      let owner = type(of: base, scope)
      if case .constant(.string(let name)) = key.kind, case .value(.record) = owner {
        return member(name, of: owner, at: Place(template: scope.template, span: expression.span), path(expression))
      }
      check(key, scope)
      return .value(owner.type.element)
    case .slice(let base, let start, let stop, let step):
      for part in [start, stop, step] { if let part { check(part, scope) } }
      return type(of: base, scope)
    case .array(let items), .tuple(let items):
      let types = items.map { type(of: $0, scope).type }
      return .value(.list(types.reduce(.missing) { $0.joined(with: $1) }))
    case .object(let members):
      for member in members {
        check(member.key, scope)
        check(member.value, scope)
      }
      return .any
    case .call(let callee, let arguments): return call(callee, arguments, expression.span, scope)
    case .filter(let input, let name, let arguments): return filter(input, names.text(name), arguments, expression.span, scope)
    case .test(let input, let name, let arguments):
      let text = names.text(name)
      if text == "defined" || text == "undefined" {
        ask(input, scope)
      } else {
        check(input, scope)
      }
      check(arguments, scope)
      return .any
    case .not(let operand), .negative(let operand), .positive(let operand):
      check(operand, scope)
      return .any
    case .binary(let operation, let left, let right):
      let (first, second) = (type(of: left, scope), type(of: right, scope))
      return operation == .add ? first.joined(with: second) : .any
    case .compare(let first, let comparisons):
      check(first, scope)
      for comparison in comparisons { check(comparison.operand, scope) }
      return .any
    case .concatenation(let parts):
      for part in parts { check(part, scope) }
      return .any
    case .and(let left, let right):
      check(left, scope)
      return type(of: right, scope)
    case .or(let left, let right):
      let first = type(of: left, scope)
      return first.joined(with: type(of: right, scope))
    case .conditional(let test, let then, let otherwise):
      check(test, scope)
      let first = type(of: then, scope)
      return otherwise.map { first.joined(with: type(of: $0, scope)) } ?? first
    }
  }

  private mutating func check(_ arguments: CallArguments, _ scope: Scope) {
    for argument in arguments.positional { check(argument, scope) }
    for argument in arguments.named { check(argument.value, scope) }
    if let spread = arguments.spread { check(spread, scope) }
    if let spread = arguments.namedSpread { check(spread, scope) }
  }

  // MARK: Names

  private mutating func variable(_ name: NameID, _ span: Span, _ scope: Scope) -> Known {
    let text = names.text(name)
    let place = Place(template: scope.template, span: span)
    if let known = scope.lookup(name, text: text) {
      note(found: place)
      return known
    }
    switch Keyword(name) {
    case .varargs, .kwargs, .caller:
      if !active.isEmpty {
        active[active.count - 1].mentions.insert(name)
        return .any
      }
    case .super, .`self`: return .any
    default: break
    }
    if !globals.contains(text) {
      note(missing: Messages.unknownVariable(text, known: scope.names(names.text).sorted()), at: place, path: [name])
    }
    return .any
  }

  private mutating func member(_ name: String, of owner: Known, at place: Place, _ path: [NameID]) -> Known {
    let known: [String]
    switch owner {
    case .value(.record(let members)):
      if let type = members[name] {
        note(found: place)
        return .value(type)
      }
      if Methods.exists(name, on: .object([])) { return .any }
      known = members.keys.sorted()
    case .value(.list):
      if Methods.exists(name, on: .array([])) { return .any }
      known = []
    case .module(let top):
      if let id = names.find(name), let value = top.exports[id] {
        note(found: place)
        return value
      }
      guard top.isComplete else { return .any }
      known = top.exports.keys.map(names.text).sorted()
    case .value, .macro:
      note(found: place)
      return .any
    }
    note(missing: Messages.unknownAttribute(name, known: known), at: place, path: path)
    return .any
  }

  /// The variable and the attributes an expression consists of; empty for other expressions.
  private func path(_ expression: Expression) -> [NameID] {
    switch expression.kind {
    case .name(let name): return [name]
    case .attribute(let base, let name):
      let start = path(base)
      return start.isEmpty ? [] : start + [name]
    case .item(let base, let key):
      let start = path(base)
      guard !start.isEmpty, case .constant(.string(let name)) = key.kind, let id = names.find(name) else { return [] }
      return start + [id]
    default: return []
    }
  }

  /// An expression whose own value may be missing.
  private mutating func ask(_ expression: Expression, _ scope: Scope) {
    let path = path(expression)
    if !path.isEmpty { note(asked: path, in: scope.template) }
    allow(expression, scope)
  }

  /// What is known of an expression whose last name may be missing at this place.
  @discardableResult
  private mutating func allow(_ expression: Expression, _ scope: Scope) -> Known {
    note(found: Place(template: scope.template, span: expression.span))
    return type(of: expression, scope)
  }

  // MARK: Calls and filters

  private mutating func call(_ callee: Expression, _ arguments: CallArguments, _ span: Span, _ scope: Scope) -> Known {
    let known = isOwnCall(callee, scope) ? .any : type(of: callee, scope)
    guard case .macro(let macro) = known else {
      check(arguments, scope)
      return .any
    }
    check(arguments, scope)
    follow(macro, arguments, span, scope)
    return .any
  }

  /// Whether something is called that is no value: a block, the block above, the loop itself.
  private func isOwnCall(_ callee: Expression, _ scope: Scope) -> Bool {
    switch callee.kind {
    case .name(let name): Keyword(name) == .super || Keyword(name) == .loop && scope.locals[name] != nil
    case .attribute(let base, _): isOwnCall(base, scope) || path(base) == [Keyword.`self`.id]
    default: false
    }
  }

  private mutating func filter(
    _ input: Expression?, _ name: String, _ arguments: CallArguments, _ span: Span, _ scope: Scope
  ) -> Known {
    var known = Known.any
    if let input { known = name == "default" || name == "d" ? allow(input, scope) : type(of: input, scope) }
    check(arguments, scope)
    let type = known.type
    if let attribute = attribute(of: name, arguments) { check(attribute, of: type.element, scope) }
    switch name {
    case "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr": return .value(type)
    case "first", "last", "min", "max", "random": return .value(type.element)
    case "batch", "slice": return .value(.list(type))
    case "default", "d":
      return arguments.positional.first.map { .value(type.joined(with: self.type(of: $0, scope).type)) } ?? .any
    default: return .any
    }
  }

  /// The argument of a filter that names an attribute of the items.
  private func attribute(of filter: String, _ arguments: CallArguments) -> Expression? {
    switch filter {
    case "selectattr", "rejectattr": return arguments.positional.first
    case "groupby": return arguments.positional.first ?? named("attribute", arguments)
    case "map": return named("default", arguments) == nil ? named("attribute", arguments) : nil
    case "sort", "unique", "min", "max", "sum": return named("attribute", arguments)
    default: return nil
    }
  }

  private func named(_ name: String, _ arguments: CallArguments) -> Expression? {
    arguments.named.first { names.text($0.name) == name }?.value
  }

  /// Reports attributes named in a text, such as `village.title`, that items cannot have.
  private mutating func check(_ attribute: Expression, of item: TemplateType, _ scope: Scope) {
    guard case .constant(.string(let text)) = attribute.kind else { return }
    let place = Place(template: scope.template, span: attribute.span)
    for path in text.split(separator: ",") {
      var owner = item
      for part in path.split(separator: ".") {
        guard case .record(let members) = owner else { break }
        let name = String(part)
        guard let type = members[name] else {
          note(missing: Messages.unknownAttribute(name, known: members.keys.sorted()), at: place, path: [])
          return
        }
        owner = type
      }
    }
    note(found: place)
  }
}
