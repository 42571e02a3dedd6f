/// A question templates ask as `value is name(arguments)`.
final class Test: Sendable {
  typealias Apply = @Sendable (_ input: Value, _ arguments: FilterArguments, _ machine: inout Machine) throws(Fault) -> Bool

  let name: String
  let parameters: [Parameter]
  let apply: Apply

  init(_ name: String, _ parameters: [Parameter] = [], apply: @escaping Apply) {
    self.name = name
    self.parameters = parameters
    self.apply = apply
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> Test? {
    byName[name]
  }

  /// All tests: the one place where they are registered.
  static let all: [Test] =
    [
      Test("defined") { value, _, _ in if case .undefined = value { false } else { true } },
      Test("undefined") { value, _, _ in if case .undefined = value { true } else { false } },
      Test("none") { value, _, _ in if case .none = value { true } else { false } },
      Test("boolean") { value, _, _ in if case .bool = value { true } else { false } },
      Test("true") { value, _, _ in if case .bool(true) = value { true } else { false } },
      Test("false") { value, _, _ in if case .bool(false) = value { true } else { false } },
      Test("integer") { value, _, _ in if case .int = value { true } else { false } },
      Test("float") { value, _, _ in if case .double = value { true } else { false } },
      Test("number") { value, _, _ in value.number != nil },
      Test("string") { value, _, _ in value.stringText != nil },
      Test("mapping") { value, _, _ in if case .object = value { true } else { false } },
      Test("sequence") { value, _, machine in
        switch value {
        case .string, .safe, .array, .tuple, .object: return true
        // A missing value has a length only where it may be used.
        case .undefined: return machine.program.options.undefined == .lenient
        case .dynamic(let dynamic): if case .range = dynamic.kind { return true } else { return false }
        default: return false
        }
      },
      Test("iterable") { value, _, machine throws(Fault) in
        switch value {
        case .string, .safe, .array, .tuple, .object: return true
        case .undefined:
          try machine.require(value)
          return true
        case .dynamic(let dynamic):
          switch dynamic.kind {
          case .range, .loop: return true
          default: return false
          }
        default: return false
        }
      },
      Test("callable") { value, _, _ in if case .undefined = value { true } else { value.isCallable } },
      Test("escaped") { value, _, _ in if case .safe = value { true } else { false } },
      Test("sameas", [Parameter("other", isRequired: true)]) { value, arguments, _ in
        guard let other = arguments[0] else { return false }
        return value.isIdentical(to: other)
      },
      Test("filter") { value, _, machine throws(Fault) in
        try machine.require(value)
        return value.stringText.map { machine.program.options.filter(named: $0.text) != nil } ?? false
      },
      Test("test") { value, _, machine throws(Fault) in
        try machine.require(value)
        return value.stringText.map { Test.named($0.text) != nil } ?? false
      },
      Test("lower") { value, _, machine throws(Fault) in TextCase.isLower(try machine.text(value)) },
      Test("upper") { value, _, machine throws(Fault) in TextCase.isUpper(try machine.text(value)) },
      Test("even") { value, _, machine throws(Fault) in try remainder(value, .int(2), &machine) == 0 },
      Test("odd") { value, _, machine throws(Fault) in try remainder(value, .int(2), &machine) == 1 },
      Test("divisibleby", [Parameter("num", isRequired: true)]) { value, arguments, machine throws(Fault) in
        try remainder(value, arguments[0] ?? .none, &machine) == 0
      },
      Test("in", [Parameter("seq", isRequired: true)]) { value, arguments, machine throws(Fault) in
        try machine.require(value)
        return try machine.contains(arguments[0] ?? .none, value)
      },
    ] + comparisons

  private static func remainder(_ value: Value, _ divisor: Value, _ machine: inout Machine) throws(Fault) -> Double {
    try machine.binary(BinaryOperator.modulo.rawValue, value, divisor).number?.double ?? .nan
  }

  private static let comparisons: [Test] = [
    ("==", Comparison.equal), ("eq", .equal), ("equalto", .equal), ("!=", .notEqual), ("ne", .notEqual), (">", .greater),
    ("gt", .greater), ("greaterthan", .greater), (">=", .greaterOrEqual), ("ge", .greaterOrEqual), ("<", .less), ("lt", .less),
    ("lessthan", .less), ("<=", .lessOrEqual), ("le", .lessOrEqual),
  ].map { name, comparison in
    Test(name, [Parameter("other", isRequired: true)]) { value, arguments, machine throws(Fault) in
      try machine.compare(comparison, value, arguments[0] ?? .none)
    }
  }
}

extension Value {
  /// Python's `is`, as far as values without identity have it.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)), (.safe(let left), .safe(let right)): left == right
    case (.object(let left), .object(let right)): left === right
    case (.array(let left), .array(let right)), (.tuple(let left), .tuple(let right)):
      left.count == right.count
        && left.withUnsafeBufferPointer { first in right.withUnsafeBufferPointer { first.baseAddress == $0.baseAddress } }
    case (.dynamic(let left), .dynamic(let right)): left === right
    default: false
    }
  }
}

/// Letter case as Python's `str` sees it.
enum TextCase {
  static func isLower(_ text: String) -> Bool {
    var hasCased = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter { return false }
      if scalar.properties.isLowercase { hasCased = true }
    }
    return hasCased
  }

  static func isUpper(_ text: String) -> Bool {
    var hasCased = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isLowercase || scalar.properties.generalCategory == .titlecaseLetter { return false }
      if scalar.properties.isUppercase { hasCased = true }
    }
    return hasCased
  }

  /// Whether every word begins with an upper case letter, which none after it in the word is.
  static func isTitle(_ text: String) -> Bool {
    var (hasCased, isAfterCased) = (false, false)
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        if isAfterCased { return false }
        (hasCased, isAfterCased) = (true, true)
      } else if properties.isLowercase {
        if !isAfterCased { return false }
        (hasCased, isAfterCased) = (true, true)
      } else {
        isAfterCased = false
      }
    }
    return hasCased
  }

  /// Upper case after every character that is not a letter.
  static func titled(_ text: String) -> String {
    var result = ""
    var isAfterLetter = false
    for scalar in text.unicodeScalars {
      result += isAfterLetter ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
      isAfterLetter = scalar.properties.isCased
    }
    return result
  }

  /// The form in which texts are compared without regard to case, as far as letters have one of their own.
  static func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "ß", "ẞ": result += "ss"
      case "ς": result += "σ"
      default: result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// The first letter upper, all others lower.
  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
  }
}
