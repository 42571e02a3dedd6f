extension MarkdownDocument {
  /// The text without markup, a line for each paragraph, heading, item and table row; calls in running text by their words.
  package var plainText: String {
    text { _ in true }
  }

  /// The beginning of the text in at most `limit` scalars: whole sentences where one ends within them, otherwise cut with ….
  ///
  /// Headings, tables, code and footnotes are not part of it.
  package func summary(limit: Int = 120) -> String {
    let running = text { kind in
      switch kind {
      case .heading, .table, .codeBlock, .footnote, .figure, .tableOfContents: false
      default: true
      }
    }
    var joined = String.UnicodeScalarView()
    for scalar in running.unicodeScalars {
      if scalar == "\n" {
        if let last = joined.last, !ChineseText.isIdeograph(last), !ChineseText.isWidePunctuation(last) { joined.append(" ") }
      } else {
        joined.append(scalar)
      }
    }
    while joined.last?.properties.isWhitespace == true { joined.removeLast() }
    guard joined.count > limit else { return String(joined) }
    let start = joined.prefix(max(0, limit))
    if let end = start.lastIndex(where: { "。！？；".unicodeScalars.contains($0) }) {
      var last = start.index(after: end)
      while last < start.endIndex, "”’」』）".unicodeScalars.contains(start[last]) { last = start.index(after: last) }
      return String(start[..<last])
    }
    return String(start.dropLast()) + "…"
  }

  /// How long the text is.
  package var length: TextLength { TextLength(of: plainText) }

  /// The text of the blocks that `isIncluded` accepts, a line each.
  private func text(_ isIncluded: (SyntaxTree.Kind) -> Bool) -> String {
    var text: [UInt8] = []
    var index = 0
    var nextCall = 0
    func endLine() { if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) } }
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      guard isIncluded(node.kind) else {
        nextCall += tree.nodes[index..<node.end].count { $0.kind.isCall }
        index = node.end
        continue
      }
      switch node.kind {
      case .text(let literal), .code(let literal): text += tree.bytes(literal)
      case .codeBlock(_, let literal):
        endLine()
        text += tree.bytes(literal)
      case .call:
        if let words = calls[nextCall].words { text += words.utf8 }
        nextCall += 1
      case .softBreak: text.append(UInt8(ascii: " "))
      case .hardBreak: text.append(UInt8(ascii: "\n"))
      case .tableCell: if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\t")) }
      case .paragraph, .heading, .item, .task, .tableRow, .figure, .footnote, .list, .table, .thematicBreak, .callout, .blockQuote:
        endLine()
      default: break
      }
      index += 1
    }
    endLine()
    return String(decoding: text, as: UTF8.self)
  }
}

extension MarkdownDocument.Call {
  /// What stands for the call where only text can: the first text in quotes it is given, such as the title of a record or a word whose reading it
  /// tells; nil for a call that is a block, and where that text is a key or a file.
  var words: String? {
    guard !isBlock, let start = text.firstIndex(where: { $0 == "\"" || $0 == "'" }) else { return nil }
    let quoted = text[text.index(after: start)...].prefix { $0 != text[start] && $0 != "\\" }
    guard quoted.unicodeScalars.contains(where: ChineseText.isIdeograph), !quoted.contains(".") else { return nil }
    return String(quoted)
  }
}

/// The length of a text as Chinese editors count it.
package struct TextLength: Sendable, Hashable {
  package let hanCharacters: Int
  /// Runs of other letters and digits.
  package let words: Int

  package init(hanCharacters: Int, words: Int) {
    self.hanCharacters = hanCharacters
    self.words = words
  }

  /// Counts a text.
  package init(of text: String) {
    var (han, words, isInWord) = (0, 0, false)
    for scalar in text.unicodeScalars {
      if ChineseText.isIdeograph(scalar) {
        han += 1
        isInWord = false
      } else if scalar.isWordCharacter {
        if !isInWord { words += 1 }
        isInWord = true
      } else if scalar != "'" && scalar != "." && scalar != "," && scalar != "-" {
        isInWord = false
      }
    }
    self.init(hanCharacters: han, words: words)
  }
}
