/// One rendering: the state that instructions change.
///
/// Values refer to contexts, namespaces and the like by their number here, so that values stay immutable and shareable.
struct Machine: ~Copyable {
  let program: Program
  let base: ObjectValue?
  let isStrict: Bool
  var output: Output
  var stack = ValueStack()
  var contexts: [RenderContext] = []
  var namespaces: [[(name: String, value: Value)]] = []
  var cyclers: [(items: [Value], position: Int)] = []
  var joiners: [(separator: Value, isUsed: Bool)] = []
  var loops: [LoopState] = []
  /// Contexts of templates imported without context, by template.
  var modules: [Int: Int] = [:]
  var fuel: Int
  var iterations: Int
  var depth = 0
  var randomState: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ program: Program, base: ObjectValue?, sizeHint: Int) {
    self.program = program
    self.base = base
    isStrict = program.options.undefined == .strict
    fuel = program.options.limits.instructions
    iterations = program.options.limits.iterations
    output = Output(capacity: sizeHint, limit: program.options.limits.outputBytes)
  }

  /// Renders a template from its beginning.
  mutating func render(_ template: Int) throws(Fault) {
    guard let variant = program.templates[template].variants.first else {
      throw Messages.faultyTemplate(program.templates[template].name, template)
    }
    let context = RenderContext(base: base, parent: nil, inheritance: Inheritance())
    try renderRoot(variant, context)
    if output.isFull { throw Messages.outputTooLong(program.options.limits.outputBytes) }
  }

  /// Renders one block alone, with what a template that extends another sets and imports at its top level.
  mutating func render(_ template: Int, block: NameID) throws(Fault) {
    guard var variant = program.templates[template].variants.first else {
      throw Messages.faultyTemplate(program.templates[template].name, template)
    }
    let context = RenderContext(base: base, parent: nil, inheritance: Inheritance())
    context.inheritance.add(variant.blocks)
    // The top level of a template that extends another writes nothing; that of others would need all their variables.
    if variant.parent != nil { _ = try renderTopLevel(variant, context) }
    output.drop(from: 0)
    var generations = 0
    while let parent = variant.parent, let next = program.templates[parent].variants.first, generations < program.options.limits.depth {
      context.inheritance.add(next.blocks)
      variant = next
      generations += 1
    }
    try renderBlock(block, level: 0, context)
    if output.isFull { throw Messages.outputTooLong(program.options.limits.outputBytes) }
  }

  /// Runs one template's top level; the template it extends.
  private mutating func renderTopLevel(_ variant: CompiledTemplate.Variant, _ context: RenderContext) throws(Fault) -> Int? {
    let function = program.functions[variant.root]
    let frame = stack.push(function.slotCount + function.stackDepth)
    frame.initialize(repeating: .undefined(Undefined.unset), count: function.slotCount)
    var activation = Activation(context: context)
    try execute(function, frame, &activation)
    stack.pop(frame)
    return activation.parent
  }

  /// Runs a template's top level and those of the templates it extends.
  mutating func renderRoot(_ variant: CompiledTemplate.Variant, _ context: RenderContext) throws(Fault) {
    if !variant.blocks.isEmpty { context.inheritance.add(variant.blocks) }
    var parent = try renderTopLevel(variant, context)
    var generations = 0
    while let template = parent {
      guard let next = program.templates[template].variants.first else {
        throw Messages.faultyTemplate(program.templates[template].name, template)
      }
      context.inheritance.add(next.blocks)
      // A circle of templates extending one another would never end.
      generations += 1
      guard generations <= program.options.limits.depth else { throw Messages.tooDeep(program.options.limits.depth) }
      parent = try renderTopLevel(next, context)
    }
  }

  /// Runs a block in the version `level` steps up from the most derived one.
  mutating func renderBlock(_ name: NameID, level: Int, _ context: RenderContext) throws(Fault) {
    guard name >= 0 else { throw Messages.superOutsideBlock() }
    let versions = context.inheritance.versions(name)
    guard level < versions.count else { throw Messages.noParentBlock(program.names[Int(name)].text) }
    if versions[level].isRequired { throw Messages.requiredBlock(program.names[Int(name)].text) }
    try enter()
    let function = program.functions[versions[level].function]
    let frame = stack.push(function.slotCount + function.stackDepth)
    frame.initialize(repeating: .undefined(Undefined.unset), count: function.slotCount)
    var activation = Activation(context: context, block: name, level: level)
    try execute(function, frame, &activation)
    stack.pop(frame)
    depth -= 1
  }

  mutating func enter() throws(Fault) {
    try pay(100)
    depth += 1
    guard depth <= program.options.limits.depth else { throw Messages.tooDeep(program.options.limits.depth) }
  }

  // MARK: Variables

  /// The value of a variable that is not local.
  @inline(__always)
  func variable(_ name: NameID, in context: RenderContext) -> Value {
    var current: RenderContext? = context
    while let here = current {
      if let value = here.ownValue(name) { return value }
      if here.parent == nil {
        if let base = here.base, let position = base.shape.index(of: program.names[Int(name)]) { return base.value(at: position) }
      }
      current = here.parent
    }
    return program.globals[Int(name)] ?? .undefined(Undefined(.variable(program.names[Int(name)].text)))
  }

  /// The names of all variables visible in a context, for suggestions.
  func visibleNames(in context: RenderContext) -> [String] {
    var found: [String] = []
    var current: RenderContext? = context
    while let here = current {
      found += here.names.map { program.names[Int($0.name)].text }
      if here.parent == nil { found += here.base?.shape.names ?? [] }
      current = here.parent
    }
    return found
  }

  /// The number by which macros refer to a context.
  mutating func number(of context: RenderContext) -> Int {
    if context.number < 0 {
      context.number = contexts.count
      contexts.append(context)
    }
    return context.number
  }

  // MARK: Truth, comparison, iteration

  /// Refuses values that mean something is missing, where strict mode does not let them pass.
  @inline(__always)
  func require(_ value: Value) throws(Fault) {
    if case .undefined(let undefined) = value { try refuse(undefined) }
  }

  @inline(never)
  func refuse(_ undefined: Undefined) throws(Fault) {
    guard isStrict else { return }
    if case .unchosen = undefined.origin { return }
    throw Messages.undefined(undefined)
  }

  @inline(__always)
  func isTrue(_ value: Value) throws(Fault) -> Bool {
    switch value {
    case .bool(let flag): return flag
    case .undefined(let undefined):
      try refuse(undefined)
      return false
    default: return value.isTrue
    }
  }

  func compare(_ comparison: Comparison, _ left: Value, _ right: Value) throws(Fault) -> Bool {
    try require(left)
    try require(right)
    switch comparison {
    case .equal: return left.equals(right)
    case .notEqual: return !left.equals(right)
    case .less: return try order(left, right, comparison)
    case .greater: return try order(right, left, comparison)
    case .lessOrEqual:
      let isGreater = try order(right, left, comparison)
      return !isGreater && !isNaN(left, right)
    case .greaterOrEqual:
      let isLess = try order(left, right, comparison)
      return !isLess && !isNaN(left, right)
    case .contained: return try contains(right, left)
    case .notContained: return try !contains(right, left)
    }
  }

  private func isNaN(_ left: Value, _ right: Value) -> Bool {
    if case .double(let number) = left, number.isNaN { return true }
    if case .double(let number) = right, number.isNaN { return true }
    return false
  }

  /// Whether `left` is less than `right`; `>` and `<=` are asked with their operands exchanged, and are told in a fault as written.
  func order(_ left: Value, _ right: Value, _ comparison: Comparison = .less) throws(Fault) -> Bool {
    guard let isLess = left.isLess(than: right) else {
      let isExchanged = comparison == .greater || comparison == .lessOrEqual
      throw isExchanged ? Messages.notComparable(comparison, right, left) : Messages.notComparable(comparison, left, right)
    }
    return isLess
  }

  func contains(_ container: Value, _ element: Value) throws(Fault) -> Bool {
    switch container {
    case .array(let items), .tuple(let items): return items.contains { $0.equals(element) }
    case .object(let object):
      if let display = object.display, let part = element.stringText?.text, object.shape.index(of: part) == nil {
        return TextSearch.contains(display, part)
      }
      try element.requireKey()
      return object.shape.index(of: element) != nil
    case .string(let text), .safe(let text):
      guard let part = element.stringText?.text else { throw Messages.unsupportedContainment(element, container) }
      return TextSearch.contains(text, part)
    case .undefined(let undefined):
      try refuse(undefined)
      return false
    case .dynamic(let dynamic):
      if case .range(let range) = dynamic.kind { return range.items.contains { $0.equals(element) } }
      throw Messages.notIterable(container)
    default: throw Messages.notIterable(container)
    }
  }

  /// The items a loop or filter goes over.
  func items(of value: Value) throws(Fault) -> [Value] {
    switch value {
    case .array(let items), .tuple(let items): return items
    case .object(let object): return object.shape.keys
    case .string(let text), .safe(let text): return text.unicodeScalars.map { .string(String(Character($0))) }
    case .undefined(let undefined):
      try refuse(undefined)
      return []
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .range(let range):
        guard range.count <= program.options.limits.generated else { throw Messages.tooLong(program.options.limits.generated) }
        return range.items
      case .loop(let loop): return Array(loop.items[min(loop.index + 1, loop.items.count)...])
      default: throw Messages.notIterable(value)
      }
    default: throw Messages.notIterable(value)
    }
  }

  // MARK: Writing

  /// Writes a value, escaped for its place.
  mutating func write(_ value: Value, _ escape: Escape) throws(Fault) {
    switch value {
    case .string(let text): writeText(text, escape)
    case .safe(let text):
      switch escape {
      case .none, .html: output.append(text)
      case .attribute: HTMLEscape.writeMarkupInAttribute(text, to: &output)
      case .json: try writeJSON(value)
      default: try writeInPlace(text, escape)
      }
    case .int(let number):
      if escape == .drop { return }
      output.append(number)
    case .undefined(let undefined):
      try refuse(undefined)
      if escape == .json { output.append("null" as StaticString) }
    case .none:
      if escape == .json { return output.append("null" as StaticString) }
      if program.options.printNone { try writeOther("None", escape) }
    default:
      if escape == .json { return try writeJSON(value) }
      if case .dynamic(let dynamic) = value, case .module(let number, _) = dynamic.kind, number < 0 { return }
      try writeOther(value.text, escape)
    }
  }

  @inline(__always)
  private mutating func writeText(_ text: String, _ escape: Escape) {
    switch escape {
    case .html, .attribute:
      let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { HTMLEscape.write($0, to: &output) }
      if isWritten == nil { output.append(HTMLEscape.escaped(text)) }
    case .none: output.append(text)
    default: writeSpecial(text, escape)
    }
  }

  private mutating func writeSpecial(_ text: String, _ escape: Escape) {
    switch escape {
    case .url:
      if URLEscape.isSafe(text) { URLEscape.write(text, to: &output) } else { output.append(URLEscape.blocked) }
    case .urlPart: URLEscape.write(text, to: &output)
    case .srcset: URLEscape.writeSourceSet(text, to: &output)
    case .json: JSONWriter.write(text, style: .script, to: &output)
    case .digits: for byte in text.utf8 where byte &- 0x30 <= 9 { output.append(byte) }
    case .none: output.append(text)
    case .html, .attribute: output.append(HTMLEscape.escaped(text))
    case .drop, .push: break
    }
  }

  private mutating func writeInPlace(_ text: String, _ escape: Escape) throws(Fault) {
    writeSpecial(text, escape)
  }

  private mutating func writeOther(_ text: String, _ escape: Escape) throws(Fault) {
    writeText(text, escape)
  }

  private mutating func writeJSON(_ value: Value) throws(Fault) {
    try JSONWriter.write(value, style: .script, to: &output)
  }
}

/// Where a function's code is being run.
struct Activation {
  let context: RenderContext
  /// The block whose code this is, and how many versions derive from this one.
  var block: NameID = -1
  var level = 0
  /// The template that an `extends` named.
  var parent: Int?
}

/// Memory for the slots and operands of running functions.
struct ValueStack: ~Copyable {
  private var chunks: [(base: UnsafeMutablePointer<Value>, capacity: Int)] = []
  private var top: UnsafeMutablePointer<Value>
  private var room: Int
  /// For each frame that needed a chunk of its own: the state to return to.
  private var returns: [(frame: UnsafeMutablePointer<Value>, top: UnsafeMutablePointer<Value>, room: Int)] = []
  private let first: UnsafeMutablePointer<Value>

  init() {
    first = .allocate(capacity: 256)
    top = first
    room = 256
  }

  deinit {
    first.deallocate()
    for chunk in chunks { chunk.base.deallocate() }
  }

  /// Uninitialised room for `count` values.
  mutating func push(_ count: Int) -> UnsafeMutablePointer<Value> {
    if count > room {
      let capacity = max(1024, count)
      let base = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
      chunks.append((base, capacity))
      returns.append((base, top, room))
      top = base
      room = capacity
    }
    let frame = top
    top += count
    room -= count
    return frame
  }

  /// Gives back a frame whose values are no longer initialised.
  mutating func pop(_ frame: UnsafeMutablePointer<Value>) {
    if let last = returns.last, last.frame == frame {
      returns.removeLast()
      let chunk = chunks.removeLast()
      chunk.base.deallocate()
      top = last.top
      room = last.room
      return
    }
    room += top - frame
    top = frame
  }
}
