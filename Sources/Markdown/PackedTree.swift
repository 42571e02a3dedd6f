/// A tree as bytes: of each node what it is, how many descendants it has, where it stands, and what its kind tells besides.
extension SyntaxTree {
  /// The kinds of nodes by their numbers.
  fileprivate enum Number: Int {
    case document, blockQuote, callout, list, item, task, paragraph, figure, calls, tableOfContents, heading, codeBlock, thematicBreak
    case table, tableRow, tableCell, footnote, htmlBlock, text, code, softBreak, joint, hardBreak, emphasis, strong, strikethrough, link
    case image, footnoteReference, htmlInline, call, nothing

    /// The bits that hold the number; two more say what follows it, so that all is one byte.
    static let bits = 0x1F
    static let hasDescendants = 0x20
    static let isOnOtherLine = 0x40
  }

  func write(_ writer: inout WordPacker) {
    writer.count(nodes.count)
    var line = 0
    for index in nodes.indices {
      let node = nodes[index]
      let descendants = node.end - index - 1
      let marks = (descendants > 0 ? Number.hasDescendants : 0) | (node.line != line ? Number.isOnOtherLine : 0)
      writer.count(node.kind.number.rawValue | marks)
      if descendants > 0 { writer.count(descendants) }
      if node.line != line { writer.difference(node.line - line) }
      line = node.line
      writer.count(node.column)
      write(node.kind, &writer)
    }
  }

  /// What a kind tells besides its number.
  private func write(_ kind: Kind, _ writer: inout WordPacker) {
    switch kind {
    case .callout(let callout, let title):
      writer.count(Callout.allCases.firstIndex(of: callout) ?? 0)
      writer.words(bytes(title))
    case .list(let start, let isTight):
      writer.bool(isTight)
      writer.count(start.map { $0 + 1 } ?? 0)
    case .task(let isDone): writer.bool(isDone)
    case .heading(let level): writer.count(level)
    case .codeBlock(let info, let text):
      writer.words(bytes(info))
      writer.words(bytes(text))
    case .table(let alignments): writer.words(bytes(alignments))
    case .tableRow(let isHeader): writer.bool(isHeader)
    case .htmlBlock(let literal), .text(let literal), .code(let literal), .htmlInline(let literal): writer.words(bytes(literal))
    case .link(let destination, let title), .image(let destination, let title):
      writer.words(bytes(destination), staysPut: true)
      writer.words(bytes(title), staysPut: true)
    case .footnoteReference(let number), .call(let number): writer.count(number)
    case .document, .blockQuote, .item, .paragraph, .figure, .calls, .tableOfContents, .thematicBreak, .tableCell, .footnote, .softBreak,
      .joint, .hardBreak, .emphasis, .strong, .strikethrough, .nothing:
      break
    }
  }

  /// The tree that was written with `write`; nil for other bytes.
  ///
  /// - Parameter size: the bytes its texts have room for from the beginning.
  static func read(_ reader: inout WordUnpacker, size: Int) -> SyntaxTree? {
    guard let count = reader.count(), count <= reader.remaining else { return nil }
    var tree = SyntaxTree()
    tree.nodes.reserveCapacity(count)
    tree.text.reserveCapacity(size)
    var line = 0
    for index in 0..<count {
      guard let head = reader.count(), let number = Number(rawValue: head & Number.bits) else { return nil }
      var end = index + 1
      if head & Number.hasDescendants != 0 {
        guard let descendants = reader.count(), descendants < count - index else { return nil }
        end += descendants
      }
      if head & Number.isOnOtherLine != 0 {
        guard let lines = reader.difference() else { return nil }
        line += lines
      }
      guard let column = reader.count(), let kind = tree.readKind(number, &reader) else { return nil }
      tree.nodes.append(Node(kind: kind, end: end, line: line, column: column))
    }
    return tree
  }

  private mutating func readKind(_ number: Number, _ reader: inout WordUnpacker) -> Kind? {
    switch number {
    case .callout:
      guard let index = reader.count(), index < Callout.allCases.count, let title = literal(&reader) else { return nil }
      return .callout(Callout.allCases[index], title: title)
    case .list:
      guard let isTight = reader.bool(), let start = reader.count() else { return nil }
      return .list(start: start == 0 ? nil : start - 1, isTight: isTight)
    case .task: return reader.bool().map { .task(isDone: $0) }
    case .heading: return reader.count().map { .heading(level: $0) }
    case .codeBlock:
      guard let info = literal(&reader), let text = literal(&reader) else { return nil }
      return .codeBlock(info: info, text: text)
    case .table: return literal(&reader).map { .table(alignments: $0) }
    case .tableRow: return reader.bool().map { .tableRow(isHeader: $0) }
    case .htmlBlock: return literal(&reader).map { .htmlBlock($0) }
    case .text: return literal(&reader).map { .text($0) }
    case .code: return literal(&reader).map { .code($0) }
    case .htmlInline: return literal(&reader).map { .htmlInline($0) }
    case .link:
      guard let destination = literal(&reader, staysPut: true), let title = literal(&reader, staysPut: true) else { return nil }
      return .link(destination: destination, title: title)
    case .image:
      guard let destination = literal(&reader, staysPut: true), let title = literal(&reader, staysPut: true) else { return nil }
      return .image(destination: destination, title: title)
    case .footnoteReference: return reader.count().map { .footnoteReference($0) }
    case .call: return reader.count().map { .call($0) }
    case .document: return .document
    case .blockQuote: return .blockQuote
    case .item: return .item
    case .paragraph: return .paragraph
    case .figure: return .figure
    case .calls: return .calls
    case .tableOfContents: return .tableOfContents
    case .thematicBreak: return .thematicBreak
    case .tableCell: return .tableCell
    case .footnote: return .footnote
    case .softBreak: return .softBreak
    case .joint: return .joint
    case .hardBreak: return .hardBreak
    case .emphasis: return .emphasis
    case .strong: return .strong
    case .strikethrough: return .strikethrough
    case .nothing: return .nothing
    }
  }

  private mutating func literal(_ reader: inout WordUnpacker, staysPut: Bool = false) -> Literal? {
    guard let words = reader.words(staysPut: staysPut) else { return nil }
    guard !words.isEmpty else { return .empty }
    let start = text.count
    text.append(contentsOf: words)
    return Literal(start..<text.count)
  }
}

extension SyntaxTree.Kind {
  fileprivate var number: SyntaxTree.Number {
    switch self {
    case .document: .document
    case .blockQuote: .blockQuote
    case .callout: .callout
    case .list: .list
    case .item: .item
    case .task: .task
    case .paragraph: .paragraph
    case .figure: .figure
    case .calls: .calls
    case .tableOfContents: .tableOfContents
    case .heading: .heading
    case .codeBlock: .codeBlock
    case .thematicBreak: .thematicBreak
    case .table: .table
    case .tableRow: .tableRow
    case .tableCell: .tableCell
    case .footnote: .footnote
    case .htmlBlock: .htmlBlock
    case .text: .text
    case .code: .code
    case .softBreak: .softBreak
    case .joint: .joint
    case .hardBreak: .hardBreak
    case .emphasis: .emphasis
    case .strong: .strong
    case .strikethrough: .strikethrough
    case .link: .link
    case .image: .image
    case .footnoteReference: .footnoteReference
    case .htmlInline: .htmlInline
    case .call: .call
    case .nothing: .nothing
    }
  }
}
