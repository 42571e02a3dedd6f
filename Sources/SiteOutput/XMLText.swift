/// Writes small XML documents; texts and attribute values are escaped as they are added (XML 1.0, §2.4).
struct XMLText {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
  private var depth = 0

  /// An element with others inside.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void) {
    open(name, attributes)
    bytes += ">\n".utf8
    depth += 1
    content(&self)
    depth -= 1
    indent()
    close(name)
  }

  /// An element that holds a text, or nothing.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String? = nil) {
    open(name, attributes)
    if let text {
      bytes.append(UInt8(ascii: ">"))
      bytes += XMLText.escaped(text).utf8
      close(name)
    } else {
      bytes += "/>\n".utf8
    }
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes { bytes += " \(name)=\"\(XMLText.escaped(value))\"".utf8 }
  }

  private mutating func close(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes += ">\n".utf8
  }

  private mutating func indent() {
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  /// Control characters that XML cannot hold are left out.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayMatter) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{00}"..."\u{08}", "\u{0B}", "\u{0C}", "\u{0E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte belongs to one of the characters that cannot be written as they are; U+FFFE and U+FFFF begin with EF.
  private static func mayMatter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0..<0x20, 0xEF: true
    default: false
    }
  }
}
