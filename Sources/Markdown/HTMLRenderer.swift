/// Writes a tree as an HTML fragment; the markup is that of cmark-gfm where GFM has the element.
struct HTMLRenderer {
  private let tree: SyntaxTree
  /// What the document knows of its tree, in order.
  private let headings: [MarkdownDocument.Heading]
  private let references: [MarkdownDocument.Reference]
  private let calls: [MarkdownDocument.Call]
  private let headingOffset: Int
  private let resolve: (MarkdownDocument.Reference) -> String?
  private let picture: (MarkdownDocument.Reference) -> String?
  private let expand: (MarkdownDocument.Call) -> String?
  private var output: HTMLOutput
  private var nextHeading = 0
  private var nextReference = 0
  private var nextCall = 0
  private var nextFootnote = 1
  /// How often each footnote was referred to so far.
  private var footnoteUses: [Int: Int] = [:]
  private var isTight = false

  init(
    _ document: MarkdownDocument, headingOffset: Int, resolve: @escaping (MarkdownDocument.Reference) -> String?,
    picture: @escaping (MarkdownDocument.Reference) -> String?, expand: @escaping (MarkdownDocument.Call) -> String?
  ) {
    tree = document.tree
    (headings, references, calls) = (document.headings, document.references, document.calls)
    output = HTMLOutput(capacity: tree.text.count * 5 / 4 + 512)
    self.headingOffset = headingOffset
    self.resolve = resolve
    self.picture = picture
    self.expand = expand
  }

  /// The HTML of the whole text.
  mutating func html() -> String {
    if !tree.nodes.isEmpty { children(of: 0) }
    if nextFootnote > 1 { output.raw("</ol>\n</section>\n") }
    return output.text
  }

  private mutating func children(of index: Int) {
    var child = index + 1
    while child < tree.nodes[index].end {
      node(child)
      child = tree.nodes[child].end
    }
  }

  private mutating func node(_ index: Int) {
    switch tree.nodes[index].kind {
    case .document: children(of: index)
    case .blockQuote: block("blockquote", index)
    case .callout(let callout, let title): self.callout(callout, title, index)
    case .list(let start, let isTight): list(start, isTight, index)
    case .item: item(index, box: "")
    case .task(let isDone):
      item(index, box: isDone ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> " : "<input type=\"checkbox\" disabled=\"\" /> ")
    case .paragraph: paragraph(index)
    case .figure: figure(index)
    case .calls: calls(index)
    case .tableOfContents: tableOfContents()
    case .heading(let level): heading(level, index)
    case .codeBlock(let info, let text): codeBlock(info, text)
    case .thematicBreak: line("<hr />\n")
    case .table(let alignments): table(alignments, index)
    case .tableRow, .tableCell: children(of: index)
    case .footnote: footnote(index)
    case .htmlBlock(let html):
      output.startLine()
      output.raw(tree.bytes(html))
    case .text(let text): output.escaped(tree.bytes(text))
    case .code(let text): output.element("code") { $0.escaped(tree.bytes(text)) }
    case .softBreak: output.raw("\n")
    case .joint, .nothing: break
    case .hardBreak: output.raw("<br />\n")
    case .emphasis: inline("em", index)
    case .strong: inline("strong", index)
    case .strikethrough: inline("del", index)
    case .link(let destination, let title): link(destination, title, index)
    case .image(let destination, let title): image(destination, title, index)
    case .footnoteReference(let number): footnoteReference(number)
    case .htmlInline(let html): output.raw(tree.bytes(html))
    case .call: call()
    }
  }

  // MARK: Blocks

  private mutating func line(_ html: String) {
    output.startLine()
    output.raw(html)
  }

  private mutating func block(_ name: String, _ index: Int) {
    line("<")
    output.raw(name)
    output.raw(">\n")
    let outer = isTight
    isTight = false
    children(of: index)
    isTight = outer
    line("</\(name)>\n")
  }

  private mutating func callout(_ callout: Callout, _ title: SyntaxTree.Literal, _ index: Int) {
    line("<aside class=\"callout callout-\(callout.rawValue)\">\n<p class=\"callout-title\">")
    if title.isEmpty { output.escaped(callout.words[0]) } else { output.escaped(tree.bytes(title)) }
    output.raw("</p>\n")
    let outer = isTight
    isTight = false
    children(of: index)
    isTight = outer
    line("</aside>\n")
  }

  private mutating func list(_ start: Int?, _ isTight: Bool, _ index: Int) {
    let name = start == nil ? "ul" : "ol"
    line(start == nil || start == 1 ? "<\(name)>\n" : "<\(name) start=\"\(start ?? 1)\">\n")
    let outer = self.isTight
    self.isTight = isTight
    children(of: index)
    self.isTight = outer
    line("</\(name)>\n")
  }

  private mutating func item(_ index: Int, box: String) {
    line("<li>")
    output.raw(box)
    children(of: index)
    output.raw("</li>\n")
  }

  private mutating func paragraph(_ index: Int) {
    guard !isTight else {
      children(of: index)
      return
    }
    line("<p>")
    children(of: index)
    output.raw("</p>\n")
  }

  private mutating func figure(_ index: Int) {
    line("<figure>\n")
    children(of: index)
    if case .image(_, let title) = tree.nodes[index + 1].kind, !title.isEmpty {
      output.raw("\n<figcaption>")
      output.escaped(tree.bytes(title))
      output.raw("</figcaption>")
    }
    output.raw("\n</figure>\n")
  }

  private mutating func calls(_ index: Int) {
    output.startLine()
    children(of: index)
    output.startLine()
  }

  private mutating func heading(_ level: Int, _ index: Int) {
    let shown = min(6, max(1, level + headingOffset))
    line("<h\(shown)")
    if nextHeading < headings.count {
      output.attribute("id", headings[nextHeading].id)
      nextHeading += 1
    }
    output.raw(">")
    children(of: index)
    output.raw("</h\(shown)>\n")
  }

  /// Nested lists of links to all headings below the first level, or to all when there is no other.
  private mutating func tableOfContents() {
    let lower = headings.filter { $0.level > 1 }
    let listed = lower.isEmpty ? headings : lower
    guard !listed.isEmpty else { return }
    line("<nav class=\"toc\">\n")
    var levels: [Int] = []
    for heading in listed {
      if let last = levels.last, last >= heading.level {
        while levels.count > 1, let last = levels.last, last > heading.level {
          output.raw("</li>\n</ul>\n")
          levels.removeLast()
        }
        output.raw("</li>\n<li>")
      } else {
        output.raw(levels.isEmpty ? "<ul>\n<li>" : "\n<ul>\n<li>")
        levels.append(heading.level)
      }
      output.raw("<a")
      output.attribute("href", "#" + heading.id)
      output.raw(">")
      output.escaped(heading.text)
      output.raw("</a>")
    }
    for _ in levels { output.raw("</li>\n</ul>\n") }
    output.raw("</nav>\n")
  }

  private mutating func codeBlock(_ info: SyntaxTree.Literal, _ text: SyntaxTree.Literal) {
    line("<pre><code")
    if let language = tree.string(info).split(whereSeparator: { $0 == " " || $0 == "\t" }).first {
      output.attribute("class", "language-\(language)")
    }
    output.raw(">")
    output.escaped(tree.bytes(text))
    output.raw("</code></pre>\n")
  }

  private mutating func table(_ alignments: SyntaxTree.Literal, _ index: Int) {
    line("<table>\n")
    let letters = tree.bytes(alignments)
    var hasBody = false
    for row in tree.children(of: index) {
      guard case .tableRow(let isHeader) = tree.nodes[row].kind else { continue }
      if !isHeader, !hasBody { output.raw("<tbody>\n") }
      hasBody = hasBody || !isHeader
      output.raw(isHeader ? "<thead>\n<tr>\n" : "<tr>\n")
      for (column, cell) in tree.children(of: row).enumerated() {
        output.raw(isHeader ? "<th" : "<td")
        switch letters.dropFirst(column).first {
        case UInt8(ascii: "l"): output.raw(" class=\"align-left\"")
        case UInt8(ascii: "c"): output.raw(" class=\"align-center\"")
        case UInt8(ascii: "r"): output.raw(" class=\"align-right\"")
        default: break
        }
        output.raw(">")
        children(of: cell)
        output.raw(isHeader ? "</th>\n" : "</td>\n")
      }
      output.raw(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
    }
    line(hasBody ? "</tbody>\n</table>\n" : "</table>\n")
  }

  // MARK: Footnotes

  private mutating func footnoteReference(_ number: Int) {
    let use = footnoteUses[number, default: 0] + 1
    footnoteUses[number] = use
    let id = use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
    output.raw("<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(id)\">\(number)</a></sup>")
  }

  private mutating func footnote(_ index: Int) {
    let number = nextFootnote
    nextFootnote += 1
    if number == 1 { line("<section class=\"footnotes\">\n<ol>\n") }
    line("<li id=\"fn-\(number)\">\n")
    let blocks = tree.children(of: index)
    for block in blocks.dropLast() { node(block) }
    if let last = blocks.last {
      if case .paragraph = tree.nodes[last].kind {
        line("<p>")
        children(of: last)
        backReferences(number)
        output.raw("</p>\n")
      } else {
        node(last)
        backReferences(number)
      }
    }
    line("</li>\n")
  }

  private mutating func backReferences(_ number: Int) {
    for use in 1...max(1, footnoteUses[number, default: 1]) {
      let id = use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
      output.raw(" <a href=\"#\(id)\" class=\"footnote-backref\">↩</a>")
    }
  }

  // MARK: Running text

  private mutating func call() {
    guard nextCall < calls.count else { return }
    let call = calls[nextCall]
    nextCall += 1
    if let html = expand(call) { output.raw(html) } else { output.escaped(call.text) }
  }

  private mutating func inline(_ name: String, _ index: Int) {
    output.raw("<")
    output.raw(name)
    output.raw(">")
    children(of: index)
    output.raw("</")
    output.raw(name)
    output.raw(">")
  }

  private mutating func link(_ destination: SyntaxTree.Literal, _ title: SyntaxTree.Literal, _ index: Int) {
    output.raw("<a")
    output.address("href", resolved(destination))
    if !title.isEmpty { output.attribute("title", tree.string(title)) }
    output.raw(">")
    children(of: index)
    output.raw("</a>")
  }

  private mutating func image(_ destination: SyntaxTree.Literal, _ title: SyntaxTree.Literal, _ index: Int) {
    if nextReference < references.count, let html = picture(references[nextReference]) {
      output.raw(html)
      nextReference += 1
    } else {
      output.raw("<img")
      output.address("src", resolved(destination))
      output.attribute("alt", tree.text(of: index))
      if !title.isEmpty { output.attribute("title", tree.string(title)) }
      output.raw(" />")
    }
    // Images and links inside the alternative text are not written, but are in the list of references.
    for node in tree.nodes[(index + 1)..<tree.nodes[index].end] where node.kind.isReference { nextReference += 1 }
  }

  private mutating func resolved(_ destination: SyntaxTree.Literal) -> String {
    guard nextReference < references.count else { return tree.string(destination) }
    let reference = references[nextReference]
    nextReference += 1
    return resolve(reference) ?? (WebAddress.isSafe(reference.destination) ? reference.destination : "")
  }
}

extension SyntaxTree.Kind {
  /// Whether the node leads to something: a link or an image.
  var isReference: Bool {
    switch self {
    case .link, .image: true
    default: false
    }
  }
}
