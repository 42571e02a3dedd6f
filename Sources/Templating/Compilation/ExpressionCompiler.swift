extension TemplateCompiler {
  /// Pushes the value of an expression.
  mutating func compile(_ expression: Expression) {
    function.span = expression.span
    switch expression.kind {
    case .constant(let value): function.emit(.constant, a: set.program.constants.add(value), effect: 1)
    case .name(let name): load(name)
    case .array(let items):
      for item in items { compile(item) }
      function.emit(.array, a: Int32(truncatingIfNeeded: items.count), effect: 1 - items.count)
    case .tuple(let items):
      for item in items { compile(item) }
      function.emit(.tuple, a: Int32(truncatingIfNeeded: items.count), effect: 1 - items.count)
    case .object(let members):
      for member in members {
        compile(member.key)
        compile(member.value)
      }
      function.span = expression.span
      function.emit(.object, a: Int32(truncatingIfNeeded: members.count), effect: 1 - 2 * members.count)
    case .attribute(let base, let name): compileAttribute(base, name, expression.span)
    case .item(let base, let key):
      compile(base)
      compile(key)
      function.span = expression.span
      function.emit(.item, effect: -1)
    case .slice(let base, let start, let stop, let step):
      compile(base)
      for part in [start, stop, step] {
        compile(part ?? Expression(kind: .constant(.none), span: expression.span))
      }
      function.span = expression.span
      function.emit(.slice, effect: -3)
    case .call(let callee, let arguments): compileCall(callee, arguments, expression.span, mode: .push)
    case .filter(let input, let name, let arguments): compileFilter(input, name, arguments, expression.span)
    case .test(let input, let name, let arguments): compileTest(input, name, arguments, expression.span)
    case .not(let operand): unary(.not, operand, expression.span)
    case .negative(let operand): unary(.negative, operand, expression.span)
    case .positive(let operand): unary(.positive, operand, expression.span)
    case .binary(let operation, let left, let right):
      compile(left)
      compile(right)
      function.span = expression.span
      function.emit(.binary, mode: autoescape == .off ? 0 : 1, a: operation.rawValue, effect: -1)
    case .compare(let first, let comparisons): compileComparison(first, comparisons)
    case .concatenation(let parts):
      for part in parts { compile(part) }
      function.span = expression.span
      function.emit(.concatenate, mode: autoescape == .off ? 0 : 1, a: Int32(truncatingIfNeeded: parts.count), effect: 1 - parts.count)
    case .and(let left, let right): shortcut(.jumpIfFalseOrPop, left, right)
    case .or(let left, let right): shortcut(.jumpIfTrueOrPop, left, right)
    case .conditional(let test, let then, let otherwise):
      let jumps = jumpUnless(test)
      branchDepth += 1
      let wasInBranch = isInBranch
      isInBranch = true
      compile(then)
      let exit = function.emit(.jump, effect: -1)
      function.patch(chain: jumps)
      if let otherwise {
        compile(otherwise)
      } else {
        function.emit(.constant, a: set.program.constants.add(.undefined(Undefined.unchosen)), effect: 1)
      }
      isInBranch = wasInBranch
      branchDepth -= 1
      function.patch(exit)
    }
  }

  private mutating func unary(_ opcode: Opcode, _ operand: Expression, _ span: Span) {
    // Negative literals are numbers, not operations.
    if case .constant(let value) = operand.kind, opcode == .negative, let negative = value.negatedConstant {
      function.emit(.constant, a: set.program.constants.add(negative), effect: 1)
      return
    }
    compile(operand)
    function.span = span
    function.emit(opcode)
  }

  private mutating func shortcut(_ opcode: Opcode, _ left: Expression, _ right: Expression) {
    compile(left)
    let jump = function.emit(opcode, effect: -1)
    compile(right)
    function.patch(jump)
  }

  private mutating func compileComparison(_ first: Expression, _ comparisons: [(comparison: Comparison, operand: Expression)]) {
    compile(first)
    var exits: [Int] = []
    for (position, part) in comparisons.enumerated() {
      compile(part.operand)
      function.span = Span(first.span, part.operand.span)
      let isLast = position == comparisons.count - 1
      let instruction = function.emit(isLast ? .compare : .compareChain, a: part.comparison.rawValue, effect: -1)
      if !isLast { exits.append(instruction) }
    }
    for exit in exits { function.patch(exit) }
  }

  private mutating func compileAttribute(_ base: Expression, _ name: NameID, _ span: Span) {
    if case .name(let variable) = base.kind {
      switch resolve(variable) {
      case .loop(let level):
        if let property = LoopProperty(set.program.names.text(name)) {
          function.emit(.loopProperty, a: level, b: property.rawValue, effect: 1)
          return
        }
      case .slot(let slot, true):
        function.emit(.slotAttribute, a: slot, b: name, effect: 1)
        return
      default: break
      }
    }
    compile(base)
    function.span = span
    function.emit(.attribute, b: name)
  }

  // MARK: Calls

  /// Pushes arguments; answers how they lie on the stack.
  private mutating func push(_ arguments: CallArguments, caller: MacroDefinition? = nil) -> CallSite {
    for argument in arguments.positional { compile(argument) }
    for argument in arguments.named { compile(argument.value) }
    var site = CallSite(positional: arguments.positional.count, names: arguments.named.map { set.program.names.text($0.name) })
    if let caller {
      compileMacro(caller, isCaller: true)
      site.names.append("caller")
    }
    if let spread = arguments.spread {
      compile(spread)
      site.hasSpread = true
    }
    if let spread = arguments.namedSpread {
      compile(spread)
      site.hasNamedSpread = true
    }
    return site
  }

  /// Calls something; `mode` says whether the result is pushed or how it is written.
  mutating func compileCall(
    _ callee: Expression, _ arguments: CallArguments, _ span: Span, mode: Escape, caller: MacroDefinition? = nil
  ) {
    let isPushed = mode == .push
    if caller == nil, let levels = superLevels(callee), arguments.isEmpty {
      function.span = span
      function.emit(
        .superBlock, mode: mode.rawValue, a: Int32(truncatingIfNeeded: levels), b: autoescape == .off ? 0 : 1, effect: isPushed ? 1 : 0)
      return
    }
    if case .name(Keyword.loop.id) = callee.kind, case .loop(let level) = resolve(Keyword.loop.id), let recursion = function.recursion,
      level == Int32(truncatingIfNeeded: function.loopLevel - 1), arguments.positional.count == 1
    {
      compile(arguments.positional[0])
      function.span = span
      function.emit(
        .recurse, mode: mode.rawValue, a: Int32(truncatingIfNeeded: recursion.depth), b: Int32(truncatingIfNeeded: recursion.closure),
        effect: isPushed ? 0 : -1)
      return
    }
    if case .attribute(let base, let method) = callee.kind {
      if case .name(let name) = base.kind {
        if name == Keyword.`self`.id, case .context = resolve(name) {
          function.span = span
          set.noteCalled(method)
          function.emit(.selfBlock, mode: mode.rawValue, a: autoescape == .off ? 0 : 1, b: method, effect: isPushed ? 1 : 0)
          return
        }
        if case .loop(let level) = resolve(name), compileLoopMethod(level, method, arguments, span) {
          if !isPushed { function.emit(.emit, mode: mode.rawValue, effect: -1) }
          return
        }
      }
      if isMutation(method), compileMutation(base, method, arguments, span) {
        if !isPushed { function.emit(.emit, mode: mode.rawValue, effect: -1) }
        return
      }
      compile(base)
      let site = push(arguments, caller: caller)
      function.span = span
      emitCall(.callMethod, site, method: method, mode: mode)
      return
    }
    compile(callee)
    let site = push(arguments, caller: caller)
    function.span = span
    emitCall(.call, site, method: -1, mode: mode)
  }

  private mutating func emitCall(_ opcode: Opcode, _ site: CallSite, method: NameID, mode: Escape) {
    let count = site.positional + site.names.count + (site.hasSpread ? 1 : 0) + (site.hasNamedSpread ? 1 : 0)
    let isSpread = site.hasSpread || site.hasNamedSpread
    function.emit(
      isSpread ? .callSpread : opcode, mode: mode.rawValue, a: set.program.calls.add(site), b: method,
      effect: (mode == .push ? 0 : -1) - count)
  }

  /// How many levels up `super.super` means; nil when the expression is something else.
  private mutating func superLevels(_ callee: Expression) -> Int? {
    switch callee.kind {
    case .name(Keyword.super.id):
      guard case .context = resolve(Keyword.super.id) else { return nil }
      return 1
    case .attribute(let base, Keyword.super.id): return superLevels(base).map { $0 + 1 }
    default: return nil
    }
  }

  private mutating func compileLoopMethod(_ level: Int32, _ method: NameID, _ arguments: CallArguments, _ span: Span) -> Bool {
    guard arguments.named.isEmpty, !arguments.hasSpread else { return false }
    let opcode: Opcode
    switch set.program.names.text(method) {
    case "cycle": opcode = .loopCycle
    case "changed": opcode = .loopChanged
    default: return false
    }
    for argument in arguments.positional { compile(argument) }
    function.span = span
    let count = arguments.positional.count
    function.emit(opcode, a: level, b: Int32(truncatingIfNeeded: count), effect: 1 - count)
    return true
  }

  /// Methods that change a list or dictionary in Python; here they change the variable that holds it.
  private func isMutation(_ method: NameID) -> Bool {
    let name = set.program.names.text(method)
    return MethodSignature.changingArray[name] != nil || MethodSignature.changingObject[name] != nil
  }

  private mutating func compileMutation(_ base: Expression, _ method: NameID, _ arguments: CallArguments, _ span: Span) -> Bool {
    guard !arguments.hasSpread else { return false }
    var base = base
    // `x.setdefault(key, []).append(value)`: what is changed is the member of `x`.
    if case .call(let callee, let given) = base.kind, case .attribute(let owner, let name) = callee.kind, let key = given.positional.first,
      set.program.names.text(name) == "setdefault", isVariable(owner), compileMutation(owner, name, given, base.span)
    {
      function.emit(.pop, effect: -1)
      base = Expression(kind: .item(owner, key), span: base.span)
    }
    guard isVariable(base) else { return false }
    compile(base)
    let site = push(arguments)
    function.span = span
    let count = site.positional + site.names.count
    function.emit(.mutate, a: set.program.calls.add(site), b: method, effect: 1 - count)
    // The changed value lies below the result.
    assign(base, span)
    return true
  }

  /// Whether an expression is a variable or lies inside one.
  private mutating func isVariable(_ place: Expression) -> Bool {
    switch place.kind {
    case .name(let name): if case .loop = resolve(name) { false } else { true }
    case .attribute(let base, _), .item(let base, _): isVariable(base)
    default: false
    }
  }

  /// Stores the value under the top of the stack where an expression takes its value from, and so on up to the variable it lies in.
  private mutating func assign(_ place: Expression, _ span: Span) {
    switch place.kind {
    case .name(let name):
      switch resolve(name) {
      case .slot(let slot, _): function.emit(.assignContext, mode: 1, a: slot, b: name, effect: -1)
      default: function.emit(.assignContext, mode: 0, b: name, effect: -1)
      }
    case .attribute(let base, let name):
      compile(base)
      function.span = span
      function.emit(.assignContext, mode: 2, b: name, effect: -1)
      assign(base, span)
    case .item(let base, let key):
      compile(base)
      compile(key)
      function.span = span
      function.emit(.assignContext, mode: 3, effect: -2)
      assign(base, span)
    default: break
    }
  }

  // MARK: Filters and tests

  private mutating func compileFilter(_ input: Expression?, _ name: NameID, _ arguments: CallArguments, _ span: Span) {
    let text = set.program.names.text(name)
    if let input { compile(input) }
    guard let filter = set.filter(named: text) else {
      return fail(Messages.unknownFilter(text, own: set.options.filters.keys.sorted()).at(span))
    }
    do throws(Fault) {
      let bound = try bind(arguments, filter.parameters, isVariadic: filter.isVariadic, name: text, span)
      for argument in bound.values { compile(argument) }
      function.span = span
      let count = bound.values.count
      let site = set.program.filters.add(
        FilterSite(filter, arguments: count, names: bound.names, autoescape: autoescape != .off))
      function.emit(.filter, a: site, effect: -count)
    } catch {
      failWhenReached(error.at(span))
    }
  }

  private mutating func compileTest(_ input: Expression, _ name: NameID, _ arguments: CallArguments, _ span: Span) {
    let text = set.program.names.text(name)
    guard let test = Test.named(text) else {
      compile(input)
      return fail(Messages.unknownTest(text).at(span))
    }
    compile(input)
    do throws(Fault) {
      let bound = try bind(arguments, test.parameters, isVariadic: false, name: text, span)
      for argument in bound.values { compile(argument) }
      function.span = Span(input.span, span)
      function.emit(
        .test, a: set.program.tests.add(TestSite(test, arguments: bound.values.count)), effect: -bound.values.count)
    } catch {
      failWhenReached(error.at(span))
    }
  }

  /// An unknown name: an error now, or only when it is reached inside a branch, as in Jinja2.
  private mutating func fail(_ fault: Fault) {
    if !isInBranch || set.options.reportsUnknownNames {
      report(fault)
    } else {
      function.emit(.fail, a: set.program.faults.add(fault.description))
    }
  }

  /// Arguments that do not fit: an error now where names are checked, and when they are reached otherwise, as in Jinja2.
  private mutating func failWhenReached(_ fault: Fault) {
    if set.options.reportsUnknownNames {
      report(fault)
    } else {
      function.emit(.fail, a: set.program.faults.add(fault.description))
    }
  }

  /// Puts arguments into the order of a filter's or test's parameters; those left out before the last one given are marked absent.
  private func bind(
    _ arguments: CallArguments, _ parameters: [Parameter], isVariadic: Bool, name: String, _ span: Span
  ) throws(Fault) -> (values: [Expression], names: [String]) {
    guard !arguments.hasSpread else { throw Messages.spreadArguments(name) }
    if isVariadic {
      return (arguments.positional + arguments.named.map(\.value), arguments.named.map { set.program.names.text($0.name) })
    }
    guard arguments.positional.count <= parameters.count else {
      throw Messages.tooManyArguments(name, maximum: parameters.count, found: arguments.positional.count)
    }
    var values = arguments.positional
    var given = values.count
    for argument in arguments.named {
      let text = set.program.names.text(argument.name)
      guard let position = parameters.firstIndex(where: { $0.name == text }) else {
        throw Messages.unknownArgument(text, of: name, known: parameters.map(\.name))
      }
      while values.count <= position { values.append(Expression(kind: .constant(.undefined(Undefined.absent)), span: span)) }
      guard position >= arguments.positional.count, isAbsent(values[position]) else { throw Messages.argumentTwice(text, of: name) }
      values[position] = argument.value
      given += 1
    }
    guard given < parameters.count else { return (values, []) }
    for (position, parameter) in parameters.enumerated() where parameter.isRequired {
      if position >= values.count || isAbsent(values[position]) { throw Messages.missingArgument(parameter.name, of: name) }
    }
    return (values, [])
  }

  private func isAbsent(_ expression: Expression) -> Bool {
    if case .constant(.undefined(let undefined)) = expression.kind { undefined === Undefined.absent } else { false }
  }
}
