/// Writes small XML documents; texts and attribute values are escaped as they are added (XML 1.0, §2.4).
struct XMLText {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
  private var depth = 0

  /// An element with others inside.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void) {
    indent()
    bytes += "<\(name)\(XMLText.attributes(attributes))>\n".utf8
    depth += 1
    content(&self)
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  /// An element that holds a text, or nothing.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String? = nil) {
    indent()
    bytes += "<\(name)\(XMLText.attributes(attributes))".utf8
    if let text {
      bytes += ">\(XMLText.escaped(text))</\(name)>\n".utf8
    } else {
      bytes += "/>\n".utf8
    }
  }

  private mutating func indent() {
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2)
  }

  private static func attributes(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Control characters that XML cannot hold are left out.
  static func escaped(_ text: String) -> String {
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
}
