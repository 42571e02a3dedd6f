/// Turns addresses in escaped text into links, by Jinja2's rules for `urlize`.
struct Linkifier {
  /// The longest text of a link, in scalars.
  let limit: Int?
  let rel: String
  let target: String?
  /// Further beginnings of addresses, such as `tel:`.
  var schemes: [String] = []

  /// Whether the text can begin an address, such as `tel:` or `git://`.
  static func isScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), ["", "/", "//"].contains(text[text.index(after: colon)...]) else { return false }
    let name = text[..<colon].unicodeScalars
    return name.count >= 2 && name.allSatisfy { PythonString.isWord($0) || $0 == "." || $0 == "+" || $0 == "-" }
  }

  func linked(_ text: String) -> String {
    var result = ""
    var word = ""
    for scalar in text.unicodeScalars {
      if Whitespace.contains(scalar) {
        result += linkedWord(word)
        word = ""
        result.unicodeScalars.append(scalar)
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    return result + linkedWord(word)
  }

  private func linkedWord(_ word: String) -> String {
    var (head, middle, tail) = ("", Substring(word), "")
    let openers = ["(", "<", "&lt;"]
    while let opener = openers.first(where: { middle.hasPrefix($0) }) {
      head += opener
      middle = middle.dropFirst(opener.count)
    }
    let closers = [")", ">", ".", ",", "\n", "&gt;"]
    while let closer = closers.first(where: { middle.hasSuffix($0) }) {
      tail = closer + tail
      middle = middle.dropLast(closer.count)
    }
    // A closing bracket belongs to the address when its opening one does.
    for (open, close) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
      let opened = occurrences(of: open, in: middle)
      guard opened > occurrences(of: close, in: middle) else { continue }
      for _ in 0..<opened {
        guard let range = tail.range(of: close) else { break }
        middle = Substring(middle + tail[..<range.upperBound])
        tail = String(tail[range.upperBound...])
      }
    }
    return head + link(String(middle)) + tail
  }

  private func occurrences(of part: String, in text: Substring) -> Int {
    PythonString.split(String(text), part).count - 1
  }

  private func link(_ address: String) -> String {
    if WebHost.begins(address) {
      let hasScheme = address.hasPrefix("https://") || address.hasPrefix("http://")
      return anchor(hasScheme ? address : "https://" + address, address, isWeb: true)
    }
    if address.hasPrefix("mailto:"), isMail(address.dropFirst(7)) { return anchor(address, String(address.dropFirst(7)), isWeb: false) }
    if !address.hasPrefix("www."), !address.hasPrefix("@"), !address.contains(":"), isMail(Substring(address)) {
      return anchor("mailto:" + address, address, isWeb: false)
    }
    if schemes.contains(where: { address != $0 && address.hasPrefix($0) }) {
      return anchor(address, address, isWeb: true, isTrimmed: false)
    }
    return address
  }

  private func isMail(_ text: Substring) -> Bool {
    guard let at = text.lastIndex(of: "@"), at > text.startIndex else { return false }
    let domain = text[text.index(after: at)...]
    guard let first = domain.unicodeScalars.first, PythonString.isWord(first), let dot = domain.lastIndex(of: "."), dot > domain.startIndex
    else { return false }
    let ending = domain[domain.index(after: dot)...]
    return !ending.isEmpty && ending.unicodeScalars.allSatisfy(PythonString.isWord)
      && domain.unicodeScalars.allSatisfy { PythonString.isWord($0) || $0 == "." || $0 == "-" }
  }

  private func anchor(_ address: String, _ text: String, isWeb: Bool, isTrimmed: Bool = true) -> String {
    var shown = text
    if let limit, isWeb, isTrimmed, text.unicodeScalars.count > limit { shown = String(text.unicodeScalars.prefix(limit)) + "..." }
    let relation = isWeb && !rel.isEmpty ? " rel=\"\(HTMLEscape.escaped(rel))\"" : ""
    let frame = isWeb ? target.map { " target=\"\(HTMLEscape.escaped($0))\"" } ?? "" : ""
    return "<a href=\"\(address)\"\(relation)\(frame)>\(shown)</a>"
  }
}

/// The forms of web addresses `urlize` recognises.
enum WebHost {
  private static let endings: Set<String> = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]

  /// Whether the text is a scheme or `www.` with a host, or a host in one of the oldest domains; a port, path, query or fragment may follow.
  static func begins(_ text: String) -> Bool {
    let lower = text.lowercased()
    let scheme = ["https://", "http://"].first { lower.hasPrefix($0) }
    let rest = lower.dropFirst((scheme ?? (lower.hasPrefix("www.") ? "www." : "")).count)
    var host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    if !isBracketed, let colon = host.lastIndex(of: ":") {
      let port = host[host.index(after: colon)...]
      guard (1...5).contains(port.count), port.allSatisfy(\.isNumber) else { return false }
      host = host[..<colon]
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(isLabel) }) || isBracketed else {
      return false
    }
    if scheme != nil || lower.hasPrefix("www."), isTopLevel(last) { return true }
    if scheme == nil {
      return labels.count > 1 && endings.contains(String(last)) && labels.dropLast().allSatisfy { (2...63).contains($0.count) }
    }
    return isAddress(labels) || isBracketed && isLongAddress(host.dropFirst().dropLast())
  }

  private static func isLabel(_ scalar: Unicode.Scalar) -> Bool {
    PythonString.isWord(scalar) || scalar == "%" || scalar == "-"
  }

  private static func isTopLevel(_ label: Substring) -> Bool {
    if label.hasPrefix("xn--") {
      let rest = label.dropFirst(4)
      return (2...59).contains(rest.count) && !rest.contains("-")
    }
    return (2...63).contains(label.utf8.count) && label.utf8.allSatisfy { $0 &- 0x61 < 26 }
  }

  private static func isAddress(_ labels: [Substring]) -> Bool {
    labels.count == 4 && labels.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }
  }

  private static func isLongAddress(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    return (4...9).contains(groups.count) && groups.allSatisfy { $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) }
  }
}

extension StringProtocol {
  /// The first place of a text.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
