/// A byte repeated through a word, to look for it in eight bytes at a time.
struct BytePattern {
  static var quote: BytePattern { BytePattern(UInt8(ascii: "\"")) }
  static var lineFeed: BytePattern { BytePattern(UInt8(ascii: "\n")) }
  static var carriageReturn: BytePattern { BytePattern(UInt8(ascii: "\r")) }

  let byte: UInt8
  private let word: UInt64

  @inline(__always)
  init(_ byte: UInt8) {
    self.byte = byte
    word = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The offset of the first of three bytes from `start` on, or the end of `bytes`.
  @inline(__always)
  static func first(of a: BytePattern, _ b: BytePattern, _ c: BytePattern, from start: Int, in bytes: Span<UInt8>) -> Int {
    let raw = bytes.bytes
    var offset = start
    while offset &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
      let hits = a.hits(word) | b.hits(word) | c.hits(word)
      if hits != 0 { return offset &+ hits.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < bytes.count {
      let byte = bytes[unchecked: offset]
      if byte == a.byte || byte == b.byte || byte == c.byte { return offset }
      offset &+= 1
    }
    return bytes.count
  }

  /// The high bit of each byte that equals the pattern; bits above the lowest one may be wrong.
  @inline(__always)
  private func hits(_ text: UInt64) -> UInt64 {
    let difference = text ^ word
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}
