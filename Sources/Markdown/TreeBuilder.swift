import Diagnostics

/// Makes the tree of a text from what the parser reports: columns in scalars, runs of text joined, line ends and addresses as Chinese needs them.
struct TreeBuilder {
  /// Grows while nodes are taken; their texts are added to it before they are.
  var tree = SyntaxTree()
  private var open: [Int] = []
  private var lines: SourceLines
  private let calls: CallMarks
  private let prepared: ChinesePreparation
  private let isChinese: Bool
  /// Text pieces in a row, which lie behind one another in the tree's text, with the place of the first.
  private var run = (range: 0..<0, line: 0, column: 0)
  private var linkDepth = 0
  /// A line end whose right side is not known yet, and the character on its left.
  private var pendingBreak: (index: Int, before: Unicode.Scalar)?
  private var lastScalar: Unicode.Scalar?

  /// The tree of `source`.
  static func tree(of source: SourceText, _ calls: CallMarks, isChinese: Bool) -> SyntaxTree {
    let prepared = isChinese ? ChinesePreparation(calls.bytes) : ChinesePreparation(unchanged: calls.bytes)
    var builder = TreeBuilder(prepared, calls, isChinese: isChinese)
    builder.tree.text.reserveCapacity(prepared.bytes.count)
    // Paragraphs of Chinese take some hundred bytes.
    builder.tree.nodes.reserveCapacity(prepared.bytes.count / 32 + 16)
    CMark.walk(prepared.bytes, isGFM: !isChinese, into: &builder)
    builder.placeParagraphsAboveTables()
    return builder.tree
  }

  private init(_ prepared: ChinesePreparation, _ calls: CallMarks, isChinese: Bool) {
    lines = SourceLines(prepared, calls)
    self.calls = calls
    self.prepared = prepared
    self.isChinese = isChinese
  }

  mutating func take(_ event: CMark.Event) {
    switch event {
    case .enter(.text(let literal), let line, let column):
      if run.range.isEmpty {
        (run.line, run.column) = lines.place(line: line, byte: column)
        run.range = literal.range
      }
      prepared.restore(&tree.text, from: literal.range.lowerBound)
      run.range = run.range.lowerBound..<tree.text.count
      open.append(-1)
    case .enter(let kind, let line, let column):
      flushText()
      note(kind)
      open.append(tree.nodes.count)
      let written = restored(kind)
      append(written, at: lines.place(line: line, byte: column))
    case .leave:
      guard let index = open.popLast(), index >= 0 else { return }
      flushText()
      tree.nodes[index].end = tree.nodes.count
      if case .link = tree.nodes[index].kind { linkDepth -= 1 }
    }
  }

  private mutating func append(_ kind: SyntaxTree.Kind, at place: (line: Int, column: Int)) {
    tree.nodes.append(SyntaxTree.Node(kind: kind, end: tree.nodes.count + 1, line: place.line, column: place.column))
  }

  /// Keeps what line ends and links depend on.
  private mutating func note(_ kind: SyntaxTree.Kind) {
    switch kind {
    case .softBreak:
      pendingBreak = lastScalar.map { (tree.nodes.count, $0) }
      lastScalar = nil
    case .emphasis, .strong, .strikethrough: break
    case .link: linkDepth += 1
    default: (pendingBreak, lastScalar) = (nil, nil)
    }
  }

  /// Ends a run of text: parts its calls off.
  private mutating func flushText() {
    guard !run.range.isEmpty else { return }
    let range = run.range
    var place = (line: run.line, column: run.column)
    run.range = 0..<0
    for piece in calls.pieces(of: range, in: tree.text) {
      switch piece {
      case .text(let range): appendRun(range, &place)
      case .call(let number):
        (pendingBreak, lastScalar) = (nil, nil)
        append(.call(number), at: place)
        place = SourceLines.place(behind: calls.calls[number], at: place)
      }
    }
  }

  /// Joins a run of text to a Chinese line before, and parts its addresses off.
  private mutating func appendRun(_ range: Range<Int>, _ place: inout (line: Int, column: Int)) {
    if isChinese, let (index, before) = pendingBreak, let first = UTF8Text.scalar(at: range.lowerBound, in: tree.text),
      ChineseText.joins(before, first)
    {
      tree.nodes[index].kind = .joint
    }
    pendingBreak = nil
    lastScalar = UTF8Text.scalar(before: range.upperBound, in: tree.text)
    let addresses = isChinese && linkDepth == 0 ? BareAddress.all(in: tree.text[range]) : []
    var start = range.lowerBound
    for address in addresses {
      let own = (range.lowerBound + address.range.lowerBound)..<(range.lowerBound + address.range.upperBound)
      appendText(start..<own.lowerBound, &place)
      let index = tree.nodes.count
      append(.link(destination: tree.add(address.destination), title: .empty), at: place)
      appendText(own, &place)
      tree.nodes[index].end = tree.nodes.count
      start = own.upperBound
    }
    appendText(start..<range.upperBound, &place)
  }

  private mutating func appendText(_ range: Range<Int>, _ place: inout (line: Int, column: Int)) {
    guard !range.isEmpty else { return }
    append(.text(SyntaxTree.Literal(range)), at: place)
    place.column += UTF8Text.scalarCount(range, in: tree.text)
  }

  /// Gives lines to the paragraph that stands directly above a table, for which the library has none.
  private mutating func placeParagraphsAboveTables() {
    for index in tree.nodes.indices {
      let end = tree.nodes[index].end
      guard tree.nodes[index].line == 0, case .paragraph = tree.nodes[index].kind, end < tree.nodes.count, tree.nodes[end].line > 0 else {
        continue
      }
      let breaks = tree.nodes[index..<end].count { $0.kind.isLineEnd }
      let first = max(1, tree.nodes[end].line - 1 - breaks)
      for inner in index..<end { tree.nodes[inner].line += first }
    }
  }

  /// The kind with its texts as written.
  private mutating func restored(_ kind: SyntaxTree.Kind) -> SyntaxTree.Kind {
    guard prepared.mark != nil || !calls.calls.isEmpty else { return kind }
    func written(_ literal: SyntaxTree.Literal) -> SyntaxTree.Literal {
      guard tree.bytes(literal).contains(UTF8Text.privateLead) else { return literal }
      let marked = prepared.restored(tree.string(literal))
      let text = calls.restored(marked)
      if text != marked { tree.nodesWithCalls.insert(tree.nodes.count) }
      return tree.add(text)
    }
    return switch kind {
    case .codeBlock(let info, let text): .codeBlock(info: written(info), text: written(text))
    case .htmlBlock(let text): .htmlBlock(written(text))
    case .code(let text): .code(written(text))
    case .htmlInline(let text): .htmlInline(written(text))
    case .link(let destination, let title): .link(destination: written(destination), title: written(title))
    case .image(let destination, let title): .image(destination: written(destination), title: written(title))
    default: kind
    }
  }
}
