extension Filter {
  /// Filters that take or give numbers.
  static let numberFilters: [Filter] = [
    Filter("abs") { value, _, _ throws(Fault) in
      switch value.number {
      case .int(let number):
        guard number != .min else { throw Messages.numberTooLarge() }
        return .int(abs(number))
      case .double(let number): return .double(abs(number))
      case nil:
        if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
        throw Messages.notANumber(value)
      }
    },
    Filter("int", [Parameter("default"), Parameter("base")]) { value, arguments, _ throws(Fault) in
      let fallback = arguments[0] ?? .int(0)
      switch value {
      case .undefined(let undefined): throw Messages.undefined(undefined)
      case .int: return value
      case .bool(let flag): return .int(flag ? 1 : 0)
      case .double(let number): return try PythonNumber.whole(number).map { .int($0) } ?? fallback
      case .string(let text), .safe(let text):
        // As in Python, a base that is none leaves the decimal reading.
        let base = arguments[1].map(\.integer) ?? 10
        if let base, let number = try PythonNumber.integer(text, base: base) { return .int(number) }
        return try PythonNumber.double(text).flatMap(PythonNumber.whole).map { .int($0) } ?? fallback
      case .object(let object):
        return try object.display.flatMap(PythonNumber.double).flatMap(PythonNumber.whole).map { .int($0) } ?? fallback
      default: return fallback
      }
    },
    Filter("float", [Parameter("default")]) { value, arguments, _ throws(Fault) in
      switch value {
      case .undefined(let undefined): throw Messages.undefined(undefined)
      case .string(let text), .safe(let text): return PythonNumber.double(text).map { .double($0) } ?? arguments[0] ?? .double(0)
      case .object(let object):
        return object.display.flatMap { PythonNumber.double($0) }.map { .double($0) } ?? arguments[0] ?? .double(0)
      default: return value.number.map { .double($0.double) } ?? arguments[0] ?? .double(0)
      }
    },
    Filter("round", [Parameter("precision"), Parameter("method")]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      guard let number = value.number else { throw Messages.notANumber(value) }
      let precision = try arguments.integer(0, or: 0)
      let method = try arguments.text(1, or: "common", machine)
      switch method {
      case "common":
        if case .int(let whole) = number, precision >= 0 { return .int(whole) }
        if case .int(let whole) = number { return .int(try PythonNumber.rounded(whole, digits: precision)) }
        return .double(PythonNumber.rounded(number.double, digits: precision))
      case "ceil", "floor":
        let factor = CMath.power(10, Double(precision))
        let scaled = number.double * factor
        return .double((method == "ceil" ? scaled.rounded(.up) : scaled.rounded(.down)) / factor + 0)
      default: throw Messages.roundingMethod(method)
      }
    },
    Filter("filesizeformat", [Parameter("binary")]) { value, arguments, machine throws(Fault) in
      if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
      guard let bytes = value.number?.double ?? value.stringText.flatMap({ PythonNumber.double($0.text) }) else {
        throw Messages.notANumber(value)
      }
      let isBinary = try arguments.flag(0, machine)
      let base: Double = isBinary ? 1024 : 1000
      if bytes == 1 { return .string("1 Byte") }
      if bytes < base {
        guard bytes.isFinite else { throw Messages.numberTooLarge() }
        return .string(DecimalText.fixed(bytes.rounded(.towardZero) + 0, digits: 0) + " Bytes")
      }
      let prefixes =
        isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"] : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
      var unit = base
      for (position, prefix) in prefixes.enumerated() {
        unit *= base
        if bytes < unit || position == prefixes.count - 1 {
          return .string(DecimalText.fixed(base * bytes / unit, digits: 1) + " " + prefix)
        }
      }
      return .string("")
    },
  ]
}

/// Python's readings of numbers in text, and its rounding.
enum PythonNumber {
  /// The text without blanks around it and `_` between digits, with the digits of other scripts, such as full-width ones, as ASCII digits.
  private static func plain(_ text: String) -> String {
    let stripped = PythonString.strip(text, nil).replacing("_")
    guard stripped.utf8.contains(where: { $0 >= 0x80 }) else { return stripped }
    return String(
      String.UnicodeScalarView(
        stripped.unicodeScalars.map { scalar in
          guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return scalar }
          return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
        }))
  }

  /// The number without its fraction; nil when it is infinite or none.
  static func whole(_ number: Double) throws(Fault) -> Int? {
    guard number.isFinite else { return nil }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw Messages.tooLargeForInteger(PythonFloat.text(number)) }
    return whole
  }

  static func integer(_ text: String, base: Int) throws(Fault) -> Int? {
    var digits = plain(text)
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits.removeFirst()
    }
    let prefix = digits.prefix(2).lowercased()
    var radix = base
    switch (prefix, base) {
    case ("0x", 16), ("0x", 0): (radix, digits) = (16, String(digits.dropFirst(2)))
    case ("0o", 8), ("0o", 0): (radix, digits) = (8, String(digits.dropFirst(2)))
    case ("0b", 2), ("0b", 0): (radix, digits) = (2, String(digits.dropFirst(2)))
    default: if base == 0 { radix = 10 }
    }
    guard (2...36).contains(radix), let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
      return nil
    }
    if let number = Int((isNegative ? "-" : "") + digits, radix: radix) { return number }
    guard digits.unicodeScalars.allSatisfy({ Int(String($0), radix: radix) != nil }) else { return nil }
    throw Messages.tooLargeForInteger(text)
  }

  static func double(_ text: String) -> Double? {
    let stripped = plain(text)
    switch stripped.lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default:
      return stripped.utf8.contains { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "n") }
        ? nil : Double(stripped)
    }
  }

  /// Half-even on the exact binary value, as Python's `round`.
  static func rounded(_ number: Double, digits: Int) -> Double {
    guard number.isFinite else { return number }
    if digits > 300 { return number }
    if digits < 0 {
      if digits < -308 { return 0 }
      let factor = CMath.power(10, Double(-digits))
      return (number / factor).rounded(.toNearestOrEven) * factor
    }
    return Double(DecimalText.fixed(number, digits: digits)) ?? number
  }

  static func rounded(_ number: Int, digits: Int) throws(Fault) -> Int {
    var factor = 1
    for _ in 0..<min(-digits, 19) {
      let (product, overflow) = factor.multipliedReportingOverflow(by: 10)
      if overflow {
        // Half of the 10^19 that does not fit decides whether the number becomes that or 0.
        guard digits < -19 || number.magnitude <= 5_000_000_000_000_000_000 else { throw Messages.numberTooLarge() }
        return 0
      }
      factor = product
    }
    let remainder = number % factor
    let half = factor / 2
    let base = number - remainder
    let magnitude = abs(remainder)
    let isUp = magnitude > half || (magnitude == half && (base / factor) % 2 != 0)
    guard isUp else { return base }
    let (result, overflow) = base.addingReportingOverflow(number < 0 ? -factor : factor)
    guard !overflow else { throw Messages.numberTooLarge() }
    return result
  }
}

extension String {
  /// The text without a one-byte character between digits.
  fileprivate func replacing(_ character: Character) -> String {
    contains(character) ? filter { $0 != character } : self
  }
}
