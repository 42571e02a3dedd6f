/// Single characters of well-formed UTF-8.
enum UTF8Text {
  /// The character that begins at `offset`; nil at the end.
  static func scalar(at offset: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] < 0x80 { return Unicode.Scalar(bytes[offset]) }
    var iterator = bytes[offset..<min(bytes.count, offset + 4)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  /// The character that begins at `offset` of well-formed text, and its bytes; nil at the end.
  static func wellFormedScalar(at offset: Int, in bytes: [UInt8]) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= bytes.count else { return nil }
    var value = UInt32(lead & (0x7F >> UInt8(length)))
    for index in (offset + 1)..<(offset + length) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The character that ends before `offset`; nil at the beginning.
  static func scalar(before offset: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : scalar(at: start, in: bytes)
  }

  /// The byte that the private-use characters used here as marks begin with.
  static let privateLead: UInt8 = 0xEE

  /// The characters in a part of a text.
  static func scalarCount(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Private-use characters that do not occur in the text, as many as asked for unless all but a few do.
  static func unusedScalars(in bytes: [UInt8], count: Int) -> [[UInt8]] {
    var used: Set<UInt32> = []
    var offset = 0
    // U+E000 to U+EFFF begin with EE, U+F000 to U+F8FF with EF: looking at the former is enough.
    while let next = bytes.offset(of: privateLead, from: offset), next + 2 < bytes.count {
      used.insert(UInt32(bytes[next + 1]) << 8 | UInt32(bytes[next + 2]))
      offset = next + 1
    }
    var unused: [[UInt8]] = []
    for second in UInt8(0x80)...0xBF {
      for third in UInt8(0x80)...0xBF where !used.contains(UInt32(second) << 8 | UInt32(third)) {
        unused.append([0xEE, second, third])
        if unused.count == count { return unused }
      }
    }
    return unused
  }
}
