/// Methods of Python's texts, lists, mappings and numbers that templates use.
enum Methods {
  /// The methods a value has that leave it as it is.
  private static func signatures(of value: Value) -> [String: MethodSignature] {
    switch value {
    case .string, .safe: MethodSignature.ofText
    case .object: MethodSignature.ofObject
    case .array: MethodSignature.ofArray
    case .tuple: MethodSignature.ofTuple
    case .int: MethodSignature.ofInteger
    case .double: MethodSignature.ofNumber
    case .dynamic(let dynamic):
      if case .range = dynamic.kind { MethodSignature.ofTuple } else { [:] }
    default: [:]
    }
  }

  static func exists(_ name: String, on value: Value) -> Bool {
    signatures(of: value)[name] != nil
  }

  /// Whether a method of that name would change the value, were it a variable's.
  static func changes(_ value: Value, by name: String) -> Bool {
    switch value {
    case .array: MethodSignature.changingArray[name] != nil
    case .object: MethodSignature.changingObject[name] != nil
    default: false
    }
  }

  static func call(_ name: String, on value: Value, _ arguments: Arguments, _ machine: inout Machine) throws(Fault) -> Value {
    guard let signature = signatures(of: value)[name] else { throw Messages.unsupportedMethod(name) }
    try signature.check(arguments, of: name)
    switch value {
    case .string(let text): return try TextMethods.call(name, text, arguments, machine)
    case .safe(let text): return try TextMethods.callMarkup(name, text, arguments, machine)
    case .object(let object):
      switch name {
      case "items": return .array(zip(object.shape.keys, object.values).map { .tuple([$0, $1]) })
      case "keys": return .array(object.shape.keys)
      case "values": return .array(object.values)
      case "copy": return value
      default: return object.shape.index(of: arguments.positional[0]).map(object.value) ?? arguments.value(1, "default") ?? .none
      }
    case .array, .tuple, .dynamic:
      if name == "copy" { return value }
      let (items, wanted) = (try machine.items(of: value), arguments.positional[0])
      if name == "count" { return .int(items.filter { $0.equals(wanted) }.count) }
      let range = PythonSlice.range(arguments.value(1, "start")?.integer, arguments.value(2, "stop")?.integer, count: items.count)
      guard let position = items[range].firstIndex(where: { $0.equals(wanted) }) else { throw Messages.notInSequence(wanted) }
      return .int(position)
    case .double(let number): return .bool(number == number.rounded())
    case .int(let number) where name == "bit_length": return .int(Int.bitWidth - number.magnitude.leadingZeroBitCount)
    default: return .bool(true)
    }
  }
}
