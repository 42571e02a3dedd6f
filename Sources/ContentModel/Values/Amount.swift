/// An exact decimal number with up to six places: money, quantities and shares are never binary floating point.
package struct Amount: Sendable, Hashable, Comparable {
  /// The number in millionths.
  package let millionths: Int128

  package static let zero = Amount(millionths: 0)
  /// Millionths in one.
  package static let one = Amount(millionths: 1_000_000)
  /// The digits kept after the point.
  package static let places = 6
  /// The numbers text may give, up to ten million million; the product of two of them is still exact.
  package static let readable = Amount(millionths: -limit)...Amount(millionths: limit)

  private static let limit: Int128 = 10_000_000_000_000_000_000
  /// Where arithmetic stops, far beyond any sum or product of readable numbers, so that no further step can overflow.
  private static let bound: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

  package init(millionths: Int128) {
    self.millionths = min(max(millionths, -Amount.bound), Amount.bound)
  }

  package init(_ whole: Int) {
    millionths = Int128(whole) * 1_000_000
  }

  /// Reads plain decimal text: an optional sign, digits, at most one point; nil for anything else, too many places or a number that is not `readable`.
  package init?(_ text: String) {
    var digits: Int128 = 0
    var places: Int?
    var count = 0
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: ".") where places == nil && count > 0: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if let known = places {
          // Zeros beyond the last place carry nothing.
          if known == Amount.places {
            guard byte == UInt8(ascii: "0") else { return nil }
            continue
          }
          places = known + 1
        }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        count += 1
        guard digits <= Amount.limit else { return nil }
      default: return nil
      }
    }
    guard count > 0 else { return nil }
    for _ in (places ?? 0)..<Amount.places { digits *= 10 }
    guard digits <= Amount.limit else { return nil }
    millionths = negative ? -digits : digits
  }

  package static func < (left: Amount, right: Amount) -> Bool { left.millionths < right.millionths }
  package static func + (left: Amount, right: Amount) -> Amount { Amount(millionths: left.millionths &+ right.millionths) }
  package static func - (left: Amount, right: Amount) -> Amount { Amount(millionths: left.millionths &- right.millionths) }
  package static func += (left: inout Amount, right: Amount) { left = left + right }

  /// The product, rounded half away from zero at the sixth place; exact when the places of both factors add up to six or fewer.
  package static func * (left: Amount, right: Amount) -> Amount {
    let product = left.millionths.multipliedReportingOverflow(by: right.millionths)
    guard !product.overflow else { return Amount(millionths: (left.millionths < 0) == (right.millionths < 0) ? bound : -bound) }
    return Amount(millionths: Amount.quotient(product.partialValue, 1_000_000))
  }

  /// The quotient, rounded half away from zero at the sixth place; nil for a zero divisor or a dividend far beyond what is `readable`.
  package func divided(by divisor: Amount) -> Amount? {
    guard divisor.millionths != 0 else { return nil }
    let scaled = millionths.multipliedReportingOverflow(by: 1_000_000)
    guard !scaled.overflow else { return nil }
    return Amount(millionths: Amount.quotient(scaled.partialValue, divisor.millionths))
  }

  /// The number rounded half away from zero (四舍五入) to `places` digits after the point.
  package func rounded(to places: Int) -> Amount {
    let step = Amount.power(Amount.places - min(max(places, 0), Amount.places))
    return Amount(millionths: Amount.quotient(millionths, step) * step)
  }

  /// Integer division, rounded half away from zero.
  private static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard rest.magnitude >= divisor.magnitude - rest.magnitude else { return whole }
    return (dividend < 0) == (divisor < 0) ? whole + 1 : whole - 1
  }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }
}

extension Amount {
  /// The number rounded to exactly `places` (0 to 6) digits after the point, with thousands separated by commas when `grouped`.
  package func text(places: Int, grouped: Bool = false) -> String {
    let value = rounded(to: places)
    let magnitude = value.millionths.magnitude
    var whole = String(magnitude / 1_000_000)
    if grouped { whole = Amount.group(whole) }
    let fraction = String(String(magnitude % 1_000_000 + 1_000_000).dropFirst().prefix(max(0, min(places, Amount.places))))
    return (value.millionths < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The number exactly, with no zeros at the end of its fraction.
  package var exactText: String {
    var text = text(places: Amount.places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// The number exactly, with `places` digits after the point or as many more as it needs.
  package func exactText(atLeast places: Int, grouped: Bool = false) -> String {
    let needed = (0..<Amount.places).first { $0 >= places && rounded(to: $0) == self }
    return text(places: needed ?? Amount.places, grouped: grouped)
  }

  /// The number where it is a whole one.
  package var integer: Int? {
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: Amount.one.millionths)
    return rest == 0 ? Int(exactly: whole) : nil
  }

  /// The nearest binary number, for sorting and comparing in templates only.
  package var approximation: Double {
    // From 64 bits the processor converts by itself.
    (Int64(exactly: millionths).map(Double.init) ?? Double(millionths)) / 1_000_000
  }

  private static func group(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}
