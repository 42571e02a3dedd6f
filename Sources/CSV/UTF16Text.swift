/// UTF-16 in either byte order.
enum UTF16Text {
  /// The text of `bytes` in UTF-8, up to the first half of a pair without its other half or an odd last byte, whose offset is `fault`.
  static func decode(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> (text: [UInt8], fault: Int?) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var offset = bytes.startIndex
    func unit(_ offset: Int) -> UInt32? {
      guard offset + 1 < bytes.endIndex else { return nil }
      let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    while offset < bytes.endIndex {
      guard let first = unit(offset) else { return (text, offset) }
      var value = first
      var length = 2
      if (0xD800...0xDBFF).contains(first), let second = unit(offset + 2), (0xDC00...0xDFFF).contains(second) {
        value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        length = 4
      }
      guard let scalar = Unicode.Scalar(value) else { return (text, offset) }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      offset += length
    }
    return (text, nil)
  }

  /// Whether bytes without a byte order mark read as UTF-16 in either order: NULs among them, and nearly all characters common ones.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096 - 4096 % 2)
    guard head.count > 3, head.contains(0) else { return false }
    return [true, false].contains { littleEndian in
      let decoded = decode(head, littleEndian: littleEndian)
      guard decoded.fault.map({ $0 > head.count - 2 }) ?? true else { return false }
      let scalars = String(decoding: decoded.text, as: UTF8.self).unicodeScalars
      return scalars.count { isCommon($0) } * 20 >= scalars.count * 19
    }
  }

  /// Printable ASCII, line ends, Han characters and Chinese punctuation.
  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0x2014...0x2026, 0x3000...0x3017, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
    default: false
    }
  }

  /// `text` in UTF-16 without byte order mark.
  static func encode(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      littleEndian ? [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
  }
}
