/// HTML being written: bytes with the escapes that text, attributes and addresses need.
struct HTMLOutput {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends markup as it is.
  mutating func raw(_ html: String) {
    bytes.append(contentsOf: html.utf8)
  }

  /// Begins a new line unless one has just begun.
  mutating func startLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Appends text with `&`, `<`, `>` and `"` escaped.
  mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// Appends ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    escaped(value)
    raw("\"")
  }

  /// Appends ` name="address"`, percent-encoding what may not stand in one (RFC 3986 §2).
  mutating func address(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "'"): raw("&#x27;")
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      case _ where "-_.~!*();/?:@=+$,#%".utf8.contains(byte): bytes.append(byte)
      default: raw("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true))
      }
    }
    raw("\"")
  }

  /// Appends an element with what `content` writes.
  mutating func element(_ name: String, _ content: (inout HTMLOutput) -> Void) {
    raw("<\(name)>")
    content(&self)
    raw("</\(name)>")
  }
}
