/// An identity or private telephone number found in a text.
struct PersonalNumber: Equatable {
  enum Kind: Equatable {
    /// A resident's identity number of 18 digits with a right check digit (GB 11643-1999).
    case identity
    /// The same with its last digits turned into zeros, or written as a power of ten, as spreadsheet programs do to long numbers.
    case damagedIdentity
    /// The same with a check digit that does not fit the others: one of them is not what it was meant to be.
    case doubtfulIdentity
    /// The old form of 15 digits, which has no check digit.
    case oldIdentity
    case mobile
  }

  let kind: Kind
  /// The bytes from the first digit to the last.
  let range: Range<Int>
  /// The digits as ASCII, an X in capital; a power of ten as written.
  let digits: String
}

extension PersonalNumber {
  /// The digits with the telling ones replaced, to be shown to whoever has to find them.
  var masked: String {
    switch kind {
    case .mobile: digits.prefix(3) + "****" + digits.suffix(4)
    default: digits.prefix(3) + String(repeating: "*", count: max(0, digits.count - 3))
    }
  }

  /// All numbers in a text, in order.
  static func all(in bytes: Span<UInt8>) -> [PersonalNumber] {
    var found: [PersonalNumber] = []
    var offset = 0
    while let place = possibleDigit(from: offset, in: bytes) {
      offset = place
      guard NumberToken.digit(at: offset, in: bytes) != nil else {
        offset += 1
        continue
      }
      let token = NumberToken(at: offset, in: bytes)
      if token.isFree { found += numbers(in: token, of: bytes) }
      offset = max(offset + 1, token.end)
    }
    return found
  }

  /// The next byte that is a digit or, as EF, may begin a full-width one; eight bytes are looked at together.
  private static func possibleDigit(from start: Int, in bytes: Span<UInt8>) -> Int? {
    let (ones, highs, raw) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64, bytes.bytes)
    var offset = start
    while offset + 8 <= bytes.count {
      let word = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      // A byte below a limit borrows from its highest bit when the limit is taken off.
      let (digits, leads) = (word ^ 0x30 &* ones, word ^ 0xEF &* ones)
      if (digits &- 10 &* ones) & ~digits & highs | (leads &- ones) & ~leads & highs != 0 { break }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] &- 0x30 < 10 || bytes[offset] == 0xEF { return offset }
      offset += 1
    }
    return nil
  }

  private static func numbers(in token: NumberToken, of bytes: Span<UInt8>) -> [PersonalNumber] {
    if token.isPowerOfTen {
      let range = token.range(of: 0..<1)
      let written = range.map { Character(Unicode.Scalar(bytes[$0])) }
      return [PersonalNumber(kind: .damagedIdentity, range: range, digits: String(written))]
    }
    var found: [PersonalNumber] = []
    var first = 0
    while first < token.groups.count {
      if let number = number(in: token, from: first, of: bytes) {
        found.append(number.number)
        first += number.groups
      } else {
        first += 1
      }
    }
    return found
  }

  /// How many digits the groups of a number have, the longer forms first.
  private static let forms = [
    [Int](repeating: 1, count: 11), [4, 4, 4, 4, 2],
    [3, 2, 2, 2, 2], [6, 4, 2, 2, 4], [3, 3, 4, 4, 4], [6, 4, 4, 4], [3, 4, 2, 2], [6, 8, 4], [3, 4, 4], [3, 3, 5], [4, 3, 4], [4, 4, 3],
    [6, 12], [14, 4], [3, 8], [7, 4], [4, 7], [18], [15], [13], [11],
  ]

  private static func number(in token: NumberToken, from first: Int, of bytes: Span<UInt8>) -> (number: PersonalNumber, groups: Int)? {
    for form in forms where token.has(form, at: first) {
      let part = first..<first + form.count
      var digits = token.digits(of: part, in: bytes)
      if form == [13], digits.hasPrefix("86") { digits = String(digits.dropFirst(2)) }
      if let kind = kind(of: digits) {
        return (PersonalNumber(kind: kind, range: token.range(of: part), digits: digits), form.count)
      }
    }
    return nil
  }

  private static func kind(of digits: String) -> Kind? {
    switch digits.count {
    case 18: IdentityNumber.kind(of: digits)
    case 15: IdentityNumber.isOldForm(digits) ? .oldIdentity : nil
    case 11: digits.first == "1" && "3456789".contains(digits.dropFirst().prefix(1)) ? .mobile : nil
    default: nil
    }
  }
}

/// What makes a number an identity number: region, day of birth, check digit.
private enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432")
  /// The first two digits of the codes of provinces (GB/T 2260).
  private static let provinces: Set<Substring> = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50",
    "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
  ]

  static func kind(of digits: String) -> PersonalNumber.Kind? {
    let values = digits.prefix(17).compactMap(\.wholeNumberValue)
    guard values.count == 17, provinces.contains(digits.prefix(2)), isDay(values[6..<14]) else { return nil }
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    if digits.last == checks[sum % 11] { return .identity }
    return digits.hasSuffix("000") ? .damagedIdentity : .doubtfulIdentity
  }

  static func isOldForm(_ digits: String) -> Bool {
    let values = digits.compactMap(\.wholeNumberValue)
    return provinces.contains(digits.prefix(2)) && isDay([1, 9] + values[6..<12])
  }

  /// Whether eight digits are a year from 1800 on, a month and a day.
  private static func isDay(_ digits: some Sequence<Int>) -> Bool {
    let number = digits.reduce(0) { $0 * 10 + $1 }
    return (18...20).contains(number / 1_000_000) && (1...12).contains(number / 100 % 100) && (1...31).contains(number % 100)
  }
}
