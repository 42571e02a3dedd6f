/// Decimal digits of floating-point numbers, correctly rounded (half to even on the exact binary value).
enum DecimalText {
  /// The number with a fixed count of digits after the point, as `%.2f` writes it.
  static func fixed(_ number: Double, digits: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let sign = number.sign == .minus ? "-" : ""
    if digits <= 15, let scaled = scaled(abs(number), digits: digits) {
      return placed(scaled, digits: digits, isNegative: number.sign == .minus)
    }
    let (whole, fraction) = exact(abs(number))
    var all = whole + fraction
    let kept = whole.count + digits
    while all.count < kept { all.append(0) }
    round(&all, to: kept)
    let wholeCount = all.count - digits
    let text = all.map { String($0) }.joined()
    let split = text.index(text.startIndex, offsetBy: max(0, wholeCount))
    let integer = text[..<split].drop { $0 == "0" }
    return sign + (integer.isEmpty ? "0" : integer) + (digits > 0 ? "." + text[split...] : "")
  }

  /// An integer with its last digits behind a point.
  private static func placed(_ scaled: Int, digits: Int, isNegative: Bool) -> String {
    String(unsafeUninitializedCapacity: 24) { buffer in
      var bytes: (UInt64, UInt64, UInt64) = (0, 0, 0)
      return withUnsafeMutableBytes(of: &bytes) { scratch in
        var position = scratch.count
        var rest = scaled
        var written = 0
        repeat {
          if digits > 0, written == digits {
            position -= 1
            scratch[position] = UInt8(ascii: ".")
          }
          position -= 1
          scratch[position] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
          rest /= 10
          written += 1
        } while rest > 0 || written <= digits
        if isNegative {
          position -= 1
          scratch[position] = UInt8(ascii: "-")
        }
        return buffer.initialize(fromContentsOf: scratch[position...])
      }
    }
  }

  /// `number × 10^digits` rounded, when the exact product can be told from two doubles.
  private static func scaled(_ number: Double, digits: Int) -> Int? {
    let factors: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
    let factor = factors[digits]
    let product = number * factor
    guard product < 4e15 else { return nil }
    let error = (-product).addingProduct(number, factor)
    let whole = product.rounded(.down)
    guard var result = Int(exactly: whole) else { return nil }
    // The fraction is exact, the error is what the product lost.
    let fraction = product - whole
    if fraction + error < 0 {
      result -= 1
      return fraction + error + 1 >= 0.5 ? result + 1 : result
    }
    if fraction > 0.5 || (fraction == 0.5 && error > 0) {
      if fraction > 0.5 && fraction + error < 0.5 { return result }
      result += 1
    } else if fraction == 0.5, error == 0 {
      result += result & 1
    }
    return result
  }

  /// Significant digits and the exponent of the first, as `%e` needs them.
  static func significant(_ number: Double, count: Int) -> (digits: [UInt8], exponent: Int) {
    if number == 0 { return (Array(repeating: 0, count: count), 0) }
    let (whole, fraction) = exact(abs(number))
    var all = whole + fraction
    let leading = all.prefix { $0 == 0 }.count
    var exponent = whole.count - 1 - leading
    all.removeFirst(leading)
    while all.count < count { all.append(0) }
    let before = all.count
    round(&all, to: count)
    if all.count > min(before, count) {
      exponent += 1
      all.removeLast()
    }
    return (all, exponent)
  }

  /// All digits of a finite number before and after the point.
  private static func exact(_ number: Double) -> (whole: [UInt8], fraction: [UInt8]) {
    // The number is mantissa × 2^exponent with an integer mantissa.
    let shift = Int(number.exponent) - 52
    let mantissa =
      number.isNormal || number == 0 ? UInt64(number.significandBitPattern) | (number == 0 ? 0 : 1 << 52) : number.significandBitPattern
    let exponent = number.isNormal ? shift : -1074
    var whole = decimalDigits(mantissa)
    if number == 0 { return ([0], []) }
    if exponent >= 0 {
      for _ in 0..<exponent { double(&whole) }
      return (whole, [])
    }
    // Dividing by two adds one digit after the point.
    var fraction: [UInt8] = []
    for _ in 0..<(-exponent) {
      var remainder: UInt8 = 0
      for index in whole.indices {
        let value = remainder * 10 + whole[index]
        whole[index] = value / 2
        remainder = value % 2
      }
      for index in fraction.indices {
        let value = remainder * 10 + fraction[index]
        fraction[index] = value / 2
        remainder = value % 2
      }
      if remainder > 0 { fraction.append(5) }
    }
    let leading = whole.prefix { $0 == 0 }.count
    whole.removeFirst(min(leading, whole.count - 1))
    return (whole, fraction)
  }

  private static func decimalDigits(_ number: UInt64) -> [UInt8] {
    String(number).utf8.map { $0 - 0x30 }
  }

  private static func double(_ digits: inout [UInt8]) {
    var carry: UInt8 = 0
    for index in digits.indices.reversed() {
      let value = digits[index] * 2 + carry
      digits[index] = value % 10
      carry = value / 10
    }
    if carry > 0 { digits.insert(carry, at: 0) }
  }

  /// Cuts digits to `count`, half to even; a carry may add a digit in front.
  private static func round(_ digits: inout [UInt8], to count: Int) {
    guard digits.count > count else { return }
    let rest = digits[count...]
    let first = rest.first ?? 0
    let isUp = first > 5 || (first == 5 && (rest.dropFirst().contains { $0 > 0 } || (count > 0 && digits[count - 1] % 2 == 1)))
    digits.removeLast(digits.count - count)
    guard isUp else { return }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }
}
