extension MarkdownDocument {
  /// The text without markup, a line for each paragraph, heading, item and table row; calls in running text by their words.
  package var plainText: String {
    String(decoding: tree.plainText(calls), as: UTF8.self)
  }

  /// The beginning of the text in at most `limit` characters, as in `summary`.
  package func summary(limit: Int) -> String {
    tree.summary(calls, limit: limit)
  }
}

extension SyntaxTree {
  /// The text without markup in UTF-8, a line for each paragraph, heading, item and table row.
  ///
  /// - Parameter calls: the text's template calls.
  func plainText(_ calls: [MarkdownDocument.Call]) -> [UInt8] {
    text(calls, where: { _ in true }, until: { _ in false })
  }

  /// The beginning of the running text in at most `limit` scalars.
  func summary(_ calls: [MarkdownDocument.Call], limit: Int = 120) -> String {
    // The least length at which the text may be enough, as far as it was counted.
    var least = limit + 1
    let running = text(calls) { kind in
      switch kind {
      case .heading, .table, .codeBlock, .footnote, .figure, .tableOfContents: false
      default: true
      }
    } until: { text in
      // Line ends may go, and so may white space at the end.
      guard text.count >= least else { return false }
      let count = UTF8Text.scalarCount(text.indices, in: text) - SourceLines.count(in: text[...])
      least = text.count + max(0, limit + 1 - count)
      return count > limit && UTF8Text.scalar(before: text.count, in: text)?.properties.isWhitespace == false
    }
    var joined = SyntaxTree.withoutLineEnds(running)
    while let last = UTF8Text.scalar(before: joined.count, in: joined), last.properties.isWhitespace { joined.removeLast(last.utf8.count) }
    return SyntaxTree.beginning(of: joined, limit: limit)
  }

  /// At most `limit` scalars of a text: whole sentences, with the quotation marks and brackets behind them, as far as there are any.
  private static func beginning(of text: [UInt8], limit: Int) -> String {
    var (offset, count) = (0, 0)
    // The offset behind the last whole sentence, and that of the last scalar.
    var (sentence, last) = (0, 0)
    while count < limit, let (scalar, length) = UTF8Text.wellFormedScalar(at: offset, in: text) {
      switch scalar {
      case "。", "！", "？", "；": sentence = offset + length
      case "”", "’", "」", "』", "）": if sentence == offset, sentence > 0 { sentence = offset + length }
      default: break
      }
      (last, offset, count) = (offset, offset + length, count + 1)
    }
    if offset >= text.count { return String(decoding: text, as: UTF8.self) }
    return sentence > 0 ? String(decoding: text[..<sentence], as: UTF8.self) : String(decoding: text[..<last], as: UTF8.self) + "…"
  }

  /// The text on one line: line ends are spaces except behind Chinese characters.
  private static func withoutLineEnds(_ text: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(text.count)
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      joined += line
      guard line.endIndex < text.count, let last = UTF8Text.scalar(before: joined.count, in: joined) else { continue }
      if !ChineseText.isIdeograph(last), !ChineseText.isWidePunctuation(last) { joined.append(UInt8(ascii: " ")) }
    }
    return joined
  }

  /// The text of the blocks that `isIncluded` accepts, a line each, as far as it takes until it `isEnough`.
  private func text(
    _ calls: [MarkdownDocument.Call], where isIncluded: (Kind) -> Bool, until isEnough: ([UInt8]) -> Bool
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(self.text.count)
    var index = 0
    var nextCall = 0
    func endLine() { if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) } }
    while index < nodes.count {
      let node = nodes[index]
      guard isIncluded(node.kind) else {
        if !calls.isEmpty { nextCall += nodes[index..<node.end].count { $0.kind.isCall } }
        index = node.end
        continue
      }
      switch node.kind {
      case .text(let literal), .code(let literal):
        text += bytes(literal)
        if isEnough(text) { return text }
      case .codeBlock(_, let literal):
        endLine()
        text += bytes(literal)
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
    return text
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

  /// Counts a text in UTF-8.
  package init(of text: [UInt8]) {
    var (han, words, isInWord) = (0, 0, false)
    var offset = 0
    while offset < text.count {
      // Han characters from U+5000 to U+9FFF, which are most of a Chinese text.
      if text[offset] >= 0xE5, text[offset] <= 0xE9 {
        han += 1
        isInWord = false
        offset += 3
        continue
      }
      guard let (scalar, length) = UTF8Text.wellFormedScalar(at: offset, in: text) else { break }
      offset += length
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
