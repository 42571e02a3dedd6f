extension Value {
  /// The item under a key or index, as `value[key]`; nil when there is none.
  func item(_ key: Value) -> Value? {
    switch self {
    case .object(let object): return object.shape.index(of: key).map(object.value)
    case .array(let items), .tuple(let items):
      guard let index = key.index(in: items.count) else { return nil }
      return items[index]
    case .string(let text), .safe(let text):
      guard case .int = key else { return nil }
      if text.utf8.count == text.unicodeScalars.count {
        guard let index = key.index(in: text.utf8.count) else { return nil }
        let found = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: index)]
        return like(self, String(Character(found)))
      }
      let scalars = Array(text.unicodeScalars)
      guard let index = key.index(in: scalars.count) else { return nil }
      return like(self, String(Character(scalars[index])))
    case .dynamic(let dynamic):
      guard case .range(let range) = dynamic.kind, let index = key.index(in: range.count) else { return nil }
      return range[index]
    default: return nil
    }
  }

  private func like(_ original: Value, _ text: String) -> Value {
    if case .safe = original { return .safe(text) }
    return .string(text)
  }

  /// The position an index means in a sequence of `count` items; negative ones count from the end.
  private func index(in count: Int) -> Int? {
    let position: Int
    switch self {
    case .int(let number): position = number
    case .bool(let flag): position = flag ? 1 : 0
    default: return nil
    }
    let index = position < 0 ? position &+ count : position
    return index >= 0 && index < count ? index : nil
  }

  /// Python's `value[start:stop:step]`.
  func slice(_ start: Value, _ stop: Value, _ step: Value) throws(Fault) -> Value {
    let step = try Self.bound(step) ?? 1
    guard step != 0 else { throw Messages.sliceStepZero() }
    let (first, last) = (try Self.bound(start), try Self.bound(stop))
    func positions(_ count: Int) -> [Int] { PythonSlice.positions(first, last, step, count: count) }
    switch self {
    case .array(let items): return .array(positions(items.count).map { items[$0] })
    case .tuple(let items): return .tuple(positions(items.count).map { items[$0] })
    case .string(let text), .safe(let text):
      let scalars = Array(text.unicodeScalars)
      var result = String.UnicodeScalarView()
      for position in positions(scalars.count) { result.append(scalars[position]) }
      return like(self, String(result))
    case .dynamic(let dynamic):
      if case .range(let range) = dynamic.kind { return .array(positions(range.count).map { range[$0] }) }
    case .undefined(let undefined): throw Messages.undefined(undefined)
    default: break
    }
    throw Messages.notSubscriptable(self)
  }

  private static func bound(_ value: Value) throws(Fault) -> Int? {
    switch value {
    case .none: return nil
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .undefined(let undefined): throw Messages.undefined(undefined)
    default: throw Messages.notAnInteger(value)
    }
  }
}

/// Positions of Python's slices.
enum PythonSlice {
  /// The positions between two bounds, of which negative ones count from the end.
  static func range(_ start: Int?, _ stop: Int?, count: Int) -> Range<Int> {
    func clamp(_ bound: Int) -> Int { min(max(bound < 0 ? bound + count : bound, 0), count) }
    let first = start.map(clamp) ?? 0
    return first..<max(first, stop.map(clamp) ?? count)
  }

  static func positions(_ start: Int?, _ stop: Int?, _ step: Int, count: Int) -> [Int] {
    let lower = step > 0 ? 0 : -1
    let upper = step > 0 ? count : count - 1
    func clamp(_ bound: Int) -> Int {
      let position = bound < 0 ? bound + count : bound
      return min(max(position, lower), upper)
    }
    let first = start.map(clamp) ?? (step > 0 ? lower : upper)
    let last = stop.map(clamp) ?? (step > 0 ? upper : lower)
    var result: [Int] = []
    var position = first
    while step > 0 ? position < last : position > last {
      result.append(position)
      let (next, overflow) = position.addingReportingOverflow(step)
      if overflow { break }
      position = next
    }
    return result
  }
}
