/// Groups of digits with a few spaces, dashes and other marks between them, as people part long numbers; full-width digits among them.
struct NumberToken {
  /// How many digits each group has, an X among them, and where it stands.
  private(set) var groups: [(count: Int, range: Range<Int>)] = []
  /// Whether no letter or further digit stands at either side, which would make it a part of something else.
  private(set) var isFree = true
  /// Whether it is written like 2.20302E+17.
  private(set) var isPowerOfTen = false
  /// Whether a point stands between two groups: then it may be a fraction, and only all of it is one number.
  private var hasPoint = false
  private(set) var end = 0

  /// More marks than these part one number from the next.
  private static let mostMarks = 4

  init(at start: Int, in bytes: Span<UInt8>) {
    var offset = start
    while true {
      let first = offset
      var count = 0
      while let digit = NumberToken.digit(at: offset, in: bytes) {
        count += 1
        offset += digit.length
      }
      if endsIdentity(with: count), let length = NumberToken.letterX(at: offset, in: bytes) {
        count += 1
        offset += length
      }
      groups.append((count, first..<offset))
      if readPower(from: offset, in: bytes) { break }
      guard let next = nextGroup(from: offset, in: bytes) else { break }
      offset = next
    }
    end = isPowerOfTen ? end : offset
    if start > 0 { isFree = !NumberToken.isWordPart(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: ".") }
    if end < bytes.count, NumberToken.isWordPart(bytes[end]) { isFree = false }
  }

  /// Whether so many digits more make 17 of which the last may be followed by an X.
  private func endsIdentity(with count: Int) -> Bool {
    var sum = count
    for group in groups.reversed() where sum < 17 { sum += group.count }
    return sum == 17
  }

  /// Where the next group begins; nil where anything but a few marks comes first.
  private mutating func nextGroup(from start: Int, in bytes: Span<UInt8>) -> Int? {
    var offset = start
    var marks = 0
    while marks <= NumberToken.mostMarks, offset < bytes.count {
      if NumberToken.digit(at: offset, in: bytes) != nil { break }
      guard let length = NumberToken.mark(at: offset, in: bytes) else { return nil }
      offset += length
      marks += 1
    }
    guard (1...NumberToken.mostMarks).contains(marks), NumberToken.digit(at: offset, in: bytes) != nil else { return nil }
    hasPoint = hasPoint || marks == 1 && bytes[start] == UInt8(ascii: ".")
    return offset
  }

  /// Reads on behind `2`, where 17 or 18 digits were cut down to a few.
  private mutating func readPower(from point: Int, in bytes: Span<UInt8>) -> Bool {
    guard groups.count == 1, groups[0].count == 1, point < bytes.count, bytes[point] == UInt8(ascii: ".") else { return false }
    var offset = point + 1
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    let tail: [UInt8] = Array("E+17".utf8)
    guard offset - point > 4, offset + 4 <= bytes.count, (0..<4).allSatisfy({ bytes[offset + $0] & 0xDF == tail[$0] & 0xDF }) else {
      return false
    }
    isPowerOfTen = true
    end = offset + 4
    groups[0].range = groups[0].range.lowerBound..<end
    return true
  }

  /// Whether the groups from one on have so many digits, and may be a number by themselves.
  func has(_ counts: [Int], at first: Int) -> Bool {
    if hasPoint, first > 0 || counts.count < groups.count { return false }
    return first + counts.count <= groups.count && counts.indices.allSatisfy { groups[first + $0].count == counts[$0] }
  }

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

  /// The digit at an offset as ASCII and how many bytes it takes; full-width ones (U+FF10–U+FF19) take three.
  static func digit(at offset: Int, in bytes: Span<UInt8>) -> (value: UInt8, length: Int)? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte < 0x80 { return (0x30...0x39).contains(byte) ? (byte, 1) : nil }
    guard byte == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBC, (0x90...0x99).contains(bytes[offset + 2]) else { return nil }
    return (bytes[offset + 2] - 0x90 + 0x30, 3)
  }

  /// How many bytes a mark takes that people, input methods, Markdown and copied web pages put between the groups of a number.
  private static func mark(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    let byte = bytes[offset]
    if byte < 0x80 { return " \t-.*()".utf8.contains(byte) ? 1 : nil }
    guard offset + 2 < bytes.count else { return nil }
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    switch (byte, second, third) {
    // No-break space, soft hyphen, middle dot.
    case (0xC2, 0xA0, _), (0xC2, 0xAD, _), (0xC2, 0xB7, _): return 2
    // Spaces (U+2000–U+200A), marks without width (U+200B–U+200F, U+2060, U+FEFF), dashes (U+2010–U+2015, U+2212), the bullet.
    case (0xE2, 0x80, 0x80...0x95), (0xE2, 0x80, 0xA2), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF), (0xE2, 0x88, 0x92): return 3
    // The ideographic space and middle dot, and full-width parentheses, hyphen and full stop.
    case (0xE3, 0x80, 0x80), (0xE3, 0x83, 0xBB), (0xEF, 0xBC, 0x88...0x89), (0xEF, 0xBC, 0x8D...0x8E): return 3
    default: return nil
    }
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
