/// A web or mail address written without brackets, found in running text.
///
/// As in GFM §6.9, but it ends before the first character that is not ASCII, so that Chinese text may follow without a space; and it is found
/// in one pass, whatever the text.
struct BareAddress {
  /// The bytes of the text the address takes.
  let range: Range<Int>
  let destination: String

  /// All addresses in a text, in order; their ranges are counted from its beginning.
  static func all(in slice: ArraySlice<UInt8>) -> [BareAddress] {
    guard slice.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }) else { return [] }
    let text = Array(slice)
    var found: [BareAddress] = []
    var offset = 0
    var barrier = 0
    while offset < text.count {
      let address: BareAddress? =
        switch text[offset] {
        case UInt8(ascii: ":"): web(at: offset, after: barrier, in: text)
        case UInt8(ascii: "."): host(at: offset, after: barrier, in: text)
        case UInt8(ascii: "@"): mail(at: offset, after: barrier, in: text)
        default: nil
        }
      if let address {
        found.append(address)
        barrier = address.range.upperBound
      }
      offset = max(offset + 1, barrier)
    }
    return found
  }

  /// `http://…` and `https://…` around the colon at `offset`.
  private static func web(at offset: Int, after barrier: Int, in text: [UInt8]) -> BareAddress? {
    guard text[offset...].starts(with: "://".utf8) else { return nil }
    for scheme in ["https", "http"] {
      let start = offset - scheme.utf8.count
      guard start >= barrier, text[start..<offset].elementsEqual(scheme.utf8), isBoundary(before: start, in: text) else { continue }
      // Looked at first: only an address that is taken may be read to its end, so that no byte is read twice.
      guard offset + 3 < text.count, isHostByte(text[offset + 3]) else { return nil }
      let end = end(from: offset + 3, in: text)
      guard end > offset + 3 else { return nil }
      return BareAddress(range: start..<end, destination: String(decoding: text[start..<end], as: UTF8.self))
    }
    return nil
  }

  /// `www.…` before the point at `offset`.
  private static func host(at offset: Int, after barrier: Int, in text: [UInt8]) -> BareAddress? {
    let start = offset - 3
    guard start >= barrier, text[start..<offset].elementsEqual("www".utf8), isBoundary(before: start, in: text) else { return nil }
    guard offset + 1 < text.count, isHostByte(text[offset + 1]) else { return nil }
    let end = end(from: offset + 1, in: text)
    guard end > offset + 1, text[(offset + 1)..<end].contains(UInt8(ascii: ".")) else { return nil }
    return BareAddress(range: start..<end, destination: "http://" + String(decoding: text[start..<end], as: UTF8.self))
  }

  /// `name@host.top` around the sign at `offset`.
  private static func mail(at offset: Int, after barrier: Int, in text: [UInt8]) -> BareAddress? {
    // The longest name a mail address may have, RFC 5321 §4.5.3.1.
    var start = offset
    while start > max(barrier, offset - 64), isMailByte(text[start - 1]) { start -= 1 }
    var end = offset + 1
    while end < text.count, end - offset < 256, isHostByte(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    while end > offset + 1, !isAlphanumeric(text[end - 1]) { end -= 1 }
    guard start < offset, text[(offset + 1)..<end].contains(UInt8(ascii: ".")), end > offset + 1, isHostByte(text[offset + 1]) else {
      return nil
    }
    return BareAddress(range: start..<end, destination: "mailto:" + String(decoding: text[start..<end], as: UTF8.self))
  }

  /// The end of an address: before a space, a character that is not ASCII, or punctuation that belongs to the sentence.
  private static func end(from start: Int, in text: [UInt8]) -> Int {
    var end = start
    var depth = 0
    while end < text.count, text[end] > 0x20, text[end] < 0x7F, !"<>\"`".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: "(") { depth += 1 }
      if text[end] == UInt8(ascii: ")") {
        depth -= 1
        if depth < 0 { break }
      }
      end += 1
    }
    while end > start, "?!.,:*_~;'|\\".utf8.contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// Whether an address may begin here: not within a Latin word.
  private static func isBoundary(before start: Int, in text: [UInt8]) -> Bool {
    start == 0 || !isAlphanumeric(text[start - 1])
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    isHostByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
  }
}
