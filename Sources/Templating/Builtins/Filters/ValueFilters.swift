extension Filter {
  /// Filters for values of any type.
  static let valueFilters: [Filter] = [
    Filter("default", [Parameter("default_value"), Parameter("boolean")], apply: fallback),
    Filter("d", [Parameter("default_value"), Parameter("boolean")], apply: fallback),
    Filter("attr", [Parameter("name", isRequired: true)]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      guard let name = arguments[0]?.stringText?.text else { throw Messages.notAText(arguments[0] ?? .none) }
      // Members of a mapping are items, which this filter leaves aside.
      if case .object = value, !Methods.exists(name, on: value) { return .undefined(Undefined(.attribute(name, of: value))) }
      return try machine.attribute(named: name, of: value)
    },
    Filter("items") { value, _, _ throws(Fault) in
      switch value {
      case .object(let object): return .array(zip(object.shape.keys, object.values).map { .tuple([$0, $1]) })
      case .undefined: return .array([])
      default: throw Messages.notAMapping(value)
      }
    },
    Filter("pprint") { value, _, machine throws(Fault) in
      try machine.require(value)
      return .string(sortedByKey(value, depth: 0).representation)
    },
    Filter("tojson", [Parameter("indent"), Parameter("ascii")]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      let indent = try arguments[0].flatMap { value throws(Fault) in try jsonIndent(value) }
      let isASCII = try arguments.flag(1, or: true, machine)
      var output = Output(capacity: 256, limit: machine.program.options.limits.outputBytes)
      try JSONWriter.write(
        value, style: JSONWriter.Style(separators: (", ", ": "), isASCII: isASCII, sortsKeys: true, indent: indent), to: &output)
      return .safe(output.take(from: 0))
    },
  ]

  /// What JSON is indented by: a number of blanks, or a text whose markup is written as in the JSON's own texts.
  private static func jsonIndent(_ value: Value) throws(Fault) -> String? {
    if isNone(value) { return nil }
    if let width = value.integer { return String(repeating: " ", count: min(max(0, width), 32)) }
    guard let text = value.stringText?.text else { throw Messages.notAnInteger(value) }
    return JSONWriter.harmless(text)
  }

  /// The value with the members of its objects in the order of their names.
  private static func sortedByKey(_ value: Value, depth: Int) -> Value {
    guard depth < 100 else { return value }
    switch value {
    case .array(let items): return .array(items.map { sortedByKey($0, depth: depth + 1) })
    case .tuple(let items): return .tuple(items.map { sortedByKey($0, depth: depth + 1) })
    case .object(let object) where object.display == nil:
      let order = object.shape.keys.indices.sorted { object.shape.keys[$0].text.isBefore(object.shape.keys[$1].text) }
      return .object(
        ObjectValue(
          shape: Shape(keys: order.map { object.shape.keys[$0] }), values: order.map { sortedByKey(object.values[$0], depth: depth + 1) }))
    default: return value
    }
  }

  private static let fallback: Apply = { value, arguments, machine throws(Fault) in
    if case .undefined = value { return arguments[0] ?? .string("") }
    guard try arguments.flag(1, machine) else { return value }
    return try machine.isTrue(value) ? value : arguments[0] ?? .string("")
  }
}
