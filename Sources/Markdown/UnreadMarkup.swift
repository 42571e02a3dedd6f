import Diagnostics

/// Links, pictures, headings, tables and template calls that were meant and not read: with full-width signs, a space too many or too few, or
/// a line missing.
struct UnreadMarkup {
  private static let pictureEndings = [".jpg", ".jpeg", ".png", ".svg", ".webp", ".avif", ".gif"]
  private static let fileEndings = pictureEndings + [".md", ".pdf", ".html"]

  /// What runs of text hold that looks like a link; a bracket escaped in the source is meant as it stands.
  static func findings(in tree: SyntaxTree, _ places: inout LocationMaker) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let hasRareSigns = holds("】", tree.text) || holds("｛", tree.text)
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
      if isMeantTable(index, in: tree, &places) { findings.append(Messages.unreadTable(at: places.location(line: node.line, column: 1))) }
      guard case .text(let literal) = node.kind, hasRareSigns || tree.bytes(literal).contains(UInt8(ascii: "]")) else { continue }
      let text = tree.string(literal)
      if text.contains("｛｛"), let place = place(of: "｛｛", on: node.line, &places) { findings.append(Messages.unreadCall(at: place)) }
      for (link, isSpelling) in links(in: text[...]) {
        guard let place = place(of: link, on: node.line, &places), place.excerpt?.contains("\\" + link) == false else { continue }
        findings.append(Messages.unreadLink(link, hasWrongBrackets: isSpelling, at: place))
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

  /// Where words stand on a line; nil where the line says them otherwise.
  private static func place(of words: String, on line: Int, _ places: inout LocationMaker) -> Location? {
    guard let excerpt = places.location(line: line, column: 1).excerpt, let found = excerpt.firstRange(of: words) else { return nil }
    return places.location(
      line: line, column: excerpt[..<found.lowerBound].unicodeScalars.count + 1, length: words.unicodeScalars.count)
  }

  /// Whether a text holds a character of three bytes, found by its last one, which is rarer than the others.
  private static func holds(_ character: String, _ text: [UInt8]) -> Bool {
    let sign = Array(character.utf8)
    var start = 2
    while let last = text.offset(of: sign[2], from: start) {
      if text[last - 2] == sign[0], text[last - 1] == sign[1] { return true }
      start = last + 1
    }
    return false
  }

  /// Whether a paragraph consists of the rows of a table, which the line below its header would have made one.
  private static func isMeantTable(_ index: Int, in tree: SyntaxTree, _ places: inout LocationMaker) -> Bool {
    guard case .paragraph = tree.nodes[index].kind, index + 1 < tree.nodes[index].end, case .text(let literal) = tree.nodes[index + 1].kind
    else { return false }
    let bytes = tree.bytes(literal)
    guard bytes.first == UInt8(ascii: "|") || bytes.prefix(3).elementsEqual("｜".utf8) else { return false }
    let lines = tree.nodes[index..<tree.nodes[index].end].map(\.line)
    guard let first = lines.first, let last = lines.last, last > first else { return false }
    return [first, last].allSatisfy { line in
      let row = (places.location(line: line, column: 1).excerpt ?? "").filter { $0 != " " }
      return isPipe(row.first) && isPipe(row.last) && row.count(where: isPipe) > 2
    }
  }

  private static func isPipe(_ sign: Character?) -> Bool { sign == "|" || sign == "｜" }

  /// What looks like a link, and whether its brackets are what is wrong.
  private static func links(in text: Substring) -> [(text: String, hasWrongBrackets: Bool)] {
    var found: [(String, Bool)] = []
    var rest = text
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "【" }),
      let close = rest[open...].firstIndex(where: { $0 == "]" || $0 == "】" })
    {
      let behind = rest[rest.index(after: close)...]
      rest = behind
      let after = behind.first == " " ? behind.dropFirst() : behind
      guard after.first == "（" || after.first == "(", let end = after.firstIndex(where: { $0 == ")" || $0 == "）" }) else { continue }
      let address = after[after.index(after: after.startIndex)..<end]
      guard isAddress(address) else { continue }
      let start = open > text.startIndex && "!！".contains(text[text.index(before: open)]) ? text.index(before: open) : open
      let isRight = text[open] == "[" && text[close] == "]" && behind.first == "(" && text[end] == ")"
      found.append((String(text[start...end]), !isRight))
      rest = after[after.index(after: end)...]
    }
    return found
  }

  private static func isAddress(_ text: Substring) -> Bool {
    let lower = text.lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") || fileEndings.contains(where: lower.hasSuffix) { return true }
    // A page of the site, or a record such as products:dami-01.
    let isName = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") }
    guard lower.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 }),
      let mark = lower.utf8.firstIndex(of: UInt8(ascii: ":")) ?? lower.utf8.firstIndex(of: UInt8(ascii: "/"))
    else { return false }
    if lower.utf8[mark] == UInt8(ascii: "/") { return mark == lower.startIndex && lower.utf8.count > 1 && lower.hasSuffix("/") }
    let (scheme, key) = (lower.utf8[..<mark], lower.utf8[lower.utf8.index(after: mark)...])
    return scheme.count > 1 && !key.isEmpty && scheme.allSatisfy(isName) && key.contains { !(0x30...0x39).contains($0) }
  }
}
