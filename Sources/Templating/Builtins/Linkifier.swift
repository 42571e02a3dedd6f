/// Turns addresses in escaped text into links, by Jinja2's rules for `urlize`.
struct Linkifier {
  /// The longest text of a link, in scalars.
  let limit: Int?
  let rel: String
  let target: String?

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
      let (opened, closed) = (occurrences(of: open, in: middle), occurrences(of: close, in: middle))
      for _ in 0..<max(0, opened - closed) {
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
    let lower = address.lowercased()
    if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return anchor(address, address, isWeb: true) }
    if lower.hasPrefix("www.") || isDomain(lower) { return anchor("https://" + address, address, isWeb: true) }
    if lower.hasPrefix("mailto:"), isMail(String(lower.dropFirst(7))) {
      return anchor(address, String(address.dropFirst(7)), isWeb: false)
    }
    if isMail(lower) { return anchor("mailto:" + address, address, isWeb: false) }
    return address
  }

  private func isDomain(_ text: String) -> Bool {
    [".com", ".net", ".org", ".edu", ".gov", ".mil", ".int"].contains { ending in
      guard let range = text.range(of: ending) else { return false }
      let rest = text[range.upperBound...]
      return !text[..<range.lowerBound].isEmpty && !text.contains("@")
        && (rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix("?") || rest.hasPrefix("#"))
        && text[..<range.lowerBound].utf8.allSatisfy { $0 &- 0x30 <= 9 || $0 &- 0x61 < 26 || $0 == 0x2D || $0 == 0x2E }
    }
  }

  private func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts.first, let domain = parts.last, !first.isEmpty, !text.contains(":"), !first.hasPrefix("www.")
    else { return false }
    return domain.contains(".") && !domain.hasPrefix(".") && !domain.hasSuffix(".")
  }

  private func anchor(_ address: String, _ text: String, isWeb: Bool) -> String {
    var shown = text
    if let limit, isWeb, text.unicodeScalars.count > limit { shown = String(text.unicodeScalars.prefix(limit)) + "..." }
    let relation = isWeb ? " rel=\"\(rel)\"" : ""
    let frame = isWeb ? target.map { " target=\"\(HTMLEscape.escaped($0))\"" } ?? "" : ""
    return "<a href=\"\(address)\"\(relation)\(frame)>\(shown)</a>"
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
