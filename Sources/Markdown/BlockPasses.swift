import Diagnostics

/// The project's own blocks, found in the tree after parsing: callouts, figures, the list of headings.
extension SyntaxTree {
  /// Recognises all of them; a callout of an unknown kind is reported and stays a quotation.
  mutating func recogniseBlocks(_ places: inout LocationMaker) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for index in nodes.indices {
      switch nodes[index].kind {
      case .blockQuote: recogniseCallout(at: index, &places, &findings)
      case .paragraph: recogniseParagraph(at: index)
      default: break
      }
    }
    return findings
  }

  private mutating func recogniseParagraph(at index: Int) {
    let children = children(of: index)
    if children.contains(where: { nodes[$0].kind.isCall }), children.allSatisfy({ nodes[$0].kind.isCall || nodes[$0].kind.isLineEnd }) {
      nodes[index].kind = .calls
    }
    guard children.count == 1 else { return }
    switch nodes[children[0]].kind {
    case .image: nodes[index].kind = .figure
    case .text(let text) where text.range.count < 16 && ["[toc]", "[目录]", "【目录】"].contains(string(text).lowercased()):
      nodes[index].kind = .tableOfContents
    default: break
    }
  }

  /// `> [!KIND]` or `> [!KIND] title` on the first line of a quotation.
  private mutating func recogniseCallout(at index: Int, _ places: inout LocationMaker, _ findings: inout [Diagnostic]) {
    guard index + 1 < nodes[index].end, case .paragraph = nodes[index + 1].kind, case .text(let literal) = nodes[index + 2].kind,
      bytes(literal).starts(with: "[!".utf8)
    else { return }
    let text = string(literal)
    guard let bracket = text.firstIndex(of: "]") else { return }
    let word = String(text[text.index(text.startIndex, offsetBy: 2)..<bracket])
    let lineEnd = nodes[index + 2].end
    let isWholeLine = lineEnd == nodes[index + 1].end || nodes[lineEnd].kind.isLineEnd
    guard isWholeLine else { return }
    guard let callout = Callout.allCases.first(where: { $0.words.contains(word.uppercased()) }) else {
      let place = places.location(line: nodes[index].line, column: nodes[index + 2].column, length: word.unicodeScalars.count + 3)
      findings.append(Messages.unknownCallout(word, at: place))
      return
    }
    let title = text[text.index(after: bracket)...].drop { $0 == " " || $0 == "\u{3000}" }
    nodes[index].kind = .callout(callout, title: add(String(title)))
    nodes[index + 2].kind = .nothing
    if lineEnd == nodes[index + 1].end { nodes[index + 1].kind = .nothing } else { nodes[lineEnd].kind = .nothing }
  }
}

extension SyntaxTree.Kind {
  var isCall: Bool {
    if case .call = self { true } else { false }
  }

  var isLineEnd: Bool {
    switch self {
    case .softBreak, .hardBreak, .joint: true
    default: false
    }
  }
}
