/// A parsed text as a flat tree: nodes in document order, each before its children.
struct SyntaxTree: Sendable {
  var nodes: [Node] = []

  /// A block or a piece of running text.
  struct Node: Sendable {
    var kind: Kind
    /// The index behind the last descendant.
    var end: Int
    /// The place in the text, from 1, in lines and scalars.
    var line: Int
    var column: Int
  }

  enum Kind: Sendable {
    case document
    case blockQuote
    case callout(Callout, title: String?)
    case list(start: Int?, isTight: Bool)
    case item
    case task(isDone: Bool)
    case paragraph
    /// A paragraph that is one image.
    case figure
    /// A paragraph that is nothing but calls.
    case calls
    /// Where the headings of the text are listed.
    case tableOfContents
    case heading(level: Int)
    case codeBlock(info: String, text: String)
    case thematicBreak
    case table(alignments: [Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
    case footnote
    case htmlBlock(String)

    case text(String)
    case code(String)
    case softBreak
    /// A line end between Chinese characters, which stands for nothing.
    case joint
    case hardBreak
    case emphasis
    case strong
    case strikethrough
    case link(destination: String, title: String)
    case image(destination: String, title: String)
    /// A reference to the footnote with this number, from 1.
    case footnoteReference(Int)
    case htmlInline(String)
    /// A template call, by its number in the text.
    case call(Int)
    /// What was written for the reader of the source, or is said by another node.
    case nothing
  }

  enum Alignment: String, Sendable {
    case none
    case left
    case center
    case right
  }

  /// The indices of a node's children.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < nodes[index].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// The running text below a node without markup; line ends are spaces.
  func text(of index: Int) -> String {
    var text = ""
    for node in nodes[index..<nodes[index].end] {
      switch node.kind {
      case .text(let literal), .code(let literal): text += literal
      case .softBreak, .hardBreak: text += " "
      default: break
      }
    }
    return text
  }
}

/// A block set apart, as `> [!提示]` or `> [!NOTE]` begins it.
enum Callout: String, Sendable, CaseIterable {
  case note
  case tip
  case important
  case warning
  case caution

  /// The words that begin one, the first of which is shown as its title.
  var words: [String] {
    switch self {
    case .note: ["说明", "NOTE", "备注"]
    case .tip: ["提示", "TIP", "小贴士"]
    case .important: ["重要", "IMPORTANT"]
    case .warning: ["注意", "WARNING", "警告"]
    case .caution: ["当心", "CAUTION", "危险"]
    }
  }
}
