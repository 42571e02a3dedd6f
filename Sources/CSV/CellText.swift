/// The text of a cell made from its bytes as written.
enum CellText {
  /// Without the surrounding quotes, doubled ones made single; text after a closing quote is kept.
  static func text(of bytes: ArraySlice<UInt8>) -> String {
    guard bytes.first == UInt8(ascii: "\"") else { return String(decoding: bytes, as: UTF8.self) }
    let inner = bytes.dropFirst()
    guard let quote = inner.firstIndex(of: UInt8(ascii: "\"")) else { return String(decoding: inner, as: UTF8.self) }
    if quote == inner.endIndex - 1 { return String(decoding: inner.dropLast(), as: UTF8.self) }
    return String(decoding: unquoted(inner), as: UTF8.self)
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      guard bytes[offset] == UInt8(ascii: "\"") else {
        text.append(bytes[offset])
        offset += 1
        continue
      }
      guard offset + 1 < bytes.endIndex, bytes[offset + 1] == UInt8(ascii: "\"") else {
        return text + bytes[(offset + 1)...]
      }
      text.append(bytes[offset])
      offset += 2
    }
    return text
  }

  /// Without white space at both ends, the ideographic space and invisible marks included.
  package static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[first...last])
  }

  /// White space, the zero-width space and joiners, and a stray byte order mark.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200D).contains(scalar.value) || scalar.value == 0xFEFF
  }
}
