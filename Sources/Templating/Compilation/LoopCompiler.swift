extension TemplateCompiler {
  mutating func compileFor(_ loop: ForLoop) {
    compile(loop.sequence)
    guard loop.isRecursive else { return compileLoop(loop, depthSlot: nil) }
    let place = html
    var after = place
    let body = nested(.recursiveLoop) { compiler in
      let sequence = compiler.function.newSlot()
      let depth = compiler.function.newSlot()
      let closure = compiler.function.newSlot()
      compiler.function.recursion = (depth, closure)
      compiler.html = place
      compiler.function.openScope()
      compiler.function.emit(.slot, a: Int32(truncatingIfNeeded: sequence), effect: 1)
      compiler.compileLoop(loop, depthSlot: depth)
      compiler.function.closeScope()
      after = compiler.html
    }
    html = after
    let code = add(body)
    let site = set.program.macros.add(
      MacroSite(
        function: code, name: "loop", parameters: [], defaultCount: 0, autoescape: autoescape != .off, captures: body.captures))
    function.emit(.recursiveLoop, a: site, effect: -1)
  }

  /// The code of a loop over the sequence on the stack.
  private mutating func compileLoop(_ loop: ForLoop, depthSlot: Int?) {
    let begin = html
    // What one round wrote stands before the next.
    html.beginURL()
    if let condition = loop.condition { compileFilter(loop, condition) }
    function.span = loop.sequence.span
    let loopBegin = function.emit(.loopBegin, b: Int32(truncatingIfNeeded: (depthSlot ?? -1) + 1), effect: -1)
    function.loopLevel += 1
    let bodyStart = function.here
    let savedCaptures = capturesInLoop
    capturesInLoop = 0
    loopExits.append(([], []))
    let mark = madeDefinite.count
    branchDepth += 1
    function.openScope()
    function.bind(Keyword.loop.id, to: .loop(function.loopLevel, isVisible: loop.showsLoop), isDefinite: true)
    bindItem(loop.target)
    let wasInBranch = isInBranch
    isInBranch = false
    compileScope(loop.body)
    isInBranch = wasInBranch
    function.closeScope()
    branchDepth -= 1
    // Bindings of the closed scope are gone; those outside cannot be assigned from within.
    madeDefinite.removeLast(madeDefinite.count - mark)
    let exits = loopExits.removeLast()
    capturesInLoop = savedCaptures
    // As in Jinja2, `else` stands for a loop that reached the end of its body not once, whether it was left early or never begun.
    let endsEarly = !loop.otherwise.isEmpty && !(exits.breaks.isEmpty && exits.continues.isEmpty)
    let reachedEnd = Int32(truncatingIfNeeded: endsEarly ? function.newSlot() : 0)
    if endsEarly {
      function.emit(.constant, a: set.program.constants.add(.bool(true)), effect: 1)
      function.emit(.store, a: reachedEnd, effect: -1)
    }
    for jump in exits.continues { function.patch(jump) }
    function.emit(.loopNext, a: bodyStart)
    for jump in exits.breaks { function.patch(jump) }
    function.emit(.loopEnd)
    function.loopLevel -= 1
    meet(begin, loop.body)
    if loop.otherwise.isEmpty {
      function.patch(loopBegin)
      return
    }
    let exit = endsEarly ? function.emit(.jumpIfSet, a: reachedEnd) : function.emit(.jump)
    function.patch(loopBegin)
    let after = html
    html = begin
    branchDepth += 1
    let before = madeDefinite.count
    scoped(loop.otherwise)
    madeDefinite.removeLast(madeDefinite.count - before)
    branchDepth -= 1
    meet(after, loop.otherwise)
    function.patch(exit)
    if endsEarly { function.emit(.clear, a: reachedEnd) }
  }

  /// Requires that a part of the template leaves the place in HTML as it found it.
  private mutating func meet(_ place: HTMLContext, _ body: [Statement]) {
    guard isContextual else { return }
    if let joined = html.joined(with: place) {
      html = joined
    } else {
      report(Messages.branchesDiffer(place, html, body.last?.span ?? function.span))
      html = place
    }
  }

  /// Replaces the sequence on the stack by an array of the items that meet a condition.
  private mutating func compileFilter(_ loop: ForLoop, _ condition: Expression) {
    let items = function.newSlot()
    function.emit(.store, a: Int32(truncatingIfNeeded: items), effect: -1)
    function.emit(.array, effect: 1)
    function.emit(.slot, a: Int32(truncatingIfNeeded: items), effect: 1)
    let loopBegin = function.emit(.loopBegin, effect: -1)
    function.loopLevel += 1
    let start = function.here
    function.openScope()
    bindItem(loop.target)
    let skips = jumpUnless(condition)
    function.emit(.collect)
    function.patch(chain: skips)
    function.closeScope()
    function.emit(.loopNext, a: start)
    function.emit(.loopEnd)
    function.loopLevel -= 1
    function.patch(loopBegin)
    function.emit(.clear, a: Int32(truncatingIfNeeded: items))
  }

  /// Gives the loop's variables slots and stores the current item in them.
  private mutating func bindItem(_ target: Target) {
    var names: [NameID] = []
    Self.collect(target, into: &names)
    for name in names where name >= 0 { function.bind(name, to: .slot(function.newSlot()), isDefinite: true) }
    if case .name(let name, _) = target {
      if name >= 0, let binding = function.lookup(name), case .slot(let slot) = function.bindings[binding].place {
        function.emit(.loopItem, a: Int32(truncatingIfNeeded: slot))
      }
    } else {
      function.emit(.loopPush, effect: 1)
      store(target)
    }
  }
}
