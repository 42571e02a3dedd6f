import Glibc

extension [UInt8] {
  /// The offset of the next byte that is `byte`, looked for many bytes at once; nil when there is none.
  ///
  /// - Parameters:
  ///   - start: where to begin.
  ///   - end: where to end; nil: with the last byte.
  func offset(of byte: UInt8, from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start < end else { return nil }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = unsafe memchr(base + start, CInt(byte), end - start) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
