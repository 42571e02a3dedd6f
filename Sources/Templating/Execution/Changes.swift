/// Lists and mappings that methods change: values are immutable, so a changed one is put back where the old one came from.
extension Machine {
  /// Carries out a method that changes a list or mapping: its operands become the changed value, which is absent when nothing was changed, and
  /// the result.
  mutating func mutate(_ instruction: Instruction, _ top: inout UnsafeMutablePointer<Value>) throws(Fault) {
    let site = program.calls[Int(instruction.a)]
    let count = site.positional + site.names.count
    let receiver = top - count - 1
    let arguments = Arguments(
      positional: UnsafeBufferPointer(start: receiver + 1, count: site.positional),
      named: UnsafeBufferPointer(start: receiver + 1 + site.positional, count: site.names.count), names: site.names)
    let name = program.names[Int(instruction.b)].text
    var changed = receiver.pointee
    let result: Value
    if let own = try Methods.change(name, &changed, arguments, self) {
      result = own
      try accept(changed)
    } else {
      let mark = output.count
      result = try invoke(receiver.pointee, instruction.b, arguments) ?? .safe(output.take(from: mark))
      changed = .undefined(Undefined.absent)
    }
    let used = top - receiver
    top = receiver
    top.deinitialize(count: used)
    top.initialize(to: changed)
    (top + 1).initialize(to: result)
    top += 2
  }

  /// Puts a changed value back; it lies under the method's result and, by the instruction's mode, under what it is a member of: a variable of
  /// the context (0) or of the function (1) takes it and leaves the result; an attribute (2) or item (3) leaves its changed owner and the result.
  mutating func assign(
    _ instruction: Instruction, _ frame: UnsafeMutablePointer<Value>, _ top: inout UnsafeMutablePointer<Value>, _ context: RenderContext
  ) throws(Fault) {
    var key = Value.none
    if instruction.mode == 3 {
      top -= 1
      key = top.move()
    }
    if instruction.mode >= 2 {
      top -= 1
      let owner = top.move()
      let changed = (top - 2).pointee
      if changed.isAbsent { return }
      if instruction.mode == 2, case .dynamic(let dynamic) = owner, case .namespace = dynamic.kind {
        try setAttribute(instruction.b, of: owner, changed)
        (top - 2).pointee = .undefined(Undefined.absent)
        return
      }
      if instruction.mode == 2 { key = .string(program.names[Int(instruction.b)].text) }
      let owned = try owner.replacing(key, by: changed)
      try accept(owned)
      (top - 2).pointee = owned
      return
    }
    top -= 1
    let result = top.move()
    let changed = (top - 1).pointee
    (top - 1).pointee = result
    if changed.isAbsent { return }
    if instruction.mode == 0 {
      context.set(instruction.b, changed)
    } else {
      frame[Int(instruction.a)] = changed
      if context.ownValue(instruction.b) != nil { context.set(instruction.b, changed) }
    }
  }
}

extension Value {
  /// Whether it stands for an argument or a change that is not there.
  fileprivate var isAbsent: Bool {
    if case .undefined(let undefined) = self { undefined === Undefined.absent } else { false }
  }

  /// The value with another member under a key it has.
  fileprivate func replacing(_ key: Value, by member: Value) throws(Fault) -> Value {
    switch self {
    case .object(let object):
      guard let position = object.shape.index(of: key) else { break }
      var values = object.values
      values[position] = member
      let made = ObjectValue.made(object.shape.keys, values)
      return .object(ObjectValue(object.shape, values, made.nesting, display: object.display))
    case .array(var items):
      guard let position = position(key, in: items) else { break }
      items[position] = member
      return .array(items)
    case .tuple(var items):
      guard let position = position(key, in: items) else { break }
      items[position] = member
      return .tuple(items)
    default: break
    }
    throw Messages.notChangeable(self)
  }

  /// The position an index, or its text as in `list.0`, means.
  private func position(_ key: Value, in items: [Value]) -> Int? {
    guard let index = key.integer ?? key.stringText.flatMap({ Int($0.text) }) else { return nil }
    let position = index < 0 ? index &+ items.count : index
    return items.indices.contains(position) ? position : nil
  }
}
