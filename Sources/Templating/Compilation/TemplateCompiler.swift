/// Turns one template's statements into functions, resolving variables to slots and values' places to escapes.
struct TemplateCompiler {
  let set: SetCompiler
  let template: Int
  let start: HTMLContext
  /// The function being written.
  var function: FunctionBuilder
  /// The functions around it, outermost first.
  private var enclosing: [FunctionBuilder] = []
  var autoescape: TemplateOptions.Autoescape
  var html: HTMLContext
  var faults: [Fault] = []
  var blocks: [CompiledTemplate.BlockCode] = []
  /// An `extends` that is carried out whatever happens: the top level's own output is dropped.
  var extendsAlways = false
  var mayExtend = false
  /// The template extended whatever happens, when it is known.
  var parent: Int?
  /// Where blocks of templates this one extends stand.
  var inheritedBlocks: [NameID: HTMLContext] = [:]
  /// Whether `inheritedBlocks` may lack some, because a template above is not known.
  var hasUnknownParent = false
  /// `if` statements and conditional expressions around this point.
  var branchDepth = 0
  /// Whether a branch is the innermost scope: Jinja2 lets an unknown name there stand until it is reached.
  var isInBranch = false
  /// Bindings that became definite in the branches being compiled.
  var madeDefinite: [Int] = []
  /// Captures open inside the innermost loop, which `break` has to end.
  var capturesInLoop = 0
  /// Captures open around this point in the current function.
  var captureLevel = 0
  /// For each open loop: the jumps that leave it and those that go on with its next item.
  var loopExits: [(breaks: [Int], continues: [Int])] = []

  init(_ set: SetCompiler, template: Int, start: HTMLContext) {
    self.set = set
    self.template = template
    self.start = start
    autoescape = set.autoescape(of: template)
    html = start
    function = FunctionBuilder(.root, nameCount: set.program.names.names.count)
  }

  /// The function of a level: one around the current one, or the current one itself.
  private subscript(level: Int) -> FunctionBuilder {
    _read { if level < enclosing.count { yield enclosing[level] } else { yield function } }
    _modify { if level < enclosing.count { yield &enclosing[level] } else { yield &function } }
  }

  var isContextual: Bool { autoescape == .contextual }

  mutating func compileTemplate(_ statements: [Statement]) -> CompiledTemplate.Variant {
    mayExtend = containsExtends(statements)
    function.openScope()
    declare(Self.storedNames(in: statements))
    compile(statements)
    if isContextual, !mayExtend, html.joined(with: start) == nil {
      report(Messages.endsInsideMarkup(html, statements.last?.span ?? Span(0, 0)))
    }
    function.closeScope()
    let root = add(function)
    var places = inheritedBlocks
    for block in blocks { places[block.name] = places[block.name] ?? block.start }
    return CompiledTemplate.Variant(
      start: start, root: root, parent: parent, blocks: blocks, blockPlaces: places, hasUnknownParent: hasUnknownParent)
  }

  mutating func report(_ fault: Fault) {
    if faults.count < 50 { faults.append(fault) }
  }

  /// Stores a function in the program.
  func add(_ function: FunctionBuilder) -> Int {
    Int(set.program.functions.add(function.finished(template: template, source: set.program.templates[template].bytes)))
  }

  /// Compiles code of a function of its own; the current one is the scope around it.
  mutating func nested(_ kind: FunctionBuilder.Kind, _ body: (inout TemplateCompiler) -> Void) -> FunctionBuilder {
    let saved = (html, loopExits, capturesInLoop, captureLevel, branchDepth, madeDefinite, isInBranch)
    let span = function.span
    enclosing.append(FunctionBuilder(kind, nameCount: set.program.names.names.count))
    swap(&function, &enclosing[enclosing.count - 1])
    function.span = span
    (loopExits, capturesInLoop, captureLevel, madeDefinite, isInBranch) = ([], 0, 0, [], false)
    body(&self)
    (html, loopExits, capturesInLoop, captureLevel, branchDepth, madeDefinite, isInBranch) = saved
    swap(&function, &enclosing[enclosing.count - 1])
    return enclosing.removeLast()
  }

  // MARK: Variables

  /// The names a statement list assigns in its own scope, in order, with the names in branches of `if`.
  static func storedNames(in statements: [Statement]) -> [NameID] {
    var found: [NameID] = []
    collectStored(statements, into: &found)
    return found
  }

  private static func collectStored(_ statements: [Statement], into found: inout [NameID]) {
    for statement in statements {
      switch statement.kind {
      case .set(let target, _), .capture(let target, _, _): collect(target, into: &found)
      case .macro(let macro): found.append(macro.name)
      case .import(_, let alias, _): found.append(alias)
      case .from(_, let names, _): found += names.map(\.alias)
      case .if(let branches, let otherwise):
        for branch in branches { collectStored(branch.body, into: &found) }
        collectStored(otherwise, into: &found)
      default: break
      }
    }
  }

  static func collect(_ target: Target, into names: inout [NameID]) {
    switch target {
    case .name(let name, _): names.append(name)
    case .tuple(let targets, _): for target in targets { collect(target, into: &names) }
    case .attribute: break
    }
  }

  private func containsExtends(_ statements: [Statement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .extends: true
      case .if(let branches, let otherwise): branches.contains { containsExtends($0.body) } || containsExtends(otherwise)
      default: false
      }
    }
  }

  /// Gives the names a scope assigns slots of their own, which begin with the value the name has around the scope.
  mutating func declare(_ names: [NameID]) {
    for name in names where function.lookupInScope(name) == nil {
      let hidden = function.lookup(name)
      let captured = hidden == nil ? captureSlot(name, of: enclosing.count) : nil
      let slot = function.newSlot()
      if let hidden, case .slot(let source) = function.bindings[hidden].place {
        function.emit(.copy, a: Int32(truncatingIfNeeded: source), b: Int32(truncatingIfNeeded: slot))
        function.bind(name, to: .slot(slot), isDefinite: function.bindings[hidden].isDefinite)
      } else if let captured {
        function.emit(.copy, a: Int32(truncatingIfNeeded: captured), b: Int32(truncatingIfNeeded: slot))
        function.bind(name, to: .slot(slot), isDefinite: false)
      } else {
        if function.loopLevel > 0 { function.emit(.clear, a: Int32(truncatingIfNeeded: slot)) }
        function.bind(name, to: .slot(slot), isDefinite: false)
      }
    }
  }

  /// Pushes the value of a variable.
  mutating func load(_ name: NameID) {
    switch resolve(name) {
    case .slot(let slot, let isDefinite):
      function.emit(isDefinite ? .slot : .slotChecked, a: slot, b: name, effect: 1)
    case .loop(let level): function.emit(.loopObject, a: level, effect: 1)
    case .context: function.emit(.context, b: name, effect: 1)
    }
  }

  enum Reference {
    case slot(Int32, isDefinite: Bool)
    /// A loop, as levels out from the innermost.
    case loop(Int32)
    case context
  }

  mutating func resolve(_ name: NameID) -> Reference {
    if let binding = function.lookup(name) {
      switch function.bindings[binding].place {
      case .slot(let slot): return .slot(Int32(truncatingIfNeeded: slot), isDefinite: function.bindings[binding].isDefinite)
      case .loop(let level, _): return .loop(Int32(truncatingIfNeeded: function.loopLevel - level))
      }
    }
    if let slot = macroVariable(name, of: enclosing.count) { return .slot(Int32(truncatingIfNeeded: slot), isDefinite: true) }
    if let slot = captureSlot(name, of: enclosing.count) { return .slot(Int32(truncatingIfNeeded: slot), isDefinite: false) }
    return .context
  }

  /// The slot of `varargs`, `kwargs` or `caller`, which a macro has once its body mentions it.
  private mutating func macroVariable(_ name: NameID, of level: Int) -> Int? {
    let variable: WritableKeyPath<FunctionBuilder, Int?>
    switch Keyword(name) {
    case .varargs: variable = \.varargs
    case .kwargs: variable = \.kwargs
    case .caller: variable = \.caller
    default: return nil
    }
    guard self[level].kind == .macro else { return nil }
    if let slot = self[level][keyPath: variable] { return slot }
    let slot = self[level].newSlot()
    self[level][keyPath: variable] = slot
    return slot
  }

  /// A slot that holds what a variable of a function around this one held when this one was made; nil for variables of the top level.
  private mutating func captureSlot(_ name: NameID, of level: Int) -> Int? {
    guard level > 0, self[level].kind != .block else { return nil }
    let outer = level - 1
    var source: (slot: Int, loop: Int?)?
    if let binding = self[outer].lookup(name) {
      switch self[outer].bindings[binding].place {
      case .slot(let slot): source = self[outer].bindings[binding].isRoot ? nil : (slot, nil)
      case .loop(let loop, _): source = (-1, self[outer].loopLevel - loop)
      }
    } else if let slot = macroVariable(name, of: outer) ?? captureSlot(name, of: outer) {
      source = (slot, nil)
    }
    guard let source else { return nil }
    if let known = self[level].captures.first(where: { $0.outer == source.slot && $0.loop == source.loop }) { return known.inner }
    let slot = self[level].newSlot()
    self[level].captures.append(MacroSite.Capture(outer: source.slot, inner: slot, loop: source.loop))
    return slot
  }

  /// The local variables another template or a scoped block sees from here; the state of the loop is put into one of them.
  mutating func visibleLocals() -> [(name: NameID, slot: Int)] {
    var locals = function.visibleLocals()
    if let level = function.visibleLoop() {
      let slot = function.newSlot()
      function.emit(.loopObject, a: Int32(truncatingIfNeeded: function.loopLevel - level), effect: 1)
      function.emit(.store, a: Int32(truncatingIfNeeded: slot), effect: -1)
      locals.append((Keyword.loop.id, slot))
    } else if enclosing.last?.visibleLoop() != nil, let slot = captureSlot(Keyword.loop.id, of: enclosing.count) {
      locals.append((Keyword.loop.id, slot))
    }
    for level in enclosing.indices {
      for local in enclosing[level].visibleLocals() where !locals.contains(where: { $0.name == local.name }) {
        if let slot = captureSlot(local.name, of: enclosing.count) { locals.append((local.name, slot)) }
      }
    }
    return locals
  }
}
