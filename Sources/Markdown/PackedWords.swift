import Caching
import Glibc

/// Writes words of a text, those that stand in its source by how far behind the words before they do.
struct WordPacker {
  private(set) var bytes = ByteWriter()
  private let source: ArraySlice<UInt8>
  /// Where the words before end in the source.
  private var known: Int

  /// How far on words are looked for: beyond the address of a link and the markup around it.
  private static let reach = 256

  init(_ source: ArraySlice<UInt8>) {
    self.source = source
    known = source.startIndex
  }

  mutating func count(_ value: Int) { bytes.count(value) }

  mutating func bool(_ value: Bool) { bytes.bool(value) }

  /// A number that may be negative and is mostly small.
  mutating func difference(_ value: Int) { bytes.count(value < 0 ? -value << 1 | 1 : value << 1) }

  /// - Parameter staysPut: whether the next words may stand before these, as the text of a link before its address.
  mutating func words(_ words: ArraySlice<UInt8>, staysPut: Bool = false) {
    guard let place = place(of: words) else {
      bytes.count(words.count << 1)
      bytes.bytes(words)
      return
    }
    bytes.count(words.count << 1 | 1)
    bytes.count(place - known)
    if !staysPut { known = place + words.count }
  }

  mutating func words(_ words: String, staysPut: Bool = false) {
    self.words(Array(words.utf8)[...], staysPut: staysPut)
  }

  private func place(of words: ArraySlice<UInt8>) -> Int? {
    guard !words.isEmpty else { return nil }
    let near = source[known..<min(source.endIndex, known + WordPacker.reach + words.count)]
    // Han characters of one text begin alike, so that the last of the words' first three bytes tells most places apart.
    let telling = min(2, words.count - 1)
    let sign = CInt(words[words.startIndex + telling])
    return unsafe near.withUnsafeBytes { near in
      unsafe words.withUnsafeBytes { words in
        guard let start = near.baseAddress, let wanted = words.baseAddress else { return nil }
        var place = 0
        while place + words.count <= near.count,
          let found = unsafe memchr(start + place + telling, sign, near.count - words.count - place + 1)
        {
          place = unsafe UnsafeRawPointer(found) - start - telling
          if unsafe memcmp(start + place, wanted, words.count) == 0 { return known + place }
          place += 1
        }
        return nil
      }
    }
  }
}

/// Reads what `WordPacker` wrote of the same source; past the end, or where a value makes no sense, everything reads as nil.
struct WordUnpacker {
  private var bytes: ByteReader
  private let source: ArraySlice<UInt8>
  private var known: Int

  init(_ bytes: ByteReader, _ source: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.source = source
    known = source.startIndex
  }

  mutating func count() -> Int? { bytes.count() }

  mutating func bool() -> Bool? { bytes.bool() }

  mutating func difference() -> Int? {
    bytes.count().map { $0 & 1 == 1 ? -($0 >> 1) : $0 >> 1 }
  }

  var remaining: Int { bytes.remaining }

  mutating func words(staysPut: Bool = false) -> ArraySlice<UInt8>? {
    guard let head = bytes.count() else { return nil }
    let count = head >> 1
    guard head & 1 == 1 else { return bytes.bytes(count) }
    guard let skip = bytes.count(), skip <= source.endIndex - known, count <= source.endIndex - known - skip else { return nil }
    let place = known + skip
    if !staysPut { known = place + count }
    return source[place..<(place + count)]
  }

  mutating func string(staysPut: Bool = false) -> String? {
    words(staysPut: staysPut).map { String(decoding: $0, as: UTF8.self) }
  }
}
