/// The code of one function while it is written, and the variables visible at the point reached.
struct FunctionBuilder {
  enum Kind { case root, block, macro, recursiveLoop }

  /// What a name means at a point of the code.
  struct Binding {
    enum Place {
      case slot(Int)
      /// A loop by its level; whether other templates and scoped blocks see it.
      case loop(Int, isVisible: Bool)
    }

    let name: NameID
    var place: Place
    /// Whether the slot certainly holds a value here.
    var isDefinite: Bool
    /// Whether it is a variable of a template's top level, which blocks and macros find in the context.
    let isRoot: Bool
    /// The binding this one hides, or -1.
    let hidden: Int32
  }

  let kind: Kind
  var code: [Instruction] = []
  var spans: [Span] = []
  var span = Span(0, 0)
  private(set) var slotCount = 0
  private(set) var stackDepth = 0
  private var depth = 0
  private(set) var bindings: [Binding] = []
  private var heads: [Int32]
  /// Scopes that are open: the number of bindings at their beginning.
  private var scopes: [Int] = []
  /// Loops open at this point, as levels from the function's first.
  var loopLevel = 0
  var captures: [MacroSite.Capture] = []
  var varargs: Int?
  var kwargs: Int?
  var caller: Int?
  /// The slots of a recursive loop's own depth and closure.
  var recursion: (depth: Int, closure: Int)?

  init(_ kind: Kind, nameCount: Int) {
    self.kind = kind
    heads = [Int32](repeating: -1, count: nameCount)
    code.reserveCapacity(16)
    spans.reserveCapacity(16)
  }

  // MARK: Code

  /// Appends an instruction that changes the number of values on the stack by `effect`.
  @discardableResult
  mutating func emit(_ opcode: Opcode, mode: UInt8 = 0, a: Int32 = 0, b: Int32 = 0, effect: Int = 0) -> Int {
    code.append(Instruction(opcode: opcode, mode: mode, a: a, b: b))
    spans.append(span)
    depth += effect
    if depth > stackDepth { stackDepth = depth }
    return code.count - 1
  }

  /// Corrects the count of values on the stack where two paths meet.
  mutating func adjustDepth(by effect: Int) {
    depth += effect
    if depth > stackDepth { stackDepth = depth }
  }

  /// The position of the next instruction, as a jump's operand.
  var here: Int32 { Int32(truncatingIfNeeded: code.count) }

  mutating func patch(_ instruction: Int) {
    switch code[instruction].opcode {
    case .jumpIfSet, .compareChain: code[instruction].b = here
    default: code[instruction].a = here
    }
  }

  /// Appends a jump whose place is not known yet; until it is, the jump's operand is the one before it that goes to the same place.
  mutating func emit(_ opcode: Opcode, after chain: Int32, effect: Int = 0) -> Int32 {
    Int32(truncatingIfNeeded: emit(opcode, a: chain, effect: effect))
  }

  /// Lets a chain of jumps go to the next instruction.
  mutating func patch(chain: Int32) {
    var jump = chain
    while jump >= 0 {
      let before = code[Int(jump)].a
      code[Int(jump)].a = here
      jump = before
    }
  }

  // MARK: Variables

  mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  mutating func openScope() {
    scopes.append(bindings.count)
  }

  mutating func closeScope() {
    let start = scopes.removeLast()
    while bindings.count > start {
      let last = bindings.removeLast()
      heads[Int(last.name)] = last.hidden
    }
  }

  @discardableResult
  mutating func bind(_ name: NameID, to place: Binding.Place, isDefinite: Bool) -> Int {
    bindings.append(
      Binding(name: name, place: place, isDefinite: isDefinite, isRoot: kind == .root && scopes.count <= 1, hidden: heads[Int(name)]))
    heads[Int(name)] = Int32(truncatingIfNeeded: bindings.count - 1)
    return bindings.count - 1
  }

  /// The position of the innermost binding of a name.
  func lookup(_ name: NameID) -> Int? {
    let head = heads[Int(name)]
    return head >= 0 ? Int(head) : nil
  }

  /// The binding of a name made in the innermost scope.
  func lookupInScope(_ name: NameID) -> Int? {
    guard let position = lookup(name), position >= scopes.last ?? 0 else { return nil }
    return position
  }

  mutating func setDefinite(_ binding: Int, _ isDefinite: Bool) {
    // The binding's scope may have been closed since.
    guard binding < bindings.count else { return }
    bindings[binding].isDefinite = isDefinite
  }

  /// The local variables other templates may see: those that are not in the context anyway.
  func visibleLocals() -> [(name: NameID, slot: Int)] {
    var result: [(name: NameID, slot: Int)] = []
    for (position, binding) in bindings.enumerated() where heads[Int(binding.name)] == Int32(truncatingIfNeeded: position) {
      if case .slot(let slot) = binding.place, !binding.isRoot { result.append((binding.name, slot)) }
    }
    return result
  }

  /// The level of the innermost loop that other templates and scoped blocks see.
  func visibleLoop() -> Int? {
    var position = Int(heads[Int(Keyword.loop.id)])
    while position >= 0, case .loop(let level, let isVisible) = bindings[position].place {
      if isVisible { return level }
      position = Int(bindings[position].hidden)
    }
    return nil
  }

  func finished(template: Int, source: [UInt8]) -> CodeFunction {
    CodeFunction(code: code, spans: spans, template: template, source: source, slotCount: slotCount, stackDepth: stackDepth + 4)
  }
}
