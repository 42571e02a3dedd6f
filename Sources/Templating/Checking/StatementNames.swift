extension NameChecker {
  mutating func follow(_ statements: [Statement], _ scope: inout Scope) {
    for statement in statements {
      guard spend() else { return }
      follow(statement, &scope)
    }
  }

  private mutating func follow(_ statement: Statement, _ scope: inout Scope) {
    switch statement.kind {
    case .text, .break, .continue: break
    case .output(let value), .do(let value): check(value, scope)
    case .if(let branches, let otherwise):
      let wasConditional = scope.isConditional
      scope.isConditional = true
      for branch in branches {
        check(branch.test, scope)
        follow(branch.body, &scope)
      }
      follow(otherwise, &scope)
      scope.isConditional = wasConditional
    case .for(let loop): follow(loop, scope)
    case .set(let target, let value): assign(target, type(of: value, scope), &scope)
    case .capture(let target, let filter, let body):
      scoped(body, scope)
      if let filter { check(filter, scope) }
      assign(target, .any, &scope)
    case .with(let assignments, let body):
      var inner = scope.inner
      for assignment in assignments { assign(assignment.target, type(of: assignment.value, scope), &inner) }
      follow(body, &inner)
    case .block(let block):
      // A template that extends another leaves the place of its blocks to that one.
      if parents.isEmpty || !scope.isTop || scope.isConditional { follow(block, scope) }
    case .extends(let name):
      check(name, scope)
      let found = templates(named: name)
      if found == nil { scope.top.isComplete = false }
      parents += found ?? []
    case .include(let name, _, let withContext, let members): follow(include: name, withContext, members, scope)
    case .import(let name, let alias, let withContext):
      check(name, scope)
      let found = templates(named: name) ?? []
      scope.assign(alias, found.count == 1 ? .module(module(found[0], from: scope, withContext: withContext)) : .any)
    case .from(let name, let imported, let withContext): follow(from: name, imported, withContext, &scope)
    case .macro(let macro):
      let known = KnownMacro(definition: macro, place: Place(template: scope.template, span: statement.span), scope: scope)
      note(known)
      scope.assign(macro.name, .macro(known))
    case .call(let call, let caller):
      check(call, scope)
      var inner = scope.inner
      for parameter in caller.parameters { inner.locals[parameter.name] = .any }
      for value in caller.defaults { check(value, scope) }
      follow(caller.body, &inner)
    case .filter(let filter, let body):
      scoped(body, scope)
      check(filter, scope)
    case .autoescape(let mode, let body):
      check(mode, scope)
      scoped(body, scope)
    }
  }

  private mutating func scoped(_ statements: [Statement], _ scope: Scope) {
    var inner = scope.inner
    follow(statements, &inner)
  }

  private mutating func follow(_ loop: ForLoop, _ scope: Scope) {
    let element = type(of: loop.sequence, scope).type.element
    var inner = scope.inner
    // What a recursive loop is called with is not followed.
    assign(loop.target, loop.isRecursive ? .any : .value(element), &inner)
    if let condition = loop.condition { check(condition, inner) }
    inner.locals[Keyword.loop.id] = .value(.record(Self.loopMembers(element)))
    follow(loop.body, &inner)
    scoped(loop.otherwise, scope)
  }

  private static func loopMembers(_ element: TemplateType) -> [String: TemplateType] {
    var members: [String: TemplateType] = ["cycle": .any, "changed": .any]
    for property in LoopProperty.allCases { members["\(property)"] = .any }
    members["previtem"] = element
    members["nextitem"] = element
    return members
  }

  private mutating func assign(_ target: Target, _ known: Known, _ scope: inout Scope) {
    switch target {
    case .name(let name, _): scope.assign(name, known)
    case .tuple(let targets, _): for target in targets { assign(target, .any, &scope) }
    case .attribute(let namespace, _, let span): check(Expression(kind: .name(namespace), span: span), scope)
    }
  }

  /// Follows all versions of a block at the place where it is printed.
  private mutating func follow(_ block: BlockDefinition, _ scope: Scope) {
    for version in scope.top.blocks[block.name] ?? [] {
      var inner = scope.inner
      inner.template = version.template
      if !block.isScoped { inner.locals = [:] }
      follow(version.block.body, &inner)
    }
  }

  private mutating func follow(include name: Expression, _ withContext: Bool, _ members: Expression?, _ scope: Scope) {
    check(name, scope)
    var given: [NameID: Known] = [:]
    var isOpen = false
    if let members {
      check(members, scope)
      if case .object(let pairs) = members.kind {
        for pair in pairs {
          if case .constant(.string(let text)) = pair.key.kind, let id = names.find(text) { given[id] = type(of: pair.value, scope) }
        }
      } else {
        isOpen = true
      }
    }
    for target in templates(named: name) ?? [] {
      let top = begin(isOpen ? .type(.any) : withContext ? .scope(scope) : .type(.record([:])))
      top.exports = given
      follow(target, top)
    }
  }

  private mutating func follow(
    from name: Expression, _ imported: [(name: NameID, alias: NameID, span: Span)], _ withContext: Bool, _ scope: inout Scope
  ) {
    check(name, scope)
    let found = templates(named: name) ?? []
    let top = found.count == 1 ? module(found[0], from: scope, withContext: withContext) : nil
    for entry in imported {
      let place = Place(template: scope.template, span: entry.span)
      if let known = top?.exports[entry.name] {
        note(found: place)
        scope.assign(entry.alias, known)
        continue
      }
      if let top, top.isComplete {
        let known = top.exports.keys.map(names.text).sorted()
        note(missing: Messages.unknownImport(names.text(entry.name), known: known), at: place, path: [])
      }
      scope.assign(entry.alias, .any)
    }
  }

  /// The templates an expression names when it is written out; nil when it is computed.
  private func templates(named name: Expression) -> [Int]? {
    switch name.kind {
    case .constant(.string(let file)): return templateIndex[file].map { [$0] } ?? []
    case .array(let items), .tuple(let items):
      let found = items.map(templates)
      return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
    case .conditional(_, let then, let otherwise):
      guard let first = templates(named: then) else { return nil }
      guard let otherwise else { return first }
      return templates(named: otherwise).map { first + $0 }
    default: return nil
    }
  }
}
