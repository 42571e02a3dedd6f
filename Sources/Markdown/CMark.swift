import CCMarkGFM
import Glibc
import Synchronization

/// The C library: the only file that holds its pointers, none of which leaves a call.
enum CMark {
  /// A node as the library reports it while its tree is walked.
  enum Event {
    case enter(SyntaxTree.Kind, line: Int, column: Int)
    case leave
  }

  /// Parsing with an extension that has a special character changes a table the library keeps for the whole process, so that texts that may
  /// hold such a character are parsed one at a time; to all others the table's entry makes no difference.
  private static let library = Mutex<Void>(())

  /// Registers the library's extensions, once.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  private static let extensions = ["table", "strikethrough", "tasklist"]
  private static let extensionsWithoutCharacters = ["table", "tasklist"]

  /// Parses UTF-8 text and gives each node to `builder` in document order, its texts first; columns are counted in bytes, from 1.
  ///
  /// Bare addresses are not made links here. Footnotes come last, in the order of their first use.
  static func walk(_ text: [UInt8], isGFM: Bool, into builder: inout TreeBuilder) {
    let options = isGFM ? CMARK_OPT_DEFAULT : CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    let hasCharacters = text.contains(UInt8(ascii: "~"))
    let own = hasCharacters ? extensions : extensionsWithoutCharacters
    unsafe withTree(text, options: options, extensions: isGFM ? extensions + ["autolink"] : own, alone: isGFM || hasCharacters) { root, _ in
      guard let iterator = unsafe cmark_iter_new(root) else { return }
      defer { unsafe cmark_iter_free(iterator) }
      while true {
        let event = unsafe cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else { return }
        guard event == CMARK_EVENT_ENTER else {
          builder.take(.leave)
          continue
        }
        let type = unsafe cmark_node_get_type(node)
        let (line, column) = unsafe (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node)))
        let kind = unsafe kind(of: node, type, &builder.tree.text)
        builder.take(.enter(kind, line: line, column: column))
        if isLeaf(type) { builder.take(.leave) }
      }
    }
  }

  /// The HTML the library itself writes, exactly as the `cmark-gfm` program does with all extensions and raw HTML.
  static func html(_ text: [UInt8]) -> String {
    unsafe withTree(text, options: CMARK_OPT_UNSAFE, extensions: extensions + ["autolink", "tagfilter"], alone: true) { root, parser in
      guard let html = unsafe cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser)) else { return "" }
      defer { unsafe cmark_get_default_mem_allocator().pointee.free(html) }
      return unsafe String(cString: html)
    }
  }

  private static func withTree<Result>(
    _ text: [UInt8], options: Int32, extensions: [String], alone isAlone: Bool, _ use: (OpaquePointer?, OpaquePointer?) -> Result
  ) -> Result {
    registered
    var (root, parser): (OpaquePointer?, OpaquePointer?) = (nil, nil)
    if isAlone {
      library.withLock { _ in unsafe (root, parser) = unsafe parse(text, options: options, extensions: extensions) }
    } else {
      unsafe (root, parser) = unsafe parse(text, options: options, extensions: extensions)
    }
    defer {
      unsafe cmark_node_free(root)
      unsafe cmark_parser_free(parser)
    }
    return unsafe use(root, parser)
  }

  private static func parse(_ text: [UInt8], options: Int32, extensions: [String]) -> (OpaquePointer?, OpaquePointer?) {
    let parser = unsafe cmark_parser_new(options)
    for name in extensions {
      if let found = unsafe cmark_find_syntax_extension(name) { unsafe cmark_parser_attach_syntax_extension(parser, found) }
    }
    unsafe text.withUnsafeBytes { bytes in
      unsafe cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return unsafe (cmark_parser_finish(parser), parser)
  }

  /// Whether the library reports only that it enters a node of this type.
  private static func isLeaf(_ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK,
      CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }

  /// The kind of a node, its texts added to `bytes`.
  private static func kind(of node: OpaquePointer, _ type: cmark_node_type, _ bytes: inout [UInt8]) -> SyntaxTree.Kind {
    switch type {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: unsafe list(node)
    case CMARK_NODE_CODE_BLOCK:
      unsafe .codeBlock(info: text(cmark_node_get_fence_info(node), &bytes), text: text(cmark_node_get_literal(node), &bytes))
    case CMARK_NODE_HTML_BLOCK: unsafe .htmlBlock(text(cmark_node_get_literal(node), &bytes))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_TEXT: unsafe .text(text(cmark_node_get_literal(node), &bytes))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .hardBreak
    case CMARK_NODE_CODE: unsafe .code(text(cmark_node_get_literal(node), &bytes))
    case CMARK_NODE_HTML_INLINE: unsafe .htmlInline(text(cmark_node_get_literal(node), &bytes))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: unsafe .link(destination: text(cmark_node_get_url(node), &bytes), title: text(cmark_node_get_title(node), &bytes))
    case CMARK_NODE_IMAGE:
      unsafe .image(destination: text(cmark_node_get_url(node), &bytes), title: text(cmark_node_get_title(node), &bytes))
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      unsafe .footnoteReference(cmark_node_get_literal(node).flatMap { unsafe Int(String(cString: $0)) } ?? 0)
    default: unsafe extended(node, &bytes)
    }
  }

  /// Nodes of extensions have numbers given at run time and are known by name.
  private static func extended(_ node: OpaquePointer, _ bytes: inout [UInt8]) -> SyntaxTree.Kind {
    switch unsafe cmark_node_get_type_string(node).map({ unsafe String(cString: $0) }) {
    case "item": .item
    case "tasklist": unsafe .task(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "table": unsafe table(node, &bytes)
    case "table_header": .tableRow(isHeader: true)
    case "table_row": .tableRow(isHeader: false)
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .nothing
    }
  }

  private static func list(_ node: OpaquePointer) -> SyntaxTree.Kind {
    let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let isTight = unsafe cmark_node_get_list_tight(node) != 0
    return .list(start: isOrdered ? unsafe Int(cmark_node_get_list_start(node)) : nil, isTight: isTight)
  }

  private static func table(_ node: OpaquePointer, _ bytes: inout [UInt8]) -> SyntaxTree.Kind {
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return .table(alignments: .empty) }
    let start = bytes.count
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: letters, count: Int(cmark_gfm_extensions_get_table_columns(node))))
    return .table(alignments: SyntaxTree.Literal(start..<bytes.count))
  }

  private static func text(_ literal: UnsafePointer<CChar>?, _ bytes: inout [UInt8]) -> SyntaxTree.Literal {
    guard let literal = unsafe literal else { return .empty }
    let start = bytes.count
    let text = unsafe UnsafeRawBufferPointer(start: literal, count: strlen(literal))
    unsafe bytes.append(contentsOf: text)
    return SyntaxTree.Literal(start..<bytes.count)
  }
}
