/// Character references as MarkupSafe writes them.
enum HTMLEscape {
  @inline(__always)
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout Output) {
    guard let base = bytes.baseAddress else { return }
    var run = 0
    var offset = 0
    let count = bytes.count
    while offset < count {
      let byte = base[offset]
      // All five lie between the quotation mark and the greater-than sign.
      if byte &- 34 <= 28, let reference = reference(byte) {
        if offset > run { output.append(base + run, offset &- run) }
        output.append(reference.utf8Start, reference.utf8CodeUnitCount)
        run = offset &+ 1
      }
      offset &+= 1
    }
    if run < count { output.append(base + run, count &- run) }
  }

  @inline(__always)
  static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { reference($0) != nil }) else { return text }
    var output = Output(capacity: text.utf8.count * 2, limit: .max)
    var text = text
    text.withUTF8 { write($0, to: &output) }
    return output.take(from: 0)
  }

  /// Markup fit for a quoted attribute: what could end the value or begin a tag is escaped, references are left.
  static func writeMarkupInAttribute(_ text: String, to output: inout Output) {
    for byte in text.utf8 {
      if byte != UInt8(ascii: "&"), let reference = reference(byte) {
        output.append(reference)
      } else {
        output.append(byte)
      }
    }
  }
}

/// URLs in attributes.
enum URLEscape {
  /// What stands in place of a URL with a scheme that could run code.
  static let blocked = "#blocked"

  /// Whether the text has no scheme or one that is known to be harmless.
  static func isSafe(_ text: String) -> Bool {
    var scheme = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"): return URLScheme.isSafe(scheme)
      // Browsers drop blanks and controls inside a scheme.
      case 0...0x20: break
      default: scheme.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return true
  }

  static func write(_ text: String, to output: inout Output) {
    for byte in text.utf8 {
      switch byte {
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
        0x7F:
        output.append(UInt8(ascii: "%"))
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 15))
      case UInt8(ascii: "&"): output.append("&amp;" as StaticString)
      default: output.append(byte)
      }
    }
  }

  static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? digit + 0x30 : digit + 0x37
  }

  /// The candidates of a `srcset` value, each with its URL checked.
  static func writeSourceSet(_ text: String, to output: inout Output) {
    for (position, candidate) in text.split(separator: ",", omittingEmptySubsequences: true).enumerated() {
      let parts = candidate.split(whereSeparator: \.isWhitespace)
      guard let url = parts.first.map(String.init) else { continue }
      if position > 0 { output.append(", " as StaticString) }
      if isSafe(url) { write(url, to: &output) } else { output.append(blocked) }
      for part in parts.dropFirst() where part.utf8.allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2E || ($0 | 0x20) &- 0x61 < 26 }) {
        output.append(UInt8(ascii: " "))
        output.append(String(part))
      }
    }
  }
}
