/// Attributes, items and operators with the state of a rendering.
extension Machine {
  /// `value.name`, as Jinja2 looks it up: members first, then methods.
  func attribute(_ name: NameID, of value: Value) throws(Fault) -> Value {
    if case .object(let object) = value, let position = object.shape.index(of: program.names[Int(name)]) {
      return object.value(at: position)
    }
    return try attribute(named: program.names[Int(name)].text, of: value)
  }

  /// `value.name` for a name known only now.
  func attribute(named name: String, of value: Value) throws(Fault) -> Value {
    switch value {
    case .undefined(let undefined): throw Messages.undefined(undefined)
    case .object(let object):
      if let found = object[name] { return found }
    case .dynamic(let dynamic):
      if let found = dynamicAttribute(name, of: dynamic) { return found }
    // The names `groupby` gives the two parts of a group.
    case .tuple(let items) where items.count == 2 && name == "grouper": return items[0]
    case .tuple(let items) where items.count == 2 && name == "list": return items[1]
    default: break
    }
    if Methods.exists(name, on: value) { return .dynamic(DynamicValue(.method(value, name))) }
    return .undefined(Undefined(.attribute(name, of: value)))
  }

  /// `value[key]`: items first, then attributes.
  func item(_ key: Value, of value: Value) throws(Fault) -> Value {
    if let found = value.item(key) {
      if case .safe(let piece) = found, case .safe = value, program.options.autoescape == .contextual { return .string(piece) }
      return found
    }
    if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
    if let name = key.stringText?.text {
      let found = try attribute(named: name, of: value)
      if case .undefined = found { return .undefined(Undefined(.attribute(name, of: value))) }
      return found
    }
    try require(key)
    return .undefined(Undefined(.item(key, of: value)))
  }

  private func dynamicAttribute(_ name: String, of dynamic: DynamicValue) -> Value? {
    switch dynamic.kind {
    case .namespace(let number): return namespaces[number].first { $0.name == name }?.value
    case .module(let number, _):
      guard number >= 0, number < contexts.count, !name.hasPrefix("_") else { return nil }
      return contexts[number].names.first { program.names[Int($0.name)].text == name }?.value
    case .macro(let macro):
      let site = program.macros[macro.site]
      switch name {
      case "name": return .string(site.name)
      case "arguments": return .tuple(site.parameters.map { .string($0) })
      case "catch_kwargs": return .bool(site.kwargs != nil)
      case "catch_varargs": return .bool(site.varargs != nil)
      case "caller": return .bool(site.caller != nil)
      default: return nil
      }
    case .cycler(let number):
      if name == "current" { return cyclers[number].items[cyclers[number].position] }
      return nil
    case .loop(let loop): return LoopProperty(name).flatMap { Self.property($0, of: loop.items, loop.index, loop.depth) }
    default: return nil
    }
  }

  mutating func setAttribute(_ name: NameID, of target: Value, _ value: Value) throws(Fault) {
    guard case .dynamic(let dynamic) = target, case .namespace(let number) = dynamic.kind else { throw Messages.notANamespace(target) }
    let text = program.names[Int(name)].text
    if let position = namespaces[number].firstIndex(where: { $0.name == text }) {
      namespaces[number][position].value = value
    } else {
      namespaces[number].append((text, value))
    }
  }

  func dictionary(_ pairs: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
    var keys: [Value] = []
    var values: [Value] = []
    for position in stride(from: 0, to: pairs.count, by: 2) {
      var key = pairs[position]
      switch key {
      case .array, .object: throw Messages.unhashable(key)
      case .safe(let text): key = .string(text)
      default: try require(key)
      }
      if let known = keys.firstIndex(where: { $0.isSameKey(as: key) }) {
        values[known] = pairs[position + 1]
      } else {
        keys.append(key)
        values.append(pairs[position + 1])
      }
    }
    return .object(.made(keys, values))
  }

  func concatenate(_ parts: UnsafeBufferPointer<Value>, isMarkup: Bool) throws(Fault) -> Value {
    var text = ""
    let hasMarkup =
      isMarkup
      && parts.contains {
        if case .safe = $0 { true } else { false }
      }
    for part in parts {
      try require(part)
      switch part {
      case .string(let piece): text += hasMarkup ? HTMLEscape.escaped(piece) : piece
      case .safe(let piece): text += piece
      default: text += hasMarkup ? HTMLEscape.escaped(part.text) : part.text
      }
      guard text.utf8.count <= limits.textBytes else { throw Messages.tooLong(limits.textBytes) }
    }
    return hasMarkup ? .safe(text) : .string(text)
  }

  func binary(_ operation: Int32, _ left: Value, _ right: Value) throws(Fault) -> Value {
    if case .undefined(let undefined) = left { throw Messages.undefined(undefined) }
    if case .undefined(let undefined) = right { throw Messages.undefined(undefined) }
    return try Arithmetic.apply(BinaryOperator(rawValue: operation) ?? .add, left, right, options: program.options)
  }

  func unpack(_ value: Value, count: Int) throws(Fault) -> [Value] {
    let items = try items(of: value)
    guard items.count == count else { throw Messages.unpackCount(expected: count, found: items.count) }
    return items
  }

  // MARK: Loops

  func loopProperty(_ property: Int32, of position: Int) -> Value {
    let loop = loops[position]
    return Self.property(LoopProperty(rawValue: property) ?? .index, of: loop.items, loop.index, loop.depth)
  }

  static func property(_ property: LoopProperty, of items: [Value], _ index: Int, _ depth: Int) -> Value {
    switch property {
    case .index: .int(index + 1)
    case .index0: .int(index)
    case .revindex: .int(items.count - index)
    case .revindex0: .int(items.count - index - 1)
    case .first: .bool(index == 0)
    case .last: .bool(index == items.count - 1)
    case .length: .int(items.count)
    case .depth: .int(depth + 1)
    case .depth0: .int(depth)
    case .previtem: index > 0 ? items[index - 1] : .undefined(Undefined(.nothing("loop.previtem")))
    case .nextitem: index + 1 < items.count ? items[index + 1] : .undefined(Undefined(.nothing("loop.nextitem")))
    }
  }

  func loopObject(_ position: Int) -> Value {
    let loop = loops[position]
    return .dynamic(
      DynamicValue(.loop(LoopSnapshot(items: loop.items, index: loop.index, depth: loop.depth, closure: loop.closure, position: position))))
  }
}
