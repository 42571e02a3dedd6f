/// What renderings pay for their work, so that every template ends soon and in bounded memory.
extension Machine {
  var limits: TemplateLimits { program.options.limits }

  /// Counts steps beyond the instruction itself.
  @inline(__always)
  mutating func pay(_ steps: Int) throws(Fault) {
    fuel &-= steps
    if fuel < 0 { throw Messages.outOfFuel(limits.instructions) }
  }

  /// Pays for a value that was made; refuses texts and nested values that are too large.
  @inline(__always)
  mutating func accept(_ value: Value) throws(Fault) {
    switch value {
    case .string(let text), .safe(let text):
      let size = text.utf8.count
      if size > 64 { try accept(textOf: size) }
    case .array, .tuple, .object, .dynamic: try acceptNested(value)
    default: break
    }
  }

  @inline(never)
  private mutating func accept(textOf size: Int) throws(Fault) {
    guard size <= limits.textBytes else { throw Messages.tooLong(limits.textBytes) }
    try pay(size >> 3)
  }

  @inline(never)
  private mutating func acceptNested(_ value: Value) throws(Fault) {
    if case .array(let items) = value {
      guard items.count <= limits.generated * 10 else { throw Messages.tooLong(limits.generated * 10) }
      try pay(items.count)
    }
    var rest = limits.generated
    let depth = value.depth(within: &rest)
    try pay(limits.generated - max(0, rest))
    guard rest >= 0 else { throw Messages.tooLong(limits.generated) }
    guard depth <= Nesting.deepest else { throw Messages.nestedValue() }
  }

  /// Pays for looking through a value.
  @inline(__always)
  mutating func look(through value: Value) throws(Fault) {
    switch value {
    case .string(let text), .safe(let text):
      let size = text.utf8.count
      if size > 64 { try pay(size >> 4) }
    case .array(let items), .tuple(let items):
      if items.count > 4 { try pay(items.count >> 2) }
      var rest = limits.generated
      _ = value.depth(within: &rest)
      try pay(limits.generated - max(0, rest))
    case .object(let object): try pay(object.nesting.size)
    default: break
    }
  }
}

/// How much of a value a template has put together, as far as walking through it goes; content counts as one.
struct Nesting: Sendable {
  private let levels: Int32
  private let parts: Int32

  init(depth: Int = 1, size: Int = 1) {
    levels = Int32(clamping: depth)
    parts = Int32(clamping: size)
  }

  var depth: Int { Int(levels) }
  var size: Int { Int(parts) }

  /// Values inside one another that a template can make: beyond it, walking through them would need too much of the stack.
  static let deepest = 100
}

extension Value {
  /// How deep values lie inside this one; `rest` is lowered by the number of containers seen and negative when there are more.
  func depth(within rest: inout Int) -> Int {
    switch self {
    case .array(let items), .tuple(let items):
      var depth = 0
      for item in items {
        switch item {
        case .array, .tuple, .object, .dynamic:
          depth = max(depth, item.depth(within: &rest))
          rest -= 1
          if rest < 0 || depth > Nesting.deepest { return depth + 1 }
        default: break
        }
      }
      return depth + 1
    case .object(let object):
      rest -= object.nesting.size - 1
      return object.nesting.depth
    case .dynamic(let dynamic): return dynamic.depth
    default: return 0
    }
  }
}

extension ObjectValue {
  /// A dictionary a template has put together.
  static func made(_ keys: [Value], _ values: [Value]) -> ObjectValue {
    var rest = 10_000_000
    let depth = Value.array(values).depth(within: &rest)
    return ObjectValue(Shape(keys: keys), values, Nesting(depth: depth, size: values.count + 10_000_000 - rest))
  }
}
