#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// GB 18030 (one, two and four bytes a character), converted by the C library.
enum GB18030 {
  /// The text of `bytes` from `first` on in UTF-8, up to the first byte that is not GB 18030, whose offset is `fault`.
  ///
  /// A lone 0x80 is the euro sign, as Windows writes it (code page 936).
  static func decode(_ bytes: [UInt8], from first: Int = 0) -> (text: [UInt8], fault: Int?) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var start = first
    while let stop = convert(bytes, from: start, "GB18030", "UTF-8", into: &text) {
      guard stop < bytes.count, bytes[stop] == 0x80 else { return (text, stop) }
      text += Array("€".utf8)
      start = stop + 1
    }
    return (text, nil)
  }

  /// `text`, which is well-formed UTF-8, in GB 18030; every character has a place in it.
  static func encode(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = convert(text, from: 0, "UTF-8", "GB18030", into: &bytes)
    return bytes
  }

  /// Appends the converted bytes to `output`; returns the offset of the first byte that cannot be converted.
  private static func convert(_ input: [UInt8], from start: Int, _ source: String, _ target: String, into output: inout [UInt8]) -> Int? {
    let converter = iconv_open(target, source)
    // The C library answers with the address -1 when it lacks a conversion.
    guard let converter, Int(bitPattern: converter) != -1 else { return start }
    defer { iconv_close(converter) }
    return input.withUnsafeBytes { source -> Int? in
      guard let base = source.baseAddress else { return nil }
      var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base + start).assumingMemoryBound(to: CChar.self)
      var left = source.count - start
      return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { room -> Int? in
        while left > 0 {
          guard let roomStart = room.baseAddress else { return nil }
          var free: UnsafeMutablePointer<CChar>? = roomStart.assumingMemoryBound(to: CChar.self)
          var freeCount = room.count
          let result = iconv(converter, &next, &left, &free, &freeCount)
          let fault = errno
          output.append(contentsOf: room[..<(room.count - freeCount)])
          if result == -1, fault != E2BIG { return source.count - left }
        }
        return nil
      }
    }
  }
}
