extension Filter {
  /// Filters over the items of a sequence.
  static let sequenceFilters: [Filter] = [
    Filter("length", apply: length),
    Filter("count", apply: length),
    Filter("first") { value, _, machine throws(Fault) in
      try machine.items(of: value).first ?? .undefined(Undefined(.nothing("first")))
    },
    Filter("last") { value, _, machine throws(Fault) in
      try machine.items(of: value).last ?? .undefined(Undefined(.nothing("last")))
    },
    Filter("random") { value, _, machine throws(Fault) in
      let items = try machine.items(of: value)
      guard !items.isEmpty else { return .undefined(Undefined(.nothing("random"))) }
      return items[Int(truncatingIfNeeded: machine.nextRandom() % UInt64(items.count))]
    },
    Filter("list") { value, _, machine throws(Fault) in .array(try machine.items(of: value)) },
    Filter("reverse") { value, arguments, machine throws(Fault) in
      switch value {
      case .string(let text): return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
      case .safe(let text) where machine.isContextual(arguments):
        return .string(String(String.UnicodeScalarView(Markup.stripped(text).unicodeScalars.reversed())))
      case .safe(let text): return .safe(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
      default: return .array(try machine.items(of: value).reversed())
      }
    },
    Filter("join", [Parameter("d"), Parameter("attribute")]) { value, arguments, machine throws(Fault) in
      var items = try machine.items(of: value)
      if let attribute = arguments[1], !isNone(attribute) {
        let getter = AttributePath(attribute)
        items = try mapped(items) { item throws(Fault) in try getter.value(of: item, machine) }
      }
      return try joined(items, arguments[0], arguments.autoescape, machine)
    },
    Filter("sum", [Parameter("attribute"), Parameter("start")]) { value, arguments, machine throws(Fault) in
      var total = arguments[1] ?? .int(0)
      let getter = arguments[0].flatMap { isNone($0) ? nil : AttributePath($0) }
      for item in try machine.items(of: value) {
        total = try machine.binary(BinaryOperator.add.rawValue, total, getter?.value(of: item, machine) ?? item)
      }
      return total
    },
    Filter("batch", [Parameter("linecount", isRequired: true), Parameter("fill_with")]) { value, arguments, machine throws(Fault) in
      let size = try arguments.length(0, or: 1, machine)
      guard size > 0 else { throw Messages.tooSmall("linecount", 1) }
      let items = try machine.items(of: value)
      var rows: [Value] = []
      for start in stride(from: 0, to: items.count, by: size) {
        var row = Array(items[start..<min(start + size, items.count)])
        if let fill = arguments[1], !isNone(fill) { while row.count < size { row.append(fill) } }
        rows.append(.array(row))
      }
      return .array(rows)
    },
    Filter("slice", [Parameter("slices", isRequired: true), Parameter("fill_with")]) { value, arguments, machine throws(Fault) in
      let count = try arguments.length(0, or: 1, machine)
      guard count > 0 else { throw Messages.tooSmall("slices", 1) }
      let items = try machine.items(of: value)
      let (size, extra) = (items.count / count, items.count % count)
      var columns: [Value] = []
      var offset = 0
      for column in 0..<count {
        let end = offset + size + (column < extra ? 1 : 0)
        var part = Array(items[offset..<end])
        if let fill = arguments[1], !isNone(fill), column >= extra { part.append(fill) }
        offset = end
        columns.append(.array(part))
      }
      return .array(columns)
    },
  ]

  private static let length: Apply = { value, _, machine throws(Fault) in
    switch value {
    case .array(let items), .tuple(let items): return .int(items.count)
    case .object(let object): return .int(object.display.map { $0.unicodeScalars.count } ?? object.shape.count)
    case .string(let text), .safe(let text): return .int(text.unicodeScalars.count)
    case .undefined:
      try machine.require(value)
      return .int(0)
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .range(let range): return .int(range.count)
      case .loop(let loop): return .int(loop.items.count)
      default: throw Messages.noLength(value)
      }
    default: throw Messages.noLength(value)
    }
  }

  static func isNone(_ value: Value) -> Bool {
    if case .none = value { true } else { false }
  }

  static func mapped(_ items: [Value], _ change: (Value) throws(Fault) -> Value) throws(Fault) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(items.count)
    for item in items { result.append(try change(item)) }
    return result
  }

  private static func joined(
    _ items: [Value], _ separator: Value?, _ autoescape: Bool, _ machine: borrowing Machine
  ) throws(Fault) -> Value {
    var text = ""
    let hasMarkup = autoescape && (items.contains(where: isSafe) || separator.map(isSafe) ?? false)
    let between = separator.map { hasMarkup && !isSafe($0) ? HTMLEscape.escaped($0.text) : $0.text } ?? ""
    var isFirst = true
    for item in items {
      if !isFirst { text += between }
      isFirst = false
      switch item {
      case .string(let piece): text += hasMarkup ? HTMLEscape.escaped(piece) : piece
      case .safe(let piece): text += piece
      default:
        try machine.require(item)
        text += hasMarkup ? HTMLEscape.escaped(item.text) : item.text
      }
      guard text.utf8.count <= machine.limits.textBytes else { throw Messages.tooLong(machine.limits.textBytes) }
    }
    return try limited(hasMarkup ? .safe(text) : .string(text), machine)
  }
}

extension Machine {
  /// The next number of a sequence that is the same in every rendering.
  mutating func nextRandom() -> UInt64 {
    randomState ^= randomState << 13
    randomState ^= randomState >> 7
    randomState ^= randomState << 17
    return randomState
  }
}

/// A dotted path of attributes and indexes, such as `village.title` or `0.name`.
struct AttributePath {
  private let steps: [Value]

  init(_ path: Value) {
    if let text = path.stringText?.text {
      steps = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
        Int(part).map { .int($0) } ?? .string(String(part))
      }
    } else {
      steps = [path]
    }
  }

  func value(of item: Value, _ machine: borrowing Machine, default fallback: Value? = nil) throws(Fault) -> Value {
    var current = item
    for step in steps {
      current = try machine.item(step, of: current)
      if let fallback, case .undefined = current { current = fallback }
    }
    return current
  }
}
