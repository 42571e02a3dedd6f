/// A parsed text as a flat tree: nodes in document order, each before its children, and the bytes of all their texts in one piece.
struct SyntaxTree: Sendable {
  var nodes: [Node] = []
  /// What literals are parts of, in UTF-8.
  var text: [UInt8] = []
  /// The indices of links, images and code that hold template calls in their addresses or texts.
  var nodesWithCalls: Set<Int> = []

  /// A piece of the tree's text.
  struct Literal: BitwiseCopyable, Sendable {
    let start: Int32
    let end: Int32

    static let empty = Literal(0..<0)

    init(_ range: Range<Int>) {
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var isEmpty: Bool { start == end }
  }

  /// A block or a piece of running text; holds nothing that has to be counted or released.
  struct Node: BitwiseCopyable, Sendable {
    var kind: Kind
    private var storedEnd: Int32
    private var storedLine: Int32
    private var storedColumn: Int32

    init(kind: Kind, end: Int, line: Int, column: Int) {
      self.kind = kind
      storedEnd = Int32(end)
      storedLine = Int32(clamping: line)
      storedColumn = Int32(clamping: column)
    }

    /// The index behind the last descendant.
    var end: Int {
      get { Int(storedEnd) }
      set { storedEnd = Int32(newValue) }
    }
    /// The place in the text, from 1, in lines and scalars.
    var line: Int {
      get { Int(storedLine) }
      set { storedLine = Int32(clamping: newValue) }
    }
    var column: Int { Int(storedColumn) }
  }

  func bytes(_ literal: Literal) -> ArraySlice<UInt8> { text[literal.range] }

  func string(_ literal: Literal) -> String { String(decoding: text[literal.range], as: UTF8.self) }

  /// Adds a text that was made, not read.
  mutating func add(_ string: String) -> Literal {
    let start = text.count
    text.append(contentsOf: string.utf8)
    return Literal(start..<text.count)
  }

  enum Kind: BitwiseCopyable, Sendable {
    case document
    case blockQuote
    /// An empty title stands for the callout's own word.
    case callout(Callout, title: Literal)
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
    case codeBlock(info: Literal, text: Literal)
    case thematicBreak
    /// The letters of the columns that are aligned, l, c or r, and 0 of the others.
    case table(alignments: Literal)
    case tableRow(isHeader: Bool)
    case tableCell
    case footnote
    case htmlBlock(Literal)

    case text(Literal)
    case code(Literal)
    case softBreak
    /// A line end between Chinese characters, which stands for nothing.
    case joint
    case hardBreak
    case emphasis
    case strong
    case strikethrough
    case link(destination: Literal, title: Literal)
    case image(destination: Literal, title: Literal)
    /// A reference to the footnote with this number, from 1.
    case footnoteReference(Int)
    case htmlInline(Literal)
    /// A template call, by its number in the text.
    case call(Int)
    /// What was written for the reader of the source, or is said by another node.
    case nothing
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
    var running: [UInt8] = []
    for index in index..<nodes[index].end {
      switch nodes[index].kind {
      case .text(let literal), .code(let literal): running += bytes(literal)
      case .softBreak, .hardBreak: running.append(UInt8(ascii: " "))
      default: break
      }
    }
    return String(decoding: running, as: UTF8.self)
  }
}

/// A block set apart, as `> [!提示]` or `> [!NOTE]` begins it.
enum Callout: String, BitwiseCopyable, Sendable, CaseIterable {
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
