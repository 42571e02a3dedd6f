/// A SHA-256 digest as a value: 32 bytes where its text takes 64 and an allocation.
package struct Digest: Sendable, Hashable {
  /// The bytes in order, eight to a word, the first in the highest place.
  package let first, second, third, fourth: UInt64

  package init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }

  /// The digest of one text of bytes.
  package init(of bytes: [UInt8]) {
    self.init(of: bytes[...])
  }

  /// The digest of a part of one.
  package init(of bytes: ArraySlice<UInt8>) {
    var hash = SHA256()
    hash.update(bytes.span)
    self = hash.finish()
  }

  /// The digest written as 64 hexadecimal digits in lower case; nil for any other text.
  package init?(hexadecimal text: String) {
    var words: [UInt64] = [0, 0, 0, 0]
    var count = 0
    for byte in text.utf8 {
      guard count < 64 else { return nil }
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[count / 16] = words[count / 16] << 4 | UInt64(digit)
      count += 1
    }
    guard count == 64 else { return nil }
    self.init(words[0], words[1], words[2], words[3])
  }

  /// Appends its 32 bytes.
  package func append(to bytes: inout [UInt8]) {
    let words: InlineArray<4, UInt64> = [first, second, third, fourth]
    for index in words.indices {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: words[index] >> UInt64(shift))) }
    }
  }

  /// The digest as 64 hexadecimal digits in lower case.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      var index = 0
      forEachHexadecimalDigit { digit in
        buffer[index] = digit
        index += 1
      }
      return index
    }
  }

  /// Appends the same digits.
  package func appendHexadecimal(to bytes: inout [UInt8]) {
    forEachHexadecimalDigit { bytes.append($0) }
  }

  @inline(__always)
  private func forEachHexadecimalDigit(_ use: (UInt8) -> Void) {
    let words: InlineArray<4, UInt64> = [first, second, third, fourth]
    for index in words.indices {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: words[index] >> UInt64(shift)) & 15
        use(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
