extension TemplateCompiler {
  mutating func compile(_ statements: [Statement]) {
    for index in statements.indices { compile(statements[index]) }
  }

  /// Whether output at this point would be dropped because the template extends another.
  private var isDropped: Bool {
    extendsAlways && isTopLevel && captureLevel == 0
  }

  private var isTopLevel: Bool { function.kind == .root }

  private mutating func compile(_ statement: Statement) {
    function.span = statement.span
    switch statement.kind {
    case .text: text(statement.span)
    case .output(let expression):
      guard !isDropped else { return }
      unlessExtended { $0.output(expression) }
    case .if(let branches, let otherwise): compileIf(branches, otherwise)
    case .for(let loop): compileFor(loop)
    case .set(let target, let value):
      if case .attribute(let namespace, let attribute, let span) = target {
        load(namespace)
        compile(value)
        function.span = span
        function.emit(.setAttribute, b: attribute, effect: -2)
      } else {
        compile(value)
        store(target)
      }
    case .capture(let target, let filter, let body): compileCapture(target, filter, body)
    case .with(let assignments, let body):
      // All values are computed before the first name is bound.
      for assignment in assignments { compile(assignment.value) }
      function.openScope()
      var names: [NameID] = []
      for assignment in assignments { Self.collect(assignment.target, into: &names) }
      for name in names { function.bind(name, to: .slot(function.newSlot()), isDefinite: false) }
      for assignment in assignments.reversed() { store(assignment.target) }
      let wasInBranch = isInBranch
      isInBranch = false
      compileScope(body)
      isInBranch = wasInBranch
      function.closeScope()
    case .block(let block): compileBlock(block, statement.span)
    case .extends(let name): compileExtends(name)
    case .include(let name, let ignoreMissing, let withContext, let members):
      guard !isDropped else { return }
      unlessExtended { $0.compileInclude(name, ignoreMissing, withContext, members) }
    case .import(let name, let alias, let withContext):
      compile(name)
      reference(name, ignoreMissing: false)
      let site = set.program.imports.add(
        ImportSite(withContext: withContext, locals: withContext ? visibleLocals() : [], names: []))
      function.emit(.import, a: site)
      store(.name(alias, statement.span))
    case .from(let name, let names, let withContext): compileFrom(name, names, withContext)
    case .macro(let macro):
      compileMacro(macro, isCaller: false)
      store(.name(macro.name, statement.span))
    case .call(let call, let caller):
      guard !isDropped else { return }
      unlessExtended { $0.compileCallBlock(call, caller) }
    case .filter(let filter, let body):
      guard !isDropped else { return }
      let place = html
      html = .text
      beginCapture()
      scoped(body)
      endCapture()
      html = place
      compile(filter)
      // Jinja2 never escapes what a filter block makes.
      if isContextual { emitValue(of: filter) } else { function.emit(.emit, mode: Escape.none.rawValue, effect: -1) }
    case .autoescape(let mode, let body): compileAutoescape(mode, body)
    case .do(let expression):
      compile(expression)
      function.emit(.pop, effect: -1)
    case .break:
      for _ in 0..<capturesInLoop { function.emit(.captureDiscard) }
      let jump = function.emit(.jump)
      if !loopExits.isEmpty { loopExits[loopExits.count - 1].breaks.append(jump) }
    case .continue:
      for _ in 0..<capturesInLoop { function.emit(.captureDiscard) }
      let jump = function.emit(.jump)
      if !loopExits.isEmpty { loopExits[loopExits.count - 1].continues.append(jump) }
    }
  }

  /// Code that is passed over once an `extends` in a branch was carried out.
  private mutating func unlessExtended(_ body: (inout TemplateCompiler) -> Void) {
    guard mayExtend, isTopLevel, captureLevel == 0 else { return body(&self) }
    let jump = function.emit(.jumpIfExtended)
    body(&self)
    function.patch(jump)
  }

  // MARK: Output

  private mutating func text(_ span: Span) {
    guard !isDropped else { return }
    unlessExtended { $0.function.emit(.text, a: span.start, b: span.end - span.start) }
    guard isContextual else { return }
    let colon = set.program.templates[template].bytes.withUnsafeBufferPointer { html.scan(UnsafeBufferPointer(rebasing: $0[span.range])) }
    if let colon { report(Messages.schemeFromValue(Span(Int(span.start) + colon, Int(span.start) + colon + 1))) }
  }

  /// Writes an expression's value, escaped for its place.
  mutating func output(_ expression: Expression) {
    function.span = expression.span
    // Two choices written as a conditional are judged each by itself.
    switch expression.kind {
    case .constant(.string(let text)) where autoescape == .off || isContextual && isLiteralPlace:
      function.emit(.constant, a: set.program.constants.add(.safe(text)), effect: 1)
      function.emit(.emit, mode: Escape.none.rawValue, effect: -1)
      if isContextual { _ = Array(text.utf8).withUnsafeBufferPointer { html.scan($0) } }
      return
    case .call(let callee, let arguments):
      if let mode = escape(for: expression) { compileCall(callee, arguments, expression.span, mode: mode) }
      return afterOutput(expression)
    case .name(let name):
      if case .slot(let slot, true) = resolve(name), let mode = escape(for: expression) {
        function.emit(.emitSlot, mode: mode.rawValue, a: slot)
        return afterOutput(expression)
      }
    case .attribute(let base, let attribute):
      if case .name(let name) = base.kind, case .slot(let slot, true) = resolve(name), let mode = escape(for: expression) {
        function.emit(.emitSlotAttribute, mode: mode.rawValue, a: slot, b: attribute)
        return afterOutput(expression)
      }
    default: break
    }
    compile(expression)
    emitValue(of: expression)
  }

  private var isLiteralPlace: Bool {
    switch html.state {
    case .insideTag, .attributeName, .afterAttributeName, .tagName: true
    default: false
    }
  }

  /// Pops the value of an expression and writes it, escaped for its place.
  private mutating func emitValue(of expression: Expression) {
    function.span = expression.span
    if let mode = escape(for: expression) { function.emit(.emit, mode: mode.rawValue, effect: -1) }
    afterOutput(expression)
  }

  mutating func afterOutput(_ expression: Expression) {
    if isContextual { html = html.afterValue(trust(expression)) }
  }

  /// How an expression's value is escaped here; nil after an error.
  mutating func escape(for expression: Expression) -> Escape? {
    switch autoescape {
    case .off: return Escape.none
    case .html: return .html
    case .contextual:
      do throws(Fault) {
        return try html.escape(for: trust(expression), expression.span)
      } catch {
        report(error)
        return nil
      }
    }
  }

  /// What the form of an expression vouches for.
  private func trust(_ expression: Expression) -> ExpressionTrust {
    switch expression.kind {
    case .filter(_, let name, _):
      switch set.program.names.text(name) {
      case "safe": return .safe
      case "tojson": return .json
      case "xmlattr": return .attributes
      default: return .none
      }
    case .constant: return .literal
    case .conditional(_, let then, let otherwise):
      let first = trust(then)
      guard let otherwise else { return first }
      return trust(otherwise) == first ? first : .none
    default: return .none
    }
  }

  mutating func beginCapture() {
    function.emit(.captureBegin)
    capturesInLoop += 1
    captureLevel += 1
  }

  /// Pushes the text of the capture.
  mutating func endCapture() {
    function.emit(.captureEnd, mode: autoescape == .off ? 0 : 1, effect: 1)
    capturesInLoop -= 1
    captureLevel -= 1
  }

  // MARK: Scopes and branches

  /// A statement list with a scope of its own.
  mutating func scoped(_ statements: [Statement]) {
    let wasInBranch = isInBranch
    isInBranch = false
    function.openScope()
    compileScope(statements)
    function.closeScope()
    isInBranch = wasInBranch
  }

  /// A statement list in the scope that was just opened.
  mutating func compileScope(_ statements: [Statement]) {
    declare(Self.storedNames(in: statements))
    compile(statements)
  }

  /// Code that may be passed over: what it assigns is not certain after it.
  private mutating func branch(_ body: (inout TemplateCompiler) -> Void) {
    branchDepth += 1
    let mark = madeDefinite.count
    body(&self)
    branchDepth -= 1
    while madeDefinite.count > mark { function.setDefinite(madeDefinite.removeLast(), false) }
  }

  private mutating func inBranch(_ body: [Statement]) {
    let wasInBranch = isInBranch
    isInBranch = true
    branch { $0.compile(body) }
    isInBranch = wasInBranch
  }

  private mutating func compileIf(_ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement]) {
    let begin = html
    var end: HTMLContext?
    var exits: Int32 = -1
    let extendedBefore = extendsAlways
    for branch in branches {
      let jumps = jumpUnless(branch.test)
      html = begin
      inBranch(branch.body)
      join(&end, branch.body)
      exits = function.emit(.jump, after: exits)
      function.patch(chain: jumps)
    }
    html = begin
    inBranch(otherwise)
    join(&end, otherwise)
    function.patch(chain: exits)
    html = end ?? html
    extendsAlways = extendedBefore
  }

  /// Meets the place reached by one more branch with the place reached by those before.
  private mutating func join(_ end: inout HTMLContext?, _ body: [Statement]) {
    guard isContextual else { return }
    guard let before = end else {
      end = html
      return
    }
    if let joined = before.joined(with: html) {
      end = joined
    } else {
      report(Messages.branchesDiffer(before, html, body.last?.span ?? function.span))
    }
  }

  /// Evaluates a condition; the chain of jumps answered, which continues `chain`, is taken when it is false.
  mutating func jumpUnless(_ test: Expression, after chain: Int32 = -1) -> Int32 {
    if case .and(let left, let right) = test.kind {
      return jumpUnless(right, after: jumpUnless(left, after: chain))
    }
    compile(test)
    function.span = test.span
    return function.emit(.jumpIfFalse, after: chain, effect: -1)
  }

  // MARK: Assignment

  /// Pops a value and stores it.
  mutating func store(_ target: Target) {
    switch target {
    case .name(let name, let span):
      function.span = span
      guard let binding = function.lookupInScope(name), case .slot(let slot) = function.bindings[binding].place else {
        function.emit(.pop, effect: -1)
        return
      }
      if function.bindings[binding].isRoot {
        function.emit(.export, a: Int32(truncatingIfNeeded: slot), b: name, effect: -1)
      } else {
        function.emit(.store, a: Int32(truncatingIfNeeded: slot), effect: -1)
      }
      if !function.bindings[binding].isDefinite {
        function.setDefinite(binding, true)
        if branchDepth > 0 { madeDefinite.append(binding) }
      }
    case .tuple(let targets, let span):
      function.span = span
      function.emit(.unpack, a: Int32(truncatingIfNeeded: targets.count), effect: targets.count - 1)
      for target in targets { store(target) }
    case .attribute(let namespace, let attribute, let span):
      // The value lies below its namespace here.
      load(namespace)
      function.span = span
      function.emit(.setAttribute, mode: 1, b: attribute, effect: -2)
    }
  }

  private mutating func compileCapture(_ target: Target, _ filter: Expression?, _ body: [Statement]) {
    let place = html
    html = .text
    beginCapture()
    scoped(body)
    if isContextual, html.joined(with: .text) == nil { report(Messages.endsInsideMarkup(html, body.last?.span ?? function.span)) }
    endCapture()
    html = place
    if let filter { compile(filter) }
    if case .attribute(let namespace, let attribute, let span) = target {
      load(namespace)
      function.span = span
      function.emit(.setAttribute, mode: 1, b: attribute, effect: -2)
    } else {
      store(target)
    }
  }

  private mutating func compileAutoescape(_ mode: Expression, _ body: [Statement]) {
    let saved = autoescape
    let on: TemplateOptions.Autoescape = set.options.autoescape == .off ? .html : set.options.autoescape
    if case .constant(let value) = mode.kind, let flag = value.constantTruth {
      autoescape = flag ? on : .off
      scoped(body)
    } else {
      let jumps = jumpUnless(mode)
      autoescape = on
      branch { $0.scoped(body) }
      let exit = function.emit(.jump)
      function.patch(chain: jumps)
      autoescape = .off
      branch { $0.scoped(body) }
      function.patch(exit)
    }
    autoescape = saved
  }
}
