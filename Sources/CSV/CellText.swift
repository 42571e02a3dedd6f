/// The text of a cell made from its bytes as written.
enum CellText {
  /// Without the surrounding quotes, doubled ones made single; text after a closing quote is kept.
  static func text(of bytes: [UInt8], in range: Range<Int>) -> String {
    text(of: bytes.span, in: range)
  }

  @inline(__always)
  static func text(of bytes: Span<UInt8>, in range: Range<Int>) -> String {
    let cell = bytes.extracting(range)
    guard !cell.isEmpty, cell[0] == UInt8(ascii: "\"") else { return string(cell) }
    let inner = cell.extracting(droppingFirst: 1)
    var quote = 0
    while quote < inner.count, inner[quote] != UInt8(ascii: "\"") { quote += 1 }
    if quote >= inner.count - 1 { return string(inner.extracting(first: quote)) }
    return unquoted(inner)
  }

  /// The text of a whole cell's worth of UTF-8, which was validated when the file was decoded and is cut between characters.
  private static func string(_ bytes: Span<UInt8>) -> String {
    String(copying: UTF8Span(unchecked: bytes))
  }

  private static func unquoted(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isInside = true
    var offset = 0
    while offset < bytes.count {
      let isQuote = bytes[offset] == UInt8(ascii: "\"") && isInside
      let isDoubled = isQuote && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\"")
      if isQuote && !isDoubled { isInside = false } else { text.append(bytes[offset]) }
      offset += isDoubled ? 2 : 1
    }
    return string(text.span)
  }

  /// Whether a cell holds nothing but white space.
  static func isBlank(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    // Almost every cell with text shows it by its first byte.
    if let first = bytes[range].first, first > 0x22, first < 0x80 { return false }
    return text(of: bytes, in: range).unicodeScalars.allSatisfy(isBlank)
  }

  /// Without white space at both ends, the ideographic space and invisible marks included.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[first...last])
  }

  /// Without any white space.
  static func withoutBlanks(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isBlank($0) }))
  }

  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// White space, the zero-width space and joiners, and a stray byte order mark.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200D).contains(scalar.value) || scalar.value == 0xFEFF
  }
}
