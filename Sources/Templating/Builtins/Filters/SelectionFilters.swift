extension Filter {
  /// Filters that order, group and choose items.
  static let selectionFilters: [Filter] = [
    Filter("sort", [Parameter("reverse"), Parameter("case_sensitive"), Parameter("attribute"), Parameter("collation")]) {
      value, arguments, machine throws(Fault) in
      let items = try machine.items(of: value)
      let paths: [AttributePath]
      if let attribute = arguments[2], !isNone(attribute) {
        paths =
          attribute.stringText.map { $0.text.split(separator: ",").map { AttributePath(.string(String($0))) } } ?? [
            AttributePath(attribute)
          ]
      } else {
        paths = []
      }
      let isSensitive = try arguments.flag(1, machine)
      let order = try collation(arguments[3], machine)
      let key = { value in order.map { collated(value, $0) } ?? folded(value, isSensitive) }
      let keys = try mapped(items) { item throws(Fault) in
        if paths.isEmpty { return key(item) }
        if paths.count == 1 {
          let value = try paths[0].value(of: item, machine)
          // As in Jinja2 several missing ones are equal, where missing values are no errors.
          guard case .undefined = value, machine.program.options.undefined == .lenient else { return key(value) }
          return .array([value])
        }
        var parts: [Value] = []
        for path in paths { parts.append(key(try path.value(of: item, machine))) }
        return .array(parts)
      }
      return .array(try sorted(items, by: keys, reverse: try arguments.switched(0), machine))
    },
    Filter("dictsort", [Parameter("case_sensitive"), Parameter("by"), Parameter("reverse")]) { value, arguments, machine throws(Fault) in
      guard case .object(let object) = value else {
        try machine.require(value)
        throw Messages.notAMapping(value)
      }
      let by = try arguments.text(1, or: "key", machine)
      guard by == "key" || by == "value" else { throw Messages.sortsBy(by) }
      let isSensitive = try arguments.flag(0, machine)
      let pairs = zip(object.shape.keys, object.values).map { Value.tuple([$0, $1]) }
      let keys = zip(object.shape.keys, object.values).map { folded(by == "key" ? $0 : $1, isSensitive) }
      return .array(try sorted(pairs, by: keys, reverse: try arguments.switched(2), machine))
    },
    Filter("unique", [Parameter("case_sensitive"), Parameter("attribute")]) { value, arguments, machine throws(Fault) in
      let path = arguments[1].flatMap { isNone($0) ? nil : AttributePath($0) }
      var seen = SeenValues()
      var result: [Value] = []
      for item in try machine.items(of: value) {
        let key = folded(try path?.value(of: item, machine) ?? item, try arguments.flag(0, machine))
        try machine.require(key)
        if seen.insert(key) { result.append(item) }
      }
      return .array(result)
    },
    Filter("min", [Parameter("case_sensitive"), Parameter("attribute")]) { value, arguments, machine throws(Fault) in
      try extreme(value, arguments, machine, isLarger: false)
    },
    Filter("max", [Parameter("case_sensitive"), Parameter("attribute")]) { value, arguments, machine throws(Fault) in
      try extreme(value, arguments, machine, isLarger: true)
    },
    Filter("groupby", [Parameter("attribute", isRequired: true), Parameter("default"), Parameter("case_sensitive")]) {
      value, arguments, machine throws(Fault) in
      let path = AttributePath(arguments[0] ?? .none)
      let items = try machine.items(of: value)
      let values = try mapped(items) { item throws(Fault) in try path.value(of: item, machine, default: arguments[1]) }
      let isSensitive = try arguments.flag(2, machine)
      let keys = values.map { folded($0, isSensitive) }
      let order = try sortedPositions(keys, reverse: false, machine)
      var groups: [Value] = []
      var members: [Value] = []
      for (position, index) in order.enumerated() {
        members.append(items[index])
        let isLast = position + 1 == order.count || !keys[order[position + 1]].equals(keys[index])
        guard isLast else { continue }
        let first = order[position + 1 - members.count]
        groups.append(.tuple([values[first], .array(members)]))
        members = []
      }
      return .array(groups)
    },
    Filter("map", isVariadic: true) { value, arguments, machine throws(Fault) in
      guard try machine.isTrue(value) else { return .array([]) }
      let items = try machine.items(of: value)
      let positional = Array(arguments.values.dropLast(arguments.names.count))
      let named = arguments.names.enumerated().map { (name: $1, value: arguments.values[positional.count + $0]) }
      if positional.isEmpty, let attribute = named.first(where: { $0.name == "attribute" })?.value {
        let path = AttributePath(attribute)
        let fallback = named.first { $0.name == "default" }?.value
        return .array(try mapped(items) { item throws(Fault) in try path.value(of: item, machine, default: fallback) })
      }
      guard let name = positional.first?.stringText?.text else { throw Messages.missingArgument("filter", of: "map") }
      var result: [Value] = []
      for item in items {
        let value = try machine.apply(name, to: item, Array(positional.dropFirst()), named, autoescape: arguments.autoescape)
        try machine.accept(value)
        result.append(value)
      }
      return .array(result)
    },
    Filter("select", isVariadic: true) { value, arguments, machine throws(Fault) in
      try chosen(value, arguments, &machine, hasAttribute: false, keeps: true)
    },
    Filter("reject", isVariadic: true) { value, arguments, machine throws(Fault) in
      try chosen(value, arguments, &machine, hasAttribute: false, keeps: false)
    },
    Filter("selectattr", isVariadic: true) { value, arguments, machine throws(Fault) in
      try chosen(value, arguments, &machine, hasAttribute: true, keeps: true)
    },
    Filter("rejectattr", isVariadic: true) { value, arguments, machine throws(Fault) in
      try chosen(value, arguments, &machine, hasAttribute: true, keeps: false)
    },
  ]

  /// A text in lower case unless case counts.
  private static func folded(_ value: Value, _ isSensitive: Bool) -> Value {
    guard !isSensitive, let text = value.stringText?.text else { return value }
    return .string(text.lowercased())
  }

  /// The order of texts that an embedding program gave a name.
  private static func collation(_ name: Value?, _ machine: borrowing Machine) throws(Fault) -> TemplateOptions.Collation? {
    guard let name, !isNone(name) else { return nil }
    let known = machine.program.options.collations
    guard let collation = known[name.text] else { throw Messages.unknownCollation(name.text, known: known.keys.sorted()) }
    return collation
  }

  /// A text as the bytes that order it, each as a scalar of its own.
  private static func collated(_ value: Value, _ collation: TemplateOptions.Collation) -> Value {
    guard let text = value.comparableText else { return value }
    var key = String.UnicodeScalarView()
    for byte in collation(text) { key.append(Unicode.Scalar(byte)) }
    return .string(String(key))
  }

  private static func chosen(
    _ value: Value, _ arguments: FilterArguments, _ machine: inout Machine, hasAttribute: Bool, keeps: Bool
  ) throws(Fault) -> Value {
    var positional = Array(arguments.values.dropLast(arguments.names.count))[...]
    let named = arguments.names.enumerated().map { (name: $1, value: arguments.values[positional.count + $0]) }
    var path: AttributePath?
    if hasAttribute {
      guard let attribute = positional.popFirst() else {
        throw Messages.missingArgument("attribute", of: keeps ? "selectattr" : "rejectattr")
      }
      path = AttributePath(attribute)
    }
    guard try machine.isTrue(value) else { return .array([]) }
    let test = positional.popFirst()?.text
    var result: [Value] = []
    for item in try machine.items(of: value) {
      let subject = try path?.value(of: item, machine) ?? item
      let isChosen = if let test { try machine.ask(test, subject, Array(positional), named) } else { try machine.isTrue(subject) }
      if isChosen == keeps { result.append(item) }
    }
    return .array(result)
  }

  private static func extreme(
    _ value: Value, _ arguments: FilterArguments, _ machine: borrowing Machine, isLarger: Bool
  ) throws(Fault) -> Value {
    let path = arguments[1].flatMap { isNone($0) ? nil : AttributePath($0) }
    var best: (item: Value, key: Value)?
    for item in try machine.items(of: value) {
      let key = folded(try path?.value(of: item, machine) ?? item, try arguments.flag(0, machine))
      guard let current = best else {
        best = (item, key)
        continue
      }
      if try isLarger ? machine.order(current.key, key) : machine.order(key, current.key) { best = (item, key) }
    }
    return best?.item ?? .undefined(Undefined(.nothing(isLarger ? "max" : "min")))
  }

  private static func sorted(_ items: [Value], by keys: [Value], reverse: Bool, _ machine: borrowing Machine) throws(Fault) -> [Value] {
    try sortedPositions(keys, reverse: reverse, machine).map { items[$0] }
  }

  /// The positions of keys in ascending order, equal ones in the order given, also in reverse: a merge sort.
  private static func sortedPositions(_ keys: [Value], reverse: Bool, _ machine: borrowing Machine) throws(Fault) -> [Int] {
    var positions = Array(keys.indices)
    var merged = positions
    var width = 1
    while width < positions.count {
      var start = 0
      while start < positions.count {
        let middle = min(start + width, positions.count)
        let end = min(start + 2 * width, positions.count)
        var (left, right, target) = (start, middle, start)
        while left < middle || right < end {
          let takesRight: Bool
          if left == middle {
            takesRight = true
          } else if right == end {
            takesRight = false
          } else {
            let (first, second) = (keys[positions[left]], keys[positions[right]])
            takesRight = try reverse ? machine.order(first, second) : machine.order(second, first)
          }
          merged[target] = takesRight ? positions[right] : positions[left]
          if takesRight { right += 1 } else { left += 1 }
          target += 1
        }
        start += 2 * width
      }
      swap(&positions, &merged)
      width *= 2
    }
    return positions
  }
}

/// Values met before, by Python's equality.
struct SeenValues {
  private var buckets: [UInt: [Value]] = [:]

  /// Whether the value is new.
  mutating func insert(_ value: Value) -> Bool {
    let hash = value.keyHash
    if buckets[hash, default: []].contains(where: { $0.equals(value) }) { return false }
    buckets[hash, default: []].append(value)
    return true
  }
}
