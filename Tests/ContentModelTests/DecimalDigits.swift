/// Decimal arithmetic as it is learnt at school, digit by digit: slow and obvious, to hold `Amount` against.
struct DecimalDigits: Equatable {
  private(set) var isNegative: Bool
  /// The digits, the last first; those below `places` stand behind the point.
  private var digits: [Int]
  private var places: Int

  init(isNegative: Bool, whole: [Int], fraction: [Int]) {
    self.isNegative = isNegative
    digits = fraction.reversed() + whole.reversed()
    places = fraction.count
  }

  init(_ text: String) {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    self.init(
      isNegative: text.hasPrefix("-"), whole: parts[0].compactMap(\.wholeNumberValue),
      fraction: parts.count > 1 ? parts[1].compactMap(\.wholeNumberValue) : [])
  }

  /// The number with exactly `count` places; the part that is dropped rounds half away from zero.
  func rounded(to count: Int) -> DecimalDigits {
    var result = self
    while result.places < count {
      result.digits.insert(0, at: 0)
      result.places += 1
    }
    guard result.places > count else { return result }
    let dropped = result.places - count
    let roundsUp = result.digits[dropped - 1] >= 5
    result.digits.removeFirst(dropped)
    result.places = count
    if roundsUp { result.digits = DecimalDigits.sum(result.digits, [1]) }
    return result
  }

  static func + (left: DecimalDigits, right: DecimalDigits) -> DecimalDigits {
    let places = max(left.places, right.places)
    var (first, second) = (left.rounded(to: places), right.rounded(to: places))
    if first.isNegative == second.isNegative {
      first.digits = sum(first.digits, second.digits)
      return first
    }
    if isLess(first.digits, second.digits) { swap(&first, &second) }
    first.digits = difference(first.digits, second.digits)
    return first
  }

  static func * (left: DecimalDigits, right: DecimalDigits) -> DecimalDigits {
    var total: [Int] = [0]
    for (shift, digit) in right.digits.enumerated() {
      for _ in 0..<digit { total = sum(total, Array(repeating: 0, count: shift) + left.digits) }
    }
    while total.count <= left.places + right.places { total.append(0) }
    var result = left
    result.isNegative = left.isNegative != right.isNegative
    result.digits = total
    result.places = left.places + right.places
    return result
  }

  /// The number with its places as they are, with commas at thousands when `grouped`; zero has no sign.
  func text(grouped: Bool = false) -> String {
    var whole = Array(digits.dropFirst(places))
    while whole.count > 1, whole.last == 0 { whole.removeLast() }
    if whole.isEmpty { whole = [0] }
    var text = ""
    for (position, digit) in whole.enumerated() {
      if grouped, position > 0, position % 3 == 0 { text = "," + text }
      text = "\(digit)" + text
    }
    if places > 0 { text += "." + digits.prefix(places).reversed().map(String.init).joined() }
    return (isNegative && digits.contains { $0 != 0 } ? "-" : "") + text
  }

  /// The number without zeros at the end of its fraction.
  var exactText: String {
    var result = self
    while result.places > 0, result.digits.first == 0 {
      result.digits.removeFirst()
      result.places -= 1
    }
    return result.text()
  }

  private static func sum(_ left: [Int], _ right: [Int]) -> [Int] {
    var result: [Int] = []
    var carry = 0
    for position in 0..<max(left.count, right.count) {
      let digit = (position < left.count ? left[position] : 0) + (position < right.count ? right[position] : 0) + carry
      result.append(digit % 10)
      carry = digit / 10
    }
    return carry > 0 ? result + [carry] : result
  }

  /// `left - right`, where `left` is not the smaller.
  private static func difference(_ left: [Int], _ right: [Int]) -> [Int] {
    var result: [Int] = []
    var borrow = 0
    for position in left.indices {
      let digit = left[position] - borrow - (position < right.count ? right[position] : 0)
      borrow = digit < 0 ? 1 : 0
      result.append(digit < 0 ? digit + 10 : digit)
    }
    return result
  }

  private static func isLess(_ left: [Int], _ right: [Int]) -> Bool {
    for position in (0..<max(left.count, right.count)).reversed() {
      let (first, second) = (position < left.count ? left[position] : 0, position < right.count ? right[position] : 0)
      if first != second { return first < second }
    }
    return false
  }
}
