/// What one pass over bytes tells about them as UTF-8 (Unicode 16, table 3-7).
struct UTF8Survey {
  /// The offset of the first byte that does not belong to well-formed UTF-8.
  private(set) var fault: Int?
  /// The offset of the first NUL before the fault.
  private(set) var firstNUL: Int?
  /// Whether U+FFFD is among the characters, which programs put for what they could not read.
  private(set) var hasReplacements = false
  /// Characters of two bytes, U+0080 to U+07FF: letters of European scripts, none of Chinese.
  private(set) var twoByteCharacters = 0
  /// Those above U+00FF, which hardly occur beside Chinese but which GBK text can look like by chance.
  private(set) var rareTwoByteCharacters = 0
  /// Characters of three and four bytes, Chinese ones among them.
  private(set) var longCharacters = 0

  init(_ bytes: Span<UInt8>) {
    let raw = bytes.bytes
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[unchecked: offset]
      if byte < 0x80 {
        // Eight ASCII bytes other than NUL at a time: no high bit set, and none borrows when 1 is taken from each.
        if offset &+ 8 <= bytes.count {
          let word = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
          if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
            offset &+= 8
            continue
          }
        }
        if byte == 0, firstNUL == nil { firstNUL = offset }
        offset &+= 1
        continue
      }
      // Chinese characters and punctuation, without the leading bytes that restrict the second one.
      if (0xE1...0xEC).contains(byte) || byte == 0xEF, offset &+ 2 < bytes.count,
        bytes[unchecked: offset &+ 1] & 0xC0 == 0x80, bytes[unchecked: offset &+ 2] & 0xC0 == 0x80
      {
        if byte == 0xEF, bytes[unchecked: offset &+ 1] == 0xBF, bytes[unchecked: offset &+ 2] == 0xBD { hasReplacements = true }
        longCharacters &+= 1
        offset &+= 3
        continue
      }
      let length = UTF8Survey.length(at: offset, in: bytes)
      switch length {
      case 2:
        twoByteCharacters += 1
        if byte > 0xC3 { rareTwoByteCharacters += 1 }
      case 3, 4: longCharacters += 1
      default:
        fault = offset
        return
      }
      offset += length
    }
  }

  /// The bytes of the character that begins at `offset`, or 0 when it is not well-formed.
  @inline(__always)
  private static func length(at offset: Int, in bytes: Span<UInt8>) -> Int {
    let rest = bytes.count - offset
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      distance < rest && range.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}
