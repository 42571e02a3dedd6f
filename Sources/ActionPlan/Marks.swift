/// Characters that carry the structure of an official document, in their full-width and half-width forms.
enum Marks {
  static func opensBracket(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "(" || scalar == "（"
  }

  static func closesBracket(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ")" || scalar == "）"
  }

  static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "："
  }

  /// Whether a mark ends one clause of a bracket and begins the next.
  static func separatesClauses(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "，", ";", "；", "。": true
    default: false
    }
  }

  static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "…", "；", "!", "?": true
    default: false
    }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// The value of a half-width or full-width decimal digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// The value of decimal digits; nil for none and for a number of more than six digits.
  static func number(_ digits: some Collection<Unicode.Scalar>) -> Int? {
    guard (1...6).contains(digits.count) else { return nil }
    var value = 0
    for scalar in digits {
      guard let digit = digit(scalar) else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}
