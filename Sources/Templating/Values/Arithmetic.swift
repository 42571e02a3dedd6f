/// Python's operators on template values; nothing traps, what does not fit is an error.
enum Arithmetic {
  static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value, options: TemplateOptions) throws(Fault) -> Value {
    let limits = options.limits
    if let first = left.number, let second = right.number { return try apply(operation, first, second, limits: limits) }
    switch operation {
    case .add: return try add(left, right, limits: limits)
    case .multiply:
      if case .int(let count)? = right.number { return try left.repeated(count, limits: limits) }
      if case .int(let count)? = left.number { return try right.repeated(count, limits: limits) }
    case .modulo:
      if let format = left.stringText {
        let text = try PythonFormat.format(format.text, arguments: right, escapes: format.isSafe, options: options)
        return format.isSafe ? .safe(text) : .string(text)
      }
    default: break
    }
    throw Messages.unsupportedOperands(operation, left, right)
  }

  private static func add(_ left: Value, _ right: Value, limits: TemplateLimits) throws(Fault) -> Value {
    switch (left, right) {
    case (.string(let first), .string(let second)): return .string(first + second)
    case (.safe(let first), .safe(let second)): return .safe(first + second)
    case (.safe(let first), .string(let second)): return .safe(first + HTMLEscape.escaped(second))
    case (.string(let first), .safe(let second)): return .safe(HTMLEscape.escaped(first) + second)
    case (.array(let first), .array(let second)):
      guard first.count + second.count <= limits.generated else { throw Messages.tooLong(limits.generated) }
      return .array(first + second)
    case (.tuple(let first), .tuple(let second)):
      guard first.count + second.count <= limits.generated else { throw Messages.tooLong(limits.generated) }
      return .tuple(first + second)
    default: break
    }
    throw Messages.unsupportedOperands(.add, left, right)
  }

  private static func apply(_ operation: BinaryOperator, _ left: Number, _ right: Number, limits: TemplateLimits) throws(Fault) -> Value {
    if case .int(let first) = left, case .int(let second) = right {
      switch operation {
      case .add: return try checked(first.addingReportingOverflow(second))
      case .subtract: return try checked(first.subtractingReportingOverflow(second))
      case .multiply: return try checked(first.multipliedReportingOverflow(by: second))
      case .divide:
        guard second != 0 else { throw Messages.divisionByZero() }
        return .double(Double(first) / Double(second))
      case .floorDivide:
        guard second != 0 else { throw Messages.divisionByZero() }
        let quotient = first.dividedReportingOverflow(by: second)
        guard !quotient.overflow else { throw Messages.numberTooLarge() }
        let isInexact = first.remainderReportingOverflow(dividingBy: second).partialValue != 0
        return .int(isInexact && (first < 0) != (second < 0) ? quotient.partialValue - 1 : quotient.partialValue)
      case .modulo:
        guard second != 0 else { throw Messages.divisionByZero() }
        let remainder = first.remainderReportingOverflow(dividingBy: second).partialValue
        return .int(remainder != 0 && (remainder < 0) != (second < 0) ? remainder &+ second : remainder)
      case .power: return try power(first, second)
      }
    }
    let (first, second) = (left.double, right.double)
    switch operation {
    case .add: return .double(first + second)
    case .subtract: return .double(first - second)
    case .multiply: return .double(first * second)
    case .divide:
      guard second != 0 else { throw Messages.divisionByZero() }
      return .double(first / second)
    case .floorDivide:
      guard second != 0 else { throw Messages.divisionByZero() }
      return .double(floorQuotient(first, second))
    case .modulo:
      guard second != 0 else { throw Messages.divisionByZero() }
      return .double(floorModulo(first, second))
    case .power: return try power(first, second)
    }
  }

  private static func floorModulo(_ first: Double, _ second: Double) -> Double {
    let remainder = first.truncatingRemainder(dividingBy: second)
    if remainder == 0 { return second < 0 ? -0.0 : 0 }
    return (remainder < 0) != (second < 0) ? remainder + second : remainder
  }

  /// Python's quotient, which is never above the true one when that lies midway between two whole numbers.
  private static func floorQuotient(_ first: Double, _ second: Double) -> Double {
    let remainder = first.truncatingRemainder(dividingBy: second)
    var quotient = (first - remainder) / second
    if remainder != 0, (remainder < 0) != (second < 0) { quotient -= 1 }
    guard quotient != 0 else { return Double(signOf: first / second, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  private static func checked(_ result: (partialValue: Int, overflow: Bool)) throws(Fault) -> Value {
    guard !result.overflow else { throw Messages.numberTooLarge() }
    return .int(result.partialValue)
  }

  private static func power(_ base: Int, _ exponent: Int) throws(Fault) -> Value {
    if exponent < 0 {
      guard base != 0 else { throw Messages.divisionByZero() }
      return try power(Double(base), Double(exponent))
    }
    var result = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let product = result.multipliedReportingOverflow(by: square)
        guard !product.overflow else { throw Messages.numberTooLarge() }
        result = product.partialValue
      }
      rest >>= 1
      if rest > 0 {
        let product = square.multipliedReportingOverflow(by: square)
        guard !product.overflow else { throw Messages.numberTooLarge() }
        square = product.partialValue
      }
    }
    return .int(result)
  }

  private static func power(_ base: Double, _ exponent: Double) throws(Fault) -> Value {
    if base == 0, exponent < 0 { throw Messages.divisionByZero() }
    let result = CMath.power(base, exponent)
    guard !result.isNaN || base.isNaN || exponent.isNaN else { throw Messages.notAReal() }
    guard result.isFinite || !base.isFinite || !exponent.isFinite else { throw Messages.numberTooLarge() }
    return .double(result)
  }

  static func negate(_ value: Value) throws(Fault) -> Value {
    switch value.number {
    case .int(let number):
      guard number != .min else { throw Messages.numberTooLarge() }
      return .int(-number)
    case .double(let number): return .double(-number)
    case nil: throw Messages.notANumber(value)
    }
  }
}

extension Value {
  /// A text and whether it is safe; nil for other values.
  var stringText: (text: String, isSafe: Bool)? {
    switch self {
    case .string(let text): (text, false)
    case .safe(let text): (text, true)
    default: nil
    }
  }

  /// Python's `sequence * count`.
  func repeated(_ count: Int, limits: TemplateLimits) throws(Fault) -> Value {
    let count = max(0, count)
    func check(_ length: Int) throws(Fault) {
      let (total, overflow) = length.multipliedReportingOverflow(by: count)
      guard !overflow, total <= limits.generated else { throw Messages.tooLong(limits.generated) }
    }
    switch self {
    case .string(let text):
      try check(text.utf8.count)
      return .string(String(repeating: text, count: count))
    case .safe(let text):
      try check(text.utf8.count)
      return .safe(String(repeating: text, count: count))
    case .array(let items):
      try check(items.count)
      return .array(Array(repeating: items, count: count).flatMap { $0 })
    case .tuple(let items):
      try check(items.count)
      return .tuple(Array(repeating: items, count: count).flatMap { $0 })
    default: throw Messages.unsupportedOperands(.multiply, self, .int(count))
    }
  }

  /// A literal number with the other sign.
  var negatedConstant: Value? {
    switch self {
    case .int(let number): number == .min ? nil : .int(-number)
    case .double(let number): .double(-number)
    default: nil
    }
  }

  /// The truth of a literal.
  var constantTruth: Bool? {
    switch self {
    case .undefined, .dynamic: nil
    default: isTrue
    }
  }

  /// Python's truth, undefined counting as false.
  var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .double(let number): number != 0
    case .string(let text), .safe(let text): !text.isEmpty
    case .array(let items), .tuple(let items): !items.isEmpty
    case .object(let object): object.display.map { !$0.isEmpty } ?? (object.shape.count > 0)
    case .dynamic(let dynamic):
      if case .range(let range) = dynamic.kind { range.count > 0 } else { true }
    }
  }
}
