import ContentModel

/// Finds the paths of variants in a finished file.
enum VariantNames {
  private static let mark = Array(PictureVariant.folder.utf8)

  /// For each byte: how far the mark can be moved until it has this byte where it now ends (Horspool, 1980).
  private static let shifts: [UInt8] = {
    let last = mark.count - 1
    var shifts = [UInt8](repeating: UInt8(last + 1), count: 256)
    for (place, byte) in mark[..<last].enumerated() { shifts[Int(byte)] = UInt8(last - place) }
    return shifts
  }()

  static func paths(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var position = 0
    while let start = first(in: bytes, from: position) {
      position = start + mark.count
      while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
      let name = bytes[start..<position]
      if isName(name) { found.insert(String(decoding: name, as: UTF8.self)) }
    }
    return found
  }

  /// Looks at every `mark.count`-th byte or so: one that the mark lacks rules out all places around it.
  private static func first(in bytes: [UInt8], from start: Int) -> Int? {
    let (text, mark, shifts) = (bytes.span, mark.span, shifts.span)
    let last = mark.count - 1
    var position = start
    while position + last < text.count {
      let end = text[position + last]
      if end == mark[last], (0..<last).allSatisfy({ text[position + $0] == mark[$0] }) { return position }
      position += Int(shifts[Int(end)])
    }
    return nil
  }

  /// Whether a path tells a quality, as those of variants do.
  private static func isName(_ path: ArraySlice<UInt8>) -> Bool {
    path.indices.dropLast().contains { path[$0] == UInt8(ascii: "-") && path[$0 + 1] == UInt8(ascii: "q") }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
