extension Filter {
  /// Filters for values of any type.
  static let valueFilters: [Filter] = [
    Filter("default", [Parameter("default_value"), Parameter("boolean")], apply: fallback),
    Filter("d", [Parameter("default_value"), Parameter("boolean")], apply: fallback),
    Filter("attr", [Parameter("name", isRequired: true)]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      let name = arguments.text(0, or: "")
      // Members of a mapping are items, which this filter leaves aside.
      if case .object = value, !Methods.exists(name, on: value) { return .undefined(Undefined(.attribute(name, of: value))) }
      return try machine.attribute(named: name, of: value)
    },
    Filter("items") { value, _, machine throws(Fault) in
      switch value {
      case .object(let object): return .array(zip(object.shape.keys, object.values).map { .tuple([$0, $1]) })
      case .undefined:
        try machine.require(value)
        return .array([])
      default: throw Messages.notAMapping(value)
      }
    },
    Filter("pprint") { value, _, machine throws(Fault) in
      try machine.require(value)
      return .string(value.representation)
    },
    Filter("tojson", [Parameter("indent"), Parameter("ascii")]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      let indent = arguments[0].flatMap { if case .int(let width) = $0 { min(max(0, width), 32) } else { nil } }
      let isASCII = arguments.flag(1, or: true)
      var output = Output(capacity: 256, limit: machine.program.options.limits.outputBytes)
      try JSONWriter.write(
        value, style: JSONWriter.Style(separators: (", ", ": "), isASCII: isASCII, sortsKeys: true, indent: indent), to: &output)
      return .safe(output.take(from: 0))
    },
  ]

  private static let fallback: Apply = { value, arguments, _ in
    if case .undefined = value { return arguments[0] ?? .string("") }
    return arguments.flag(1) && !value.isTrue ? arguments[0] ?? .string("") : value
  }
}
