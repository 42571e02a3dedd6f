/// The syntax of addresses outside the site, as far as a slip of the pen can break it (RFC 3986, RFC 6068, RFC 3966).
package enum WebURL {
  /// Whether an address that begins with http:, https:, mailto:, tel: or // can lead anywhere.
  package static func isWellFormed(_ address: String) -> Bool {
    guard address.unicodeScalars.allSatisfy(isAllowed), hasWholeEscapes(address) else { return false }
    let colon = address.firstIndex(of: ":")
    let scheme = colon.map { address[..<$0].lowercased() }
    let rest = colon.map { address[address.index(after: $0)...] } ?? ""
    switch scheme {
    case "mailto": return isMail(rest)
    case "tel": return rest.contains { $0.isNumber } && rest.allSatisfy { $0.isNumber || "+-().;=".contains($0) }
    case "http", "https": return rest.hasPrefix("//") && isHost(rest.dropFirst(2))
    default: return address.hasPrefix("//") && isHost(address.dropFirst(2))
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace && !"<>\"`{}\\^|".unicodeScalars.contains(scalar)
  }

  /// Whether each % begins the code of a byte.
  private static func hasWholeEscapes(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    return bytes.indices.allSatisfy { index in
      bytes[index] != UInt8(ascii: "%")
        || index + 2 < bytes.count && UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) != nil
    }
  }

  private static func isMail(_ text: Substring) -> Bool {
    let parts = text.prefix { $0 != "?" }.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && isHost(parts[1])
  }

  /// Whether the text begins with a name of letters, digits and hyphens with a dot in it, an optional port, and nothing before an @.
  private static func isHost(_ text: Substring) -> Bool {
    let authority = text.prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count == 1 || UInt16(parts[1]) != nil, let host = parts.first else { return false }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return (labels.count > 1 || host == "localhost")
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-" && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}
