/// Which characters count as blank in templates: those Python's `str.isspace` accepts.
enum Whitespace {
  @inline(__always)
  static func isASCII(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 9 <= 4 || byte &- 0x1C <= 3
  }

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The offset after the blanks that begin at `start`.
  @inline(__always)
  static func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x20 {
        offset &+= 1
        continue
      }
      // No blank begins with these: all of ASCII that is printed, and what continues a scalar.
      if byte &- 0x21 < 0xC2 - 0x21 { break }
      let length = length(bytes, at: offset)
      if length == 0 { break }
      offset &+= length
    }
    return offset
  }

  /// The bytes of the blank at `offset`; 0 when there is none.
  @inline(never)
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    isASCII(bytes[offset]) ? 1 : wideBlank(bytes, at: offset) ?? 0
  }

  /// The offset where the blanks that end at `end` begin, not before `start`.
  static func skipBackwards(_ bytes: UnsafeBufferPointer<UInt8>, from end: Int, downTo start: Int) -> Int {
    var offset = end
    while offset > start {
      if isASCII(bytes[offset - 1]) {
        offset -= 1
      } else if offset - 2 >= start, wideBlank(bytes, at: offset - 2) == 2 {
        offset -= 2
      } else if offset - 3 >= start, wideBlank(bytes, at: offset - 3) == 3 {
        offset -= 3
      } else {
        break
      }
    }
    return offset
  }

  /// The bytes of the blank beyond ASCII at `offset`.
  private static func wideBlank(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    let first = bytes[offset]
    if first == 0xC2, offset + 1 < bytes.count { return bytes[offset + 1] == 0x85 || bytes[offset + 1] == 0xA0 ? 2 : nil }
    guard first >= 0xE1, first <= 0xE3, offset + 2 < bytes.count else { return nil }
    let value = UInt32(first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    guard let scalar = Unicode.Scalar(value), contains(scalar) else { return nil }
    return 3
  }
}
