import Glibc

extension ArraySlice<UInt8> {
  /// Where `text`, which is not empty, stands first, in the slice's own indices; a PDF of a long report has tens of megabytes to look through.
  func range(of text: String) -> Range<Int>? {
    var text = text
    return text.withUTF8 { sought in
      withUnsafeBytes { bytes in
        guard let first = sought.first, let start = bytes.baseAddress, let needle = sought.baseAddress else { return nil }
        var offset = 0
        while bytes.count - offset >= sought.count,
          let found = memchr(start + offset, Int32(first), bytes.count - offset - sought.count + 1)
        {
          if memcmp(found, needle, sought.count) == 0 {
            let place = startIndex + (UnsafeRawPointer(found) - start)
            return place..<(place + sought.count)
          }
          offset = UnsafeRawPointer(found) - start + 1
        }
        return nil
      }
    }
  }
}
