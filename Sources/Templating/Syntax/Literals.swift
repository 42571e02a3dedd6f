/// Numbers as they are written in templates.
enum NumberLiteral {
  /// Decimal, `0x`, `0o` and `0b` digits with underscores; nil when the number does not fit.
  static func integer(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if bytes.count < 19, bytes.allSatisfy({ $0 &- 0x30 <= 9 }) { return bytes.reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
    let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    switch text.lowercased().prefix(2) {
    case "0x": return Int(text.dropFirst(2), radix: 16)
    case "0o": return Int(text.dropFirst(2), radix: 8)
    case "0b": return Int(text.dropFirst(2), radix: 2)
    default: return Int(text)
    }
  }

  static func double(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    Double(String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self))
  }
}

/// Text between quotes with Python's escapes.
enum StringLiteral {
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else {
        result.append(bytes[offset])
        offset += 1
        continue
      }
      let (escaped, length) = escape(bytes, at: offset + 1)
      result += escaped
      offset += 1 + length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What the escape after a backslash stands for, and how long it is; unknown ones stand for themselves with the backslash.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (bytes: [UInt8], length: Int) {
    switch bytes[offset] {
    case UInt8(ascii: "n"): return ([10], 1)
    case UInt8(ascii: "t"): return ([9], 1)
    case UInt8(ascii: "r"): return ([13], 1)
    case UInt8(ascii: "b"): return ([8], 1)
    case UInt8(ascii: "f"): return ([12], 1)
    case UInt8(ascii: "v"): return ([11], 1)
    case UInt8(ascii: "a"): return ([7], 1)
    case UInt8(ascii: "\n"): return ([], 1)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return ([bytes[offset]], 1)
    case UInt8(ascii: "x"): return code(bytes, at: offset, digits: 2, radix: 16, prefix: 1)
    case UInt8(ascii: "u"): return code(bytes, at: offset, digits: 4, radix: 16, prefix: 1)
    case UInt8(ascii: "U"): return code(bytes, at: offset, digits: 8, radix: 16, prefix: 1)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var count = 1
      while count < 3, offset + count < bytes.count, bytes[offset + count] &- 0x30 <= 7 { count += 1 }
      return code(bytes, at: offset, digits: count, radix: 8, prefix: 0)
    default: return ([UInt8(ascii: "\\"), bytes[offset]], 1)
    }
  }

  private static func code(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, digits: Int, radix: Int, prefix: Int
  ) -> (bytes: [UInt8], length: Int) {
    let start = offset + prefix
    guard start + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[start..<start + digits], as: UTF8.self), radix: radix),
      let scalar = Unicode.Scalar(value)
    else { return ([UInt8(ascii: "\\"), bytes[offset]], 1) }
    return (Array(String(Character(scalar)).utf8), prefix + digits)
  }
}
