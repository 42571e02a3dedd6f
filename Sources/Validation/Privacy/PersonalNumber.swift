/// An identity or private telephone number found in a text.
struct PersonalNumber: Equatable {
  enum Kind: Equatable {
    /// A resident's identity number of 18 digits with a right check digit (GB 11643-1999).
    case identity
    /// The same with its last digits turned into zeros, or written as a power of ten, as spreadsheet programs do to long numbers.
    case damagedIdentity
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
    // 220302 19900101 1234 and 138-0000-0000 are one number each; any other groups are numbers of their own.
    let whole = 0..<token.groups.count
    if let found = number(in: token, whole, grouped: token.groups.map(\.count), of: bytes) { return [found] }
    return whole.compactMap { number(in: token, $0..<($0 + 1), grouped: [token.groups[$0].count], of: bytes) }
  }

  private static func number(
    in token: NumberToken, _ part: Range<Int>, grouped groups: [Int], of bytes: Span<UInt8>
  ) -> PersonalNumber? {
    // Most numbers are too short or too long, which their text need not be made for.
    guard [11, 13, 15, 18].contains(groups.reduce(0, +)) else { return nil }
    var (digits, groups) = (token.digits(of: part, in: bytes), groups)
    if groups == [13], digits.hasPrefix("86") { (digits, groups) = (String(digits.dropFirst(2)), [11]) }
    return kind(of: digits, grouped: groups).map { PersonalNumber(kind: $0, range: token.range(of: part), digits: digits) }
  }

  private static func kind(of digits: String, grouped groups: [Int]) -> Kind? {
    switch groups {
    case [18], [6, 8, 4]: IdentityNumber.kind(of: digits)
    case [15]: IdentityNumber.isOldForm(digits) ? .oldIdentity : nil
    case [11], [3, 4, 4]: digits.first == "1" && "3456789".contains(digits.dropFirst().prefix(1)) ? .mobile : nil
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
    return digits.hasSuffix("000") ? .damagedIdentity : nil
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

/// Groups of digits with one space or hyphen between them, full-width ones among them.
private struct NumberToken {
  /// How many digits each group has, an X among them, and where it stands.
  private(set) var groups: [(count: Int, range: Range<Int>)] = []
  /// Whether no letter or further digit stands at either side, which would make it a part of something else.
  private(set) var isFree = true
  /// Whether it is written like 2.20302E+17.
  private(set) var isPowerOfTen = false
  private(set) var end = 0

  /// The digits of some groups as ASCII, an X in capital.
  func digits(of part: Range<Int>, in bytes: Span<UInt8>) -> String {
    var digits = ""
    for group in groups[part] {
      var offset = group.range.lowerBound
      while offset < group.range.upperBound {
        let digit = NumberToken.digit(at: offset, in: bytes)
        digits.unicodeScalars.append(digit.map { Unicode.Scalar($0.value) } ?? "X")
        offset = digit.map { offset + $0.length } ?? group.range.upperBound
      }
    }
    return digits
  }

  func range(of part: Range<Int>) -> Range<Int> {
    groups[part.lowerBound].range.lowerBound..<groups[part.upperBound - 1].range.upperBound
  }

  init(at start: Int, in bytes: Span<UInt8>) {
    var offset = start
    while true {
      let first = offset
      var count = 0
      while let digit = NumberToken.digit(at: offset, in: bytes) {
        count += 1
        offset += digit.length
      }
      if count == 17 || groups.count == 2 && count == 3, let length = NumberToken.letterX(at: offset, in: bytes) {
        count += 1
        offset += length
      }
      groups.append((count, first..<offset))
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "-"),
        NumberToken.digit(at: offset + 1, in: bytes) != nil
      else { break }
      offset += 1
    }
    end = offset
    if start > 0 { isFree = !NumberToken.isWordPart(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: ".") }
    guard end < bytes.count else { return }
    if bytes[end] == UInt8(ascii: "."), groups.count == 1 { readPower(in: bytes) }
    if end < bytes.count, NumberToken.isWordPart(bytes[end]) { isFree = false }
  }

  /// Reads on behind `2.`; a fraction is no personal number, unless 17 or 18 digits were cut down to a few.
  private mutating func readPower(in bytes: Span<UInt8>) {
    var offset = end + 1
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    let fraction = offset - end - 1
    guard fraction > 0 else { return }
    let tail: [UInt8] = Array("E+17".utf8)
    let isPower =
      fraction >= 4 && groups[0].count == 1 && offset + 4 <= bytes.count
      && (0..<4).allSatisfy { bytes[offset + $0] & 0xDF == tail[$0] & 0xDF }
    end = isPower ? offset + 4 : offset
    isPowerOfTen = isPower
    isFree = isFree && isPower
    if isPower { groups[0].range = groups[0].range.lowerBound..<end }
  }

  /// The digit at an offset as ASCII and how many bytes it takes; full-width ones (U+FF10–U+FF19) take three.
  static func digit(at offset: Int, in bytes: Span<UInt8>) -> (value: UInt8, length: Int)? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte < 0x80 { return (0x30...0x39).contains(byte) ? (byte, 1) : nil }
    guard byte == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBC, (0x90...0x99).contains(bytes[offset + 2]) else { return nil }
    return (bytes[offset + 2] - 0x90 + 0x30, 3)
  }

  private static func letterX(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] | 0x20 == UInt8(ascii: "x") { return 1 }
    guard bytes[offset] == 0xEF, offset + 2 < bytes.count else { return nil }
    return bytes[offset + 1] == 0xBC && bytes[offset + 2] == 0xB8 || bytes[offset + 1] == 0xBD && bytes[offset + 2] == 0x98 ? 3 : nil
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
