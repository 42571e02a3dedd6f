import Diagnostics

/// HTML written in the text: comments are taken out, tags refused or held against a list.
struct RawHTMLRule {
  let setting: MarkdownOptions.RawHTML

  /// Tags that change neither layout nor behaviour.
  static let safeTags: Set<String> = [
    "abbr", "b", "br", "cite", "dd", "del", "details", "dfn", "dl", "dt", "em", "hr", "i", "ins", "kbd", "mark", "q", "rb", "rp", "rt",
    "ruby",
    "s", "samp", "small", "strong", "sub", "summary", "sup", "u", "var", "wbr",
  ]
  private static let safeAttributes: Set<String> = ["title", "lang", "open"]

  /// What is left of a tree's HTML, with a finding for each that may not stay; that is shown as text.
  func apply(to tree: inout SyntaxTree, _ places: inout LocationMaker) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.kind {
      case .htmlBlock(let html):
        tree.nodes[index].kind = check(tree.string(html), node, &places, &findings).map { .htmlBlock(tree.add($0)) } ?? .nothing
      case .htmlInline(let html):
        tree.nodes[index].kind = check(tree.string(html), node, &places, &findings).map { .htmlInline(tree.add($0)) } ?? .nothing
      default: break
      }
    }
    return findings
  }

  /// The HTML to keep; nil when nothing is left.
  private func check(_ html: String, _ node: SyntaxTree.Node, _ places: inout LocationMaker, _ findings: inout [Diagnostic]) -> String? {
    let (rest, unclosed) = RawHTMLRule.withoutComments(html)
    if unclosed { findings.append(Messages.unclosedComment(at: places.location(line: node.line, column: node.column, length: 4))) }
    guard rest.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    let refused = RawHTMLRule.tags(in: rest).first { setting == .refused || !RawHTMLRule.isSafe($0) }
    guard let refused else {
      // In a block the library takes the rest of the comment's line for HTML, too.
      if case .htmlBlock = node.kind, rest.count < html.count, !rest.contains("<") {
        findings.append(Messages.textAfterComment(at: places.location(line: node.line, column: node.column, length: 4)))
      }
      return rest
    }
    // A closing tag was reported where it was opened.
    if !refused.hasPrefix("</") {
      let place = places.location(line: node.line, column: node.column, length: refused.unicodeScalars.count)
      let name = RawHTMLRule.name(of: refused)
      let isKnown = setting == .safeList && RawHTMLRule.safeTags.contains(name)
      findings.append(isKnown ? Messages.tagAttributes(name, at: place) : Messages.rawHTML(name, isListed: setting == .safeList, at: place))
    }
    return nil
  }

  /// The text without `<!-- … -->`, and whether the last one is never closed.
  static func withoutComments(_ html: String) -> (text: String, unclosed: Bool) {
    var rest = html[...]
    var text = ""
    while let start = rest.firstRange(of: "<!--") {
      text += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return (text, true) }
      rest = rest[end.upperBound...]
    }
    return (text + rest, false)
  }

  /// Each piece from `<` to the next `>`.
  private static func tags(in html: String) -> [String] {
    html.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { piece in
      "<" + (piece.firstIndex(of: ">").map { piece[...$0] } ?? piece)
    }
  }

  private static func name(of tag: String) -> String {
    tag.dropFirst(tag.hasPrefix("</") ? 2 : 1).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.lowercased()
  }

  private static func isSafe(_ tag: String) -> Bool {
    guard tag.hasSuffix(">"), safeTags.contains(name(of: tag)) else { return false }
    var inside = tag.dropLast().drop { $0 == "<" || $0 == "/" }
    inside = inside.dropFirst(name(of: tag).count)
    if inside.hasSuffix("/") { inside = inside.dropLast() }
    // Attributes are `name` or `name="value"`, parted by spaces.
    let pieces = inside.split(separator: "\"", omittingEmptySubsequences: false)
    guard pieces.count % 2 == 1 else { return false }
    for (position, piece) in pieces.enumerated() where position % 2 == 0 {
      for attribute in piece.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "=" }) {
        guard safeAttributes.contains(attribute.lowercased()) else { return false }
      }
    }
    return true
  }
}
