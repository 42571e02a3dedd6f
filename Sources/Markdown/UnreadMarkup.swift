import Diagnostics

/// Links, pictures and headings that were meant and not read: with a space too many or too few, or with full-width signs.
struct UnreadMarkup {
  private static let pictureEndings = [".jpg", ".jpeg", ".png", ".svg", ".webp", ".avif", ".gif"]
  private static let fileEndings = pictureEndings + [".md", ".pdf", ".html"]

  /// What runs of text hold that looks like a link; a bracket escaped in the source is meant as it stands.
  static func findings(in tree: SyntaxTree, _ places: inout LocationMaker) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, node) in tree.nodes.enumerated() {
      if let mark = fullWidthMark(before: index, in: tree) {
        let place = places.location(line: mark.line, column: max(1, node.column - 1))
        findings.append(Messages.unreadPicture(at: place))
      }
      if isMeantHeading(index, in: tree) {
        let place = places.location(line: node.line, column: tree.nodes[index + 1].column)
        let isEscaped = place.excerpt?.unicodeScalars.dropFirst(place.column - 1).first == "\\"
        if !isEscaped { findings.append(Messages.unreadHeading(at: place)) }
      }
      guard case .text(let literal) = node.kind, tree.bytes(literal).contains(UInt8(ascii: "]")) else { continue }
      let text = tree.string(literal)
      for (link, isFullWidth) in links(in: text[...]) {
        let line = places.location(line: node.line, column: 1)
        guard let excerpt = line.excerpt, !excerpt.contains("\\" + link), let found = excerpt.firstRange(of: link) else { continue }
        let column = excerpt[..<found.lowerBound].unicodeScalars.count + 1
        let place = places.location(line: node.line, column: column, length: link.unicodeScalars.count)
        findings.append(Messages.unreadLink(link, isFullWidth: isFullWidth, at: place))
      }
    }
    return findings
  }

  /// Whether a paragraph begins with the signs of a heading that no space follows; #大集# is a topic.
  private static func isMeantHeading(_ index: Int, in tree: SyntaxTree) -> Bool {
    guard case .paragraph = tree.nodes[index].kind, index + 1 < tree.nodes[index].end, case .text(let literal) = tree.nodes[index + 1].kind
    else {
      return false
    }
    guard let first = tree.bytes(literal).first, first == UInt8(ascii: "#") || first == "＃".utf8.first else { return false }
    let text = tree.string(literal)
    let signs = text.prefix { "#＃".contains($0) }
    let rest = text.dropFirst(signs.count)
    guard (1...6).contains(signs.count), let next = rest.first else { return false }
    if signs.contains("＃") { return next == " " || signs.count > 1 }
    return !next.isNumber && next != " " && !next.isPunctuation
      && (signs.count > 1 || !rest.contains("#") && next.unicodeScalars.first.map(ChineseText.isIdeograph) == true)
  }

  /// The text that ends in a full-width exclamation mark right before a link to a picture's file.
  private static func fullWidthMark(before index: Int, in tree: SyntaxTree) -> SyntaxTree.Node? {
    guard index > 0, case .link(let destination, _) = tree.nodes[index].kind, case .text(let literal) = tree.nodes[index - 1].kind,
      tree.bytes(literal).suffix(3).elementsEqual("！".utf8)
    else { return nil }
    let address = tree.string(destination).lowercased()
    return pictureEndings.contains(where: address.hasSuffix) ? tree.nodes[index] : nil
  }

  private static func links(in text: Substring) -> [(text: String, isFullWidth: Bool)] {
    var found: [(String, Bool)] = []
    var rest = text
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let after = rest[rest.index(after: close)...]
      rest = after
      let isFullWidth = after.first == "（"
      guard isFullWidth || after.first == "(", let end = after.firstIndex(where: { $0 == ")" || $0 == "）" }) else { continue }
      let address = after[after.index(after: after.startIndex)..<end]
      guard isAddress(address) else { continue }
      let start = open > text.startIndex && "!！".contains(text[text.index(before: open)]) ? text.index(before: open) : open
      found.append((String(text[start...end]), isFullWidth))
      rest = after[after.index(after: end)...]
    }
    return found
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") || fileEndings.contains(where: lower.hasSuffix)
  }
}
