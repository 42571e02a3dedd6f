/// The arguments of a call as they lie on the operand stack.
struct Arguments {
  let positional: UnsafeBufferPointer<Value>
  let named: UnsafeBufferPointer<Value>
  let names: [String]

  func value(_ position: Int, _ name: String) -> Value? {
    if position < positional.count { return positional[position] }
    return names.firstIndex(of: name).map { named[$0] }
  }

  var isEmpty: Bool { positional.isEmpty && named.isEmpty }

  var pairs: [(name: String, value: Value)] {
    names.enumerated().map { ($1, named[$0]) }
  }
}

extension Machine {
  /// Carries out a call instruction: its operands are replaced by the result, which is pushed or written.
  mutating func call(_ instruction: Instruction, _ top: inout UnsafeMutablePointer<Value>) throws(Fault) {
    let site = program.calls[Int(instruction.a)]
    let spreads = (site.hasSpread ? 1 : 0) + (site.hasNamedSpread ? 1 : 0)
    let count = site.positional + site.names.count
    let callee = top - spreads - count - 1
    let mark = output.count
    var result: Value?
    if spreads > 0 {
      var positional = Array(UnsafeBufferPointer(start: callee + 1, count: site.positional))
      var names = site.names
      var named = Array(UnsafeBufferPointer(start: callee + 1 + site.positional, count: site.names.count))
      if site.hasSpread { positional += try items(of: callee[count + 1]) }
      if site.hasNamedSpread {
        guard case .object(let object) = callee[count + spreads] else { throw Messages.notAMapping(callee[count + spreads]) }
        for (position, key) in object.shape.keys.enumerated() {
          names.append(key.text)
          named.append(object.value(at: position))
        }
      }
      let all = positional + named
      let split = positional.count
      result = try all.withUnsafeBufferPointer { values throws(Fault) -> Value? in
        let arguments = Arguments(
          positional: UnsafeBufferPointer(rebasing: values[..<split]), named: UnsafeBufferPointer(rebasing: values[split...]), names: names)
        return try invoke(callee.pointee, instruction.b, arguments)
      }
    } else {
      let arguments = Arguments(
        positional: UnsafeBufferPointer(start: callee + 1, count: site.positional),
        named: UnsafeBufferPointer(start: callee + 1 + site.positional, count: site.names.count), names: site.names)
      result = try invoke(callee.pointee, instruction.b, arguments)
    }
    let used = top - callee
    top = callee
    top.deinitialize(count: used)
    guard let value = result else { return try finishDirect(instruction.mode, from: mark, isSafe: true, &top) }
    if instruction.mode == Escape.push.rawValue {
      try accept(value)
      top.initialize(to: value)
      top += 1
    } else {
      try write(value, Escape(rawValue: instruction.mode) ?? .html)
    }
  }

  /// Calls a value, or its method when `method` is a name; nil when the result was written to the output as safe text.
  mutating func invoke(_ callee: Value, _ method: NameID, _ arguments: Arguments) throws(Fault) -> Value? {
    guard method >= 0 else { return try invoke(callee, arguments) }
    let name = program.names[Int(method)].text
    switch callee {
    case .object(let object):
      if let member = object[name], !Methods.exists(name, on: callee) || member.isCallable { return try invoke(member, arguments) }
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .cycler(let number) where name == "next":
        let value = cyclers[number].items[cyclers[number].position]
        cyclers[number].position = (cyclers[number].position + 1) % cyclers[number].items.count
        return value
      case .cycler(let number) where name == "reset":
        cyclers[number].position = 0
        return Value.none
      case .loop(let loop) where name == "cycle":
        guard !arguments.positional.isEmpty else { throw Messages.emptyCycle() }
        return arguments.positional[loop.index % arguments.positional.count]
      case .loop(let loop) where name == "changed":
        guard loop.position < loops.count else { return .bool(true) }
        let values = Array(arguments.positional)
        let isSame = loops[loop.position].seen.map { Value.tuple($0).equals(.tuple(values)) } ?? false
        loops[loop.position].seen = values
        return .bool(!isSame)
      default: return try invoke(attribute(named: name, of: callee), arguments)
      }
    default: break
    }
    if Methods.exists(name, on: callee) { return try Methods.call(name, on: callee, arguments, &self) }
    let member = try attribute(named: name, of: callee)
    if case .undefined = member, Methods.changes(callee, by: name) { throw Messages.changesNothing(name) }
    return try invoke(member, arguments)
  }

  /// Calls a value; nil when the result was written to the output as safe text.
  private mutating func invoke(_ callee: Value, _ arguments: Arguments) throws(Fault) -> Value? {
    switch callee {
    case .undefined(let undefined): throw Messages.undefined(undefined)
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .macro(let macro):
        let mark = output.count
        try run(macro, itself: callee, arguments)
        return program.macros[macro.site].autoescape ? nil : .string(output.take(from: mark))
      case .function(let function):
        do throws(FunctionError) {
          return try function.body(Array(arguments.positional), arguments.pairs)
        } catch {
          throw Messages.functionFailed(function.name, error)
        }
      case .global(let global): return try global.call(arguments, &self)
      case .method(let receiver, let name): return try Methods.call(name, on: receiver, arguments, &self)
      case .joiner(let number):
        if joiners[number].isUsed { return joiners[number].separator }
        joiners[number].isUsed = true
        return .string("")
      case .loop(let loop):
        guard let closure = loop.closure, let items = arguments.positional.first else { throw Messages.loopNotRecursive() }
        try renderLoop(closure, items, depth: loop.depth + 1)
        return nil
      default: throw Messages.notCallable(callee)
      }
    default: throw Messages.notCallable(callee)
    }
  }

  /// Calls a value from a filter; the result is always a value.
  mutating func call(_ callee: Value, _ arguments: [Value]) throws(Fault) -> Value {
    let mark = output.count
    let result = try arguments.withUnsafeBufferPointer { values throws(Fault) -> Value? in
      try invoke(callee, Arguments(positional: values, named: UnsafeBufferPointer(start: nil, count: 0), names: []))
    }
    return result ?? .safe(output.take(from: mark))
  }

  /// Leaves what was written since `mark`, or takes it as a value, as the instruction's mode says.
  @inline(__always)
  mutating func finishDirect(_ mode: UInt8, from mark: Int, isSafe: Bool, _ top: inout UnsafeMutablePointer<Value>) throws(Fault) {
    if isSafe, mode == Escape.html.rawValue || mode == Escape.none.rawValue { return }
    let text = output.take(from: mark)
    let value: Value = isSafe ? .safe(text) : .string(text)
    if mode == Escape.push.rawValue {
      try accept(value)
      top.initialize(to: value)
      top += 1
    } else {
      try write(value, Escape(rawValue: mode) ?? .html)
    }
  }

  // MARK: Macros

  /// A macro with what its body needs from the scopes around it.
  mutating func closure(_ site: Int, _ frame: UnsafeMutablePointer<Value>, _ context: RenderContext) -> Value {
    let captured = program.macros[site].captures.map { capture in
      if let loop = capture.loop { return loopObject(loops.count - 1 - loop) }
      return frame[capture.outer]
    }
    return .dynamic(DynamicValue(.macro(Macro(site: site, context: number(of: context), captured: captured))))
  }

  /// Runs a macro, which writes to the output.
  private mutating func run(_ macro: Macro, itself: Value, _ arguments: Arguments) throws(Fault) {
    let site = program.macros[macro.site]
    let function = program.functions[site.function]
    try enter()
    let frame = stack.push(function.slotCount + function.stackDepth)
    frame.initialize(repeating: .undefined(Undefined.unset), count: function.slotCount)
    do throws(Fault) {
      try bind(arguments, site, frame)
    } catch {
      frame.deinitialize(count: function.slotCount)
      throw error
    }
    for (capture, value) in zip(site.captures, macro.captured) { frame[capture.inner] = value }
    if let slot = site.itself { frame[slot] = itself }
    var activation = Activation(context: contexts[macro.context])
    try execute(function, frame, &activation)
    stack.pop(frame)
    depth -= 1
  }

  private func bind(_ arguments: Arguments, _ site: MacroSite, _ frame: UnsafeMutablePointer<Value>) throws(Fault) {
    let count = site.parameters.count
    for position in 0..<min(count, arguments.positional.count) { frame[position] = arguments.positional[position] }
    if arguments.positional.count > count {
      guard site.varargs != nil else {
        throw Messages.tooManyArguments(site.name, maximum: count, found: arguments.positional.count)
      }
    }
    if let slot = site.varargs { frame[slot] = .tuple(Array(arguments.positional.dropFirst(count))) }
    var rest: [(String, Value)] = []
    if let slot = site.caller, slot >= count { frame[slot] = .undefined(Undefined(.variable("caller"))) }
    for (position, name) in arguments.names.enumerated() {
      if let parameter = site.parameters.firstIndex(of: name) {
        guard parameter >= arguments.positional.count else { throw Messages.argumentTwice(name, of: site.name) }
        frame[parameter] = arguments.named[position]
      } else if name == "caller", let slot = site.caller {
        frame[slot] = arguments.named[position]
      } else if site.kwargs != nil {
        rest.append((name, arguments.named[position]))
      } else {
        throw Messages.unknownArgument(name, of: site.name, known: site.parameters)
      }
    }
    if let slot = site.kwargs { frame[slot] = .object(.made(rest.map { .string($0.0) }, rest.map(\.1))) }
    for position in 0..<max(0, count - site.defaultCount) {
      if case .undefined(let undefined) = frame[position], undefined === Undefined.unset {
        frame[position] = .undefined(Undefined(.parameter(site.parameters[position], of: site.name)))
      }
    }
  }

  /// Runs the body of a recursive loop over a sequence.
  mutating func renderLoop(_ closure: Value, _ items: Value, depth level: Int) throws(Fault) {
    guard case .dynamic(let dynamic) = closure, case .macro(let macro) = dynamic.kind else { throw Messages.loopNotRecursive() }
    let site = program.macros[macro.site]
    let function = program.functions[site.function]
    try enter()
    let frame = stack.push(function.slotCount + function.stackDepth)
    frame.initialize(repeating: .undefined(Undefined.unset), count: function.slotCount)
    frame[0] = items
    frame[1] = .int(level)
    frame[2] = closure
    for (capture, value) in zip(site.captures, macro.captured) { frame[capture.inner] = value }
    var activation = Activation(context: contexts[macro.context])
    try execute(function, frame, &activation)
    stack.pop(frame)
    depth -= 1
  }
}

extension Value {
  var isCallable: Bool {
    guard case .dynamic(let dynamic) = self else { return false }
    switch dynamic.kind {
    case .function, .global, .macro, .method, .joiner, .loop: return true
    default: return false
    }
  }
}
