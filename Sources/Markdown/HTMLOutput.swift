/// HTML being written: bytes with the escapes that text, attributes and addresses need.
struct HTMLOutput {
  private var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends markup as it is.
  mutating func raw(_ html: String) {
    bytes.append(contentsOf: html.utf8)
  }

  /// Begins a new line unless one has just begun.
  mutating func startLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Appends markup as it is.
  mutating func raw(_ html: ArraySlice<UInt8>) {
    bytes.append(contentsOf: html)
  }

  /// Appends text with `&`, `<`, `>` and `"` escaped.
  mutating func escaped(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    for index in text.indices {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: continue
      }
      bytes.append(contentsOf: text[start..<index])
      raw(entity.description)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  mutating func escaped(_ text: String) {
    escaped(Array(text.utf8)[...])
  }

  /// Appends ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    open(name)
    escaped(value)
    raw("\"")
  }

  /// Appends ` name="address"`, percent-encoding what may not stand in one (RFC 3986 §2).
  mutating func address(_ name: String, _ value: String) {
    open(name)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "'"): raw("&#x27;")
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "*"),
        UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "="),
        UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "%"):
        bytes.append(byte)
      default: raw("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true))
      }
    }
    raw("\"")
  }

  /// Appends an element with what `content` writes.
  mutating func element(_ name: String, _ content: (inout HTMLOutput) -> Void) {
    raw("<")
    raw(name)
    raw(">")
    content(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func open(_ name: String) {
    raw(" ")
    raw(name)
    raw("=\"")
  }
}
