/// Finds variables, attributes, imported names and macro arguments that cannot exist, by following templates from those whose contexts are
/// known through everything they extend, include, import and call.
///
/// The same place may be reached in several ways, as a macro's body is from each call: a name is a mistake when none of them knows it.
struct NameChecker {
  let names: NameTable
  let trees: [[Statement]]
  /// Variables that every template has.
  let globals: Set<String>
  let templateIndex: [String: Int]
  /// Templates that cannot be read, whose names are not known.
  let isFaulty: (Int) -> Bool

  /// Names that were not found, with the variable and attributes that lead to them.
  private var missing: [Place: (fault: Fault, path: [NameID])] = [:]
  /// Places whose name was found in one way of reaching them.
  private var found: Set<Place> = []
  /// Variables and attributes a template asks about with `is defined`: it expects that they may be missing.
  private var asked: Set<Asked> = []
  /// Macros that were met and not called so far.
  private var uncalled: [Place: KnownMacro] = [:]
  private var called: Set<Place> = []
  private var modules: [Int: TopLevel] = [:]
  /// Every top level that was begun; macros among its exports refer back to it.
  private var begun: [TopLevel] = []
  /// Macros being followed, and which of `varargs`, `kwargs` and `caller` each has mentioned.
  var active: [(place: Place, mentions: Set<NameID>)] = []
  /// The templates extended at the top level that is being followed.
  var parents: [Int] = []
  private var depth = 0
  /// Statements that may still be followed: templates that call one another in many ways are given up.
  private var allowance = 200_000

  private struct Asked: Hashable {
    let template: Int
    let path: [NameID]
  }

  init(_ program: ProgramBuilder, _ trees: [[Statement]], globals: Set<String>, isFaulty: @escaping (Int) -> Bool) {
    names = program.names
    templateIndex = program.templateIndex
    self.trees = trees
    self.globals = globals.union(GlobalFunction.allCases.map(\.rawValue))
    self.isFaulty = isFaulty
  }

  /// The faults of all templates reached from those whose contexts are given, by template.
  mutating func check(_ contexts: [String: TemplateType]) -> [(template: Int, fault: Fault)] {
    defer { for top in begun { top.exports = [:] } }
    for (name, type) in contexts.sorted(by: { $0.key < $1.key }) {
      guard let template = templateIndex[name] else { continue }
      follow(template, begin(.type(type)))
    }
    while let (place, macro) = uncalled.min(by: { ($0.key.template, $0.key.span.start) < ($1.key.template, $1.key.span.start) }) {
      uncalled[place] = nil
      follow(macro, CallArguments(), place.span, macro.scope, isCalled: false)
    }
    guard allowance > 0 else { return [] }
    let mistakes = missing.filter { place, entry in
      !found.contains(place) && !asked.contains(Asked(template: place.template, path: entry.path))
    }
    return mistakes.sorted { ($0.key.template, $0.key.span.start, $0.key.span.end) < ($1.key.template, $1.key.span.start, $1.key.span.end) }
      .map { ($0.key.template, $0.value.fault) }
  }

  // MARK: What was found

  mutating func note(found place: Place) {
    found.insert(place)
  }

  mutating func note(missing fault: Fault, at place: Place, path: [NameID]) {
    if missing[place] == nil { missing[place] = (fault.at(place.span), path) }
  }

  mutating func note(asked path: [NameID], in template: Int) {
    asked.insert(Asked(template: template, path: path))
  }

  mutating func note(_ macro: KnownMacro) {
    if !called.contains(macro.place) { uncalled[macro.place] = macro }
  }

  /// Whether one more statement may be followed.
  mutating func spend() -> Bool {
    allowance -= 1
    return allowance > 0
  }

  // MARK: Templates and macros

  mutating func begin(_ context: TopLevel.Context) -> TopLevel {
    begun.append(TopLevel(context))
    return begun[begun.count - 1]
  }

  /// Follows a template and those it extends.
  mutating func follow(_ template: Int, _ top: TopLevel) {
    guard depth < 40, !isFaulty(template) else {
      top.isComplete = false
      return
    }
    depth += 1
    defer { depth -= 1 }
    let outer = parents
    collectBlocks(in: trees[template], of: template, into: top)
    var scope = Scope(template: template, top: top, isTop: true)
    parents = []
    follow(trees[template], &scope)
    let extended = parents
    parents = outer
    for parent in extended { follow(parent, top) }
  }

  private func collectBlocks(in statements: [Statement], of template: Int, into top: TopLevel) {
    for statement in statements {
      if case .block(let block) = statement.kind { top.blocks[block.name, default: []].append((template, block)) }
      for body in statement.bodies { collectBlocks(in: body, of: template, into: top) }
    }
  }

  /// The top level of an imported template.
  mutating func module(_ template: Int, from scope: Scope, withContext: Bool) -> TopLevel {
    if !withContext, let known = modules[template] { return known }
    let top = begin(withContext ? .scope(scope) : .type(.record([:])))
    if !withContext { modules[template] = top }
    follow(template, top)
    return top
  }

  /// Follows a macro's body with what is known of its arguments.
  mutating func follow(_ macro: KnownMacro, _ arguments: CallArguments, _ span: Span, _ caller: Scope, isCalled: Bool = true) {
    if isCalled {
      called.insert(macro.place)
      uncalled[macro.place] = nil
    }
    let definition = macro.definition
    var scope = macro.scope.inner
    for (parameter, value) in zip(definition.parameters.suffix(definition.defaults.count), definition.defaults) {
      scope.locals[parameter.name] = .value(type(of: value, scope).type.joined(with: isCalled ? .missing : .any))
    }
    for parameter in definition.parameters.dropLast(definition.defaults.count) { scope.locals[parameter.name] = .any }
    if isCalled { bind(arguments, definition, caller, into: &scope) }
    guard depth < 40, active.count(where: { $0.place == macro.place }) < 3 else { return }
    if scope.lookup(definition.name, text: names.text(definition.name)) == nil { scope.locals[definition.name] = .macro(macro) }
    depth += 1
    active.append((macro.place, []))
    follow(definition.body, &scope)
    let mentions = active.removeLast().mentions
    depth -= 1
    if isCalled { checkArguments(arguments, definition, mentions, Place(template: caller.template, span: span)) }
  }

  private mutating func bind(_ arguments: CallArguments, _ macro: MacroDefinition, _ caller: Scope, into scope: inout Scope) {
    let hasSpread = arguments.hasSpread
    if hasSpread { for parameter in macro.parameters { scope.locals[parameter.name] = .any } }
    for (parameter, value) in zip(macro.parameters, arguments.positional) { scope.locals[parameter.name] = type(of: value, caller) }
    for argument in arguments.named where macro.parameters.contains(where: { $0.name == argument.name }) {
      scope.locals[argument.name] = type(of: argument.value, caller)
    }
  }

  /// Reports arguments the macro has no parameters for.
  private mutating func checkArguments(_ arguments: CallArguments, _ macro: MacroDefinition, _ mentions: Set<NameID>, _ call: Place) {
    let name = names.text(macro.name)
    if arguments.positional.count > macro.parameters.count, !mentions.contains(Keyword.varargs.id) {
      let fault = Messages.tooManyArguments(name, maximum: macro.parameters.count, found: arguments.positional.count)
      note(missing: fault, at: call, path: [])
    }
    guard !mentions.contains(Keyword.kwargs.id) else { return }
    let known = macro.parameters.map { names.text($0.name) }
    for argument in arguments.named where !macro.parameters.contains(where: { $0.name == argument.name }) {
      if argument.name == Keyword.caller.id { continue }
      let place = Place(template: call.template, span: argument.span)
      note(missing: Messages.unknownArgument(names.text(argument.name), of: name, known: known), at: place, path: [])
    }
  }
}

extension Statement {
  /// The statement lists inside the statement.
  var bodies: [[Statement]] {
    switch kind {
    case .if(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .for(let loop): [loop.body, loop.otherwise]
    case .capture(_, _, let body), .with(_, let body), .filter(_, let body), .autoescape(_, let body): [body]
    case .block(let block): [block.body]
    default: []
    }
  }
}
