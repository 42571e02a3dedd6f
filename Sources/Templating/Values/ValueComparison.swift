extension Value {
  /// Python's `==`.
  func equals(_ other: Value, depth: Int = 0) -> Bool {
    guard depth < 100 else { return false }
    switch (self, other) {
    case (.string(let left), .string(let right)), (.safe(let left), .safe(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .string(let right)):
      return left.isSame(right)
    case (.int(let left), .int(let right)): return left == right
    case (.none, .none), (.undefined, .undefined): return true
    case (.array(let left), .array(let right)), (.tuple(let left), .tuple(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1, depth: depth + 1) }
    case (.object(let left), .object(let right)):
      if left === right { return true }
      if left.shape.count == right.shape.count, left.display == right.display {
        return left.shape.keys.enumerated().allSatisfy { position, key in
          right.shape.index(of: key).map { left.value(at: position).equals(right.value(at: $0), depth: depth + 1) } ?? false
        }
      }
      return false
    // An object that prints as a text, such as a date, equals that text.
    case (.object(let object), .string(let text)), (.string(let text), .object(let object)):
      return object.display.map { $0.isSame(text) } ?? false
    case (.dynamic(let left), .dynamic(let right)):
      if case .range(let first) = left.kind, case .range(let second) = right.kind {
        return first.start == second.start && first.count == second.count && (first.step == second.step || first.count < 2)
      }
      return left === right
    default:
      guard let left = number, let right = other.number else { return false }
      return left.equals(right)
    }
  }

  /// Python's `<` between values of like types; nil when they have no order.
  func isLess(than other: Value, depth: Int = 0) -> Bool? {
    guard depth < 100 else { return nil }
    switch (self, other) {
    case (.int(let left), .int(let right)): return left < right
    case (.array(let left), .array(let right)), (.tuple(let left), .tuple(let right)):
      for (first, second) in zip(left, right) where !first.equals(second) { return first.isLess(than: second, depth: depth + 1) }
      return left.count < right.count
    default:
      if let left = number, let right = other.number { return left.isLess(than: right) }
      if let left = comparableText, let right = other.comparableText { return left.isBefore(right) }
      return nil
    }
  }

  /// The text of a text, or of an object that prints as one.
  var comparableText: String? {
    switch self {
    case .string(let text), .safe(let text): text
    case .object(let object): object.display
    default: nil
    }
  }

  /// The integer that an integer or a truth value is.
  var integer: Int? {
    switch self {
    case .int(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  /// The value as a number, as Python's arithmetic takes it.
  var number: Number? {
    switch self {
    case .int(let number): .int(number)
    case .bool(let flag): .int(flag ? 1 : 0)
    case .double(let number): .double(number)
    default: nil
    }
  }
}

/// An integer or a floating-point number.
enum Number {
  case int(Int)
  case double(Double)

  var double: Double {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    }
  }

  func equals(_ other: Number) -> Bool {
    if case .int(let left) = self, case .int(let right) = other { return left == right }
    return double == other.double
  }

  func isLess(than other: Number) -> Bool {
    if case .int(let left) = self, case .int(let right) = other { return left < right }
    return double < other.double
  }
}

extension String {
  /// Equal texts; those that are equal only canonically mostly differ in length.
  @inline(__always)
  func isSame(_ other: String) -> Bool {
    utf8.count == other.utf8.count && self == other
  }

  /// Order by scalars, which is the order of the UTF-8 bytes.
  func isBefore(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
