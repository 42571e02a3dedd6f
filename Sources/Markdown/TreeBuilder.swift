import Diagnostics

/// Makes the tree of a text from what the parser reports: columns in scalars, runs of text joined, line ends and addresses as Chinese needs them.
struct TreeBuilder {
  private var tree = SyntaxTree()
  private var open: [Int] = []
  private var lines: SourceLines
  private let prepared: ChinesePreparation
  private let isChinese: Bool
  /// Text pieces in a row, with the place of the first.
  private var run = (text: "", line: 0, column: 0)
  private var linkDepth = 0
  /// A line end whose right side is not known yet, and the character on its left.
  private var pendingBreak: (index: Int, before: Unicode.Scalar)?
  private var lastScalar: Unicode.Scalar?

  /// The tree of `source`.
  static func tree(of source: SourceText, isChinese: Bool) -> SyntaxTree {
    let prepared = isChinese ? ChinesePreparation(source.bytes) : ChinesePreparation(unchanged: source.bytes)
    var builder = TreeBuilder(prepared, isChinese: isChinese)
    CMark.walk(prepared.bytes, isGFM: !isChinese) { builder.take($0) }
    builder.placeParagraphsAboveTables()
    return builder.tree
  }

  private init(_ prepared: ChinesePreparation, isChinese: Bool) {
    lines = SourceLines(prepared)
    self.prepared = prepared
    self.isChinese = isChinese
  }

  private mutating func take(_ event: CMark.Event) {
    switch event {
    case .enter(.text(let text), let line, let column):
      if run.text.isEmpty { (run.line, run.column) = (line, lines.column(line: line, byte: column)) }
      run.text += prepared.restored(text)
      open.append(-1)
    case .enter(let kind, let line, let column):
      flushText()
      note(kind)
      open.append(tree.nodes.count)
      append(restored(kind), line: line, column: lines.column(line: line, byte: column))
    case .leave:
      guard let index = open.popLast(), index >= 0 else { return }
      flushText()
      tree.nodes[index].end = tree.nodes.count
      if case .link = tree.nodes[index].kind { linkDepth -= 1 }
    }
  }

  private mutating func append(_ kind: SyntaxTree.Kind, line: Int, column: Int) {
    tree.nodes.append(SyntaxTree.Node(kind: kind, end: tree.nodes.count + 1, line: line, column: column))
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

  /// Ends a run of text: joins it to a Chinese line before, and parts its addresses off.
  private mutating func flushText() {
    guard !run.text.isEmpty else { return }
    let (text, line, column) = run
    run.text = ""
    if isChinese, let (index, before) = pendingBreak, let first = text.unicodeScalars.first, ChineseText.joins(before, first) {
      tree.nodes[index].kind = .joint
    }
    pendingBreak = nil
    lastScalar = text.unicodeScalars.last
    let bytes = Array(text.utf8)
    let addresses = isChinese && linkDepth == 0 ? BareAddress.all(in: bytes) : []
    var start = 0
    var reached = column
    for address in addresses {
      appendText(bytes[start..<address.range.lowerBound], line, &reached)
      let index = tree.nodes.count
      append(.link(destination: address.destination, title: ""), line: line, column: reached)
      appendText(bytes[address.range], line, &reached)
      tree.nodes[index].end = tree.nodes.count
      start = address.range.upperBound
    }
    appendText(bytes[start...], line, &reached)
  }

  private mutating func appendText(_ bytes: ArraySlice<UInt8>, _ line: Int, _ column: inout Int) {
    guard !bytes.isEmpty else { return }
    append(.text(String(decoding: bytes, as: UTF8.self)), line: line, column: column)
    column += bytes.count { $0 & 0xC0 != 0x80 }
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
  private func restored(_ kind: SyntaxTree.Kind) -> SyntaxTree.Kind {
    guard prepared.mark != nil else { return kind }
    switch kind {
    case .codeBlock(let info, let text): return .codeBlock(info: prepared.restored(info), text: prepared.restored(text))
    case .htmlBlock(let text): return .htmlBlock(prepared.restored(text))
    case .code(let text): return .code(prepared.restored(text))
    case .htmlInline(let text): return .htmlInline(prepared.restored(text))
    case .link(let destination, let title): return .link(destination: prepared.restored(destination), title: prepared.restored(title))
    case .image(let destination, let title): return .image(destination: prepared.restored(destination), title: prepared.restored(title))
    default: return kind
    }
  }
}
