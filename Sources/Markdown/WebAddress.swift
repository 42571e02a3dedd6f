/// What the scheme of an address allows.
enum WebAddress {
  private static let safeSchemes: Set<String> = ["http", "https", "mailto", "tel", "sms", "geo"]

  /// Whether following an address cannot run anything: it is relative or has a scheme known to be harmless.
  static func isSafe(_ address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    return safeSchemes.contains(scheme)
  }

  /// The scheme in small letters (RFC 3986 §3.1); nil for a relative address.
  static func scheme(of address: String) -> String? {
    // Browsers skip controls and spaces at the head of an address and line ends anywhere in it.
    let bytes = address.utf8.filter { $0 > 0x20 }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
    let name = bytes[..<colon]
    let isScheme = name.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "+-.".utf8.contains($0) }
    return isScheme ? String(decoding: name, as: UTF8.self).lowercased() : nil
  }
}
