#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte of that value at or after `start`.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count, let found = memchr(baseAddress + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(baseAddress).distance(to: found)
  }

  /// Whether the bytes of a text that is not empty are among these.
  func contains(_ text: StaticString) -> Bool {
    // Of the bytes of full-width signs the last one is the rarest in Chinese.
    let before = text.utf8CodeUnitCount - 1
    var offset = before
    while let last = firstIndex(of: text.utf8Start[before], from: offset) {
      if self[(last - before)..<last].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: before)) { return true }
      offset = last + 1
    }
    return false
  }
}
