extension Methods {
  /// Carries out a method that changes a list or mapping; nil when the value has no such method.
  static func change(_ name: String, _ value: inout Value, _ arguments: Arguments, _ machine: borrowing Machine) throws(Fault) -> Value? {
    switch value {
    case .array(var items):
      guard let signature = MethodSignature.changingArray[name] else { return nil }
      try signature.check(arguments, of: name)
      value = .none
      defer { value = .array(items) }
      return try change(name, &items, arguments, machine)
    case .object(let object):
      guard let signature = MethodSignature.changingObject[name], object.display == nil, object[name] == nil else { return nil }
      try signature.check(arguments, of: name)
      return try change(name, object, &value, arguments, machine)
    default: return nil
    }
  }

  private static func change(
    _ name: String, _ items: inout [Value], _ arguments: Arguments, _ machine: borrowing Machine
  ) throws(Fault) -> Value {
    func integer(_ position: Int) -> Int? { arguments.positional.count > position ? arguments.positional[position].integer : nil }
    switch name {
    case "append": items.append(arguments.positional[0])
    case "extend": items += try machine.items(of: arguments.positional[0])
    case "insert":
      let index = integer(0) ?? 0
      items.insert(arguments.positional[1], at: index < 0 ? max(0, items.count + max(index, -items.count)) : min(index, items.count))
    case "pop":
      let given = integer(0) ?? -1
      let index = given < 0 ? items.count + max(given, -items.count - 1) : given
      guard items.indices.contains(index) else { throw Messages.indexOutOfRange(given) }
      return items.remove(at: index)
    case "remove":
      let wanted = arguments.positional[0]
      guard let position = items.firstIndex(where: { $0.equals(wanted) }) else { throw Messages.notInSequence(wanted) }
      items.remove(at: position)
    case "clear": items = []
    case "reverse": items.reverse()
    default: try sort(&items, arguments)
    }
    return .none
  }

  /// Python's `sort(reverse=false)`, without its `key`, which would be a function.
  private static func sort(_ items: inout [Value], _ arguments: Arguments) throws(Fault) {
    guard arguments.positional.isEmpty else { throw Messages.tooManyArguments("sort", maximum: 0, found: arguments.positional.count) }
    if let other = arguments.names.first(where: { $0 != "reverse" }) {
      throw Messages.unknownArgument(other, of: "sort", known: ["reverse"])
    }
    let isReversed = try arguments.value(0, "reverse").map { value throws(Fault) in
      guard let number = value.integer else { throw Messages.notAnInteger(value) }
      return number != 0
    }
    var fault: Fault?
    func isBefore(_ left: Value, _ right: Value) -> Bool {
      if let answer = left.isLess(than: right) { return answer }
      fault = fault ?? Messages.notComparable(.less, left, right)
      return false
    }
    items.sort { isReversed ?? false ? isBefore($1, $0) : isBefore($0, $1) }
    if let fault { throw fault }
  }

  private static func change(
    _ name: String, _ object: ObjectValue, _ value: inout Value, _ arguments: Arguments, _ machine: borrowing Machine
  ) throws(Fault) -> Value {
    var keys = object.shape.keys
    var values = object.values
    func position(_ key: Value) -> Int? { keys.firstIndex { $0.isSameKey(as: key) } }
    func set(_ key: Value, _ member: Value) {
      if let known = position(key) {
        values[known] = member
      } else {
        keys.append(key)
        values.append(member)
      }
    }
    var result = Value.none
    switch name {
    case "update":
      guard arguments.positional.count <= 1 else {
        throw Messages.tooManyArguments(name, maximum: 1, found: arguments.positional.count)
      }
      for other in arguments.positional {
        for (key, member) in try machine.members(of: other) { set(key, member) }
      }
      for pair in arguments.pairs { set(.string(pair.name), pair.value) }
    case "setdefault":
      let key = arguments.positional[0]
      if position(key) == nil { set(key, arguments.value(1, "default") ?? .none) }
      result = position(key).map { values[$0] } ?? .none
    case "pop":
      let key = arguments.positional[0]
      if let known = position(key) {
        keys.remove(at: known)
        result = values.remove(at: known)
      } else if let fallback = arguments.value(1, "default") {
        result = fallback
      } else {
        throw Messages.notInSequence(key)
      }
    case "popitem":
      guard let key = keys.popLast() else { throw Messages.emptyMapping() }
      result = .tuple([key, values.removeLast()])
    default: (keys, values) = ([], [])
    }
    value = .object(.made(keys, values))
    return result
  }
}

extension Machine {
  /// The members of a mapping, or the pairs of a sequence.
  fileprivate func members(of value: Value) throws(Fault) -> [(key: Value, value: Value)] {
    if case .object(let object) = value { return zip(object.shape.keys, object.values).map { ($0, $1) } }
    var result: [(key: Value, value: Value)] = []
    for item in try items(of: value) {
      let pair = try unpack(item, count: 2)
      try pair[0].requireKey()
      result.append((pair[0], pair[1]))
    }
    return result
  }
}
