/// A decimal number of any length, digit by digit.
struct DecimalNumber {
  let isNegative: Bool
  /// Digits before the point, without leading zeros but at least one.
  let whole: [UInt8]
  let fraction: [UInt8]

  /// Reads a number with an optional sign, point and commas between groups; full-width characters count as their plain forms.
  init?(_ text: String) {
    var scalars = PythonString.strip(text, nil).unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }[...]
    let sign = scalars.first
    isNegative = sign == "-" || sign == "−"
    if isNegative || sign == "+" { scalars.removeFirst() }
    let parts = scalars.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let before = Self.digits(first.filter { $0 != "," }), first.first != ",", !before.isEmpty else {
      return nil
    }
    guard let after = parts.count > 1 ? Self.digits(Array(parts[1])) : [], parts.count == 1 || !after.isEmpty else { return nil }
    whole = Self.trimmed(before)
    fraction = after
  }

  /// The shortest decimal number that stands for a double; nil for those that stand for none.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    let text = number.magnitude.description.split(separator: "e")
    let parts = (text.first ?? "0").split(separator: ".")
    var whole = (parts.first ?? "0").utf8.map { $0 - 0x30 }
    var fraction = parts.count > 1 && parts[1] != "0" ? parts[1].utf8.map { $0 - 0x30 } : []
    var exponent = text.count > 1 ? Int(text[1]) ?? 0 : 0
    while exponent > 0 {
      whole.append(fraction.isEmpty ? 0 : fraction.removeFirst())
      exponent -= 1
    }
    while exponent < 0 {
      fraction.insert(whole.popLast() ?? 0, at: 0)
      exponent += 1
    }
    isNegative = number < 0
    self.whole = Self.trimmed(whole)
    self.fraction = fraction
  }

  private static func digits(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    scalars.allSatisfy { ("0"..."9").contains($0) } ? scalars.map { UInt8($0.value) - 0x30 } : nil
  }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    let kept = digits.drop { $0 == 0 }
    return kept.isEmpty ? [0] : Array(kept)
  }

  /// The number as it was given, without grouping.
  var text: String {
    let digits = Self.text(whole) + (fraction.isEmpty ? "" : "." + Self.text(fraction))
    return (isNegative && !isZero ? "-" : "") + digits
  }

  var isZero: Bool { (whole + fraction).allSatisfy { $0 == 0 } }

  private static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }

  /// The number divided by a power of ten and rounded half up; zero has no sign.
  func rounded(to places: Int, dividedByPowerOfTen power: Int = 0) -> String {
    var digits = Array(repeating: 0, count: max(0, power + 1 - whole.count)) + whole
    var wholeCount = digits.count - power
    digits += fraction
    while digits.count <= wholeCount + places { digits.append(0) }
    let isUp = digits[wholeCount + places] >= 5
    digits.removeLast(digits.count - wholeCount - places)
    if isUp {
      var index = digits.count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        wholeCount += 1
      }
    }
    let isNothing = digits.allSatisfy { $0 == 0 }
    let head = Self.text(Self.trimmed(Array(digits[..<wholeCount])))
    return (isNegative && !isNothing ? "-" : "") + head + (places > 0 ? "." + Self.text(Array(digits[wholeCount...])) : "")
  }
}
