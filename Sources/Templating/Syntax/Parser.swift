/// Reads a template's tokens into statements; goes on after a fault at the next tag, so that one run finds several.
struct Parser {
  let bytes: UnsafeBufferPointer<UInt8>
  let extensions: TemplateOptions.Extensions
  var lexer: Lexer
  var names: NameTable
  var current = Token(kind: .endOfTemplate, span: Span(0, 0))
  var previous = Span(0, 0)
  private(set) var faults: [Fault] = []
  /// The block tags that are open, outermost first.
  var openTags: [(name: String, span: Span, expected: [Keyword])] = []
  /// Expressions and blocks inside one another at the current token.
  var depth = 0
  let maximumDepth = 150
  /// Operators, filters, calls and subscripts so far in the tag: each may lie inside the next.
  private var links = 0
  private let maximumLinks = 2000
  /// The names of end tags whose blocks were begun by tags there are not.
  var endsOfUnknownTags: Set<NameID> = []
  /// How often `loop` was mentioned outside blocks, and how many scoped blocks were begun.
  var loopMentions = 0
  var scopedBlocks = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, names: NameTable, options: TemplateOptions) {
    self.bytes = bytes
    self.names = names
    extensions = options.extensions
    lexer = Lexer(bytes, options: options)
  }

  /// The whole template.
  mutating func parseTemplate() -> [Statement] {
    advanceRecovering()
    var statements: [Statement] = []
    while current.kind != .endOfTemplate {
      parseStatements(into: &statements, until: [])
      // Only an end tag that belongs to nothing stops the reading before the end.
      if current.kind != .endOfTemplate { skipTag() }
    }
    return statements
  }

  /// Counts an expression that contains the one before it.
  mutating func link() throws(Fault) {
    links += 1
    guard links <= maximumLinks else { throw Messages.nestedTooDeeply(current.span) }
  }

  mutating func report(_ fault: Fault) {
    if faults.count < 50 { faults.append(fault) }
  }

  // MARK: Tokens

  @inline(__always)
  mutating func advance() throws(Fault) {
    previous = current.span
    current = try lexer.next(&names)
  }

  /// The next token; faults of the lexer are noted and the tag is left.
  mutating func advanceRecovering() {
    while true {
      do throws(Fault) {
        try advance()
        return
      } catch {
        report(error)
        lexer.skipTag()
      }
    }
  }

  /// Leaves the current tag and reads on after it.
  mutating func skipTag() {
    if current.kind != .variableEnd, current.kind != .blockEnd { lexer.skipTag() }
    advanceRecovering()
  }

  func isAt(_ keyword: Keyword) -> Bool {
    current.kind == .name && current.name == keyword.id
  }

  mutating func accept(_ keyword: Keyword) throws(Fault) -> Bool {
    guard isAt(keyword) else { return false }
    try advance()
    return true
  }

  mutating func accept(_ kind: Token.Kind) throws(Fault) -> Bool {
    guard current.kind == kind else { return false }
    try advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind) throws(Fault) {
    guard current.kind == kind else { throw unexpected(expected: kind.spelling) }
    try advance()
  }

  mutating func expect(_ keyword: Keyword) throws(Fault) {
    guard isAt(keyword) else { throw unexpected(expected: keyword.text) }
    try advance()
  }

  mutating func expectName() throws(Fault) -> (name: NameID, span: Span) {
    guard current.kind == .name else { throw unexpected(expected: "name") }
    let found = (current.name, current.span)
    try advance()
    return found
  }

  func text(_ span: Span) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  func unexpected(expected: String) -> Fault {
    let found = current.kind == .endOfTemplate ? current.kind.spelling : text(current.span)
    return Messages.unexpectedToken(
      found, expected: expected, isEnd: current.kind == .endOfTemplate, cure: cure(expected: expected), current.span
    )
    .inside(openTags.last.map { ($0.name, $0.span) }, atEnd: current.kind == .endOfTemplate)
  }

  // MARK: Statements

  /// Statements up to a tag named by one of `ends`, which becomes the current token, or to the end of the template.
  mutating func parseStatements(into statements: inout [Statement], until ends: [Keyword]) {
    while true {
      switch current.kind {
      case .endOfTemplate: return
      case .text:
        statements.append(Statement(kind: .text, span: current.span))
        advanceRecovering()
      case .variableBegin:
        let start = current.span
        links = 0
        do throws(Fault) {
          try advance()
          let expression = try parseTuple(allowConditional: true)
          guard current.kind == .variableEnd else { throw unexpected(expected: "}}") }
          statements.append(Statement(kind: .output(expression), span: Span(start, current.span)))
        } catch {
          report(error)
        }
        skipTag()
      case .blockBegin:
        let start = current.span
        links = 0
        do throws(Fault) {
          try advance()
          guard current.kind == .name else { throw unexpected(expected: "tag name") }
          if let keyword = Keyword(current.name), ends.contains(keyword) { return }
          if try acceptEndInWords(ends) { return }
          if isEndTag {
            if endsOfUnknownTags.contains(current.name) {
              skipTag()
              continue
            }
            let id = current.name
            if openTags.contains(where: { $0.expected.contains { $0.id == id } }) { return }
            throw Messages.unexpectedEndTag(text(current.span), current.span, open: openTags)
          }
          if let statement = try parseTag(start) { statements.append(statement) }
        } catch {
          report(error)
          // The end tag that showed an inner block to be unclosed may be the one awaited here.
          if current.kind == .name, let keyword = Keyword(current.name), ends.contains(keyword) { return }
          skipTag()
        }
      default:
        report(unexpected(expected: "text"))
        skipTag()
      }
    }
  }

  /// Whether the tag name that is the current token belongs to a block opened before.
  private var isEndTag: Bool {
    let start = Int(current.span.start)
    return isAt(.elif) || isAt(.else)
      || current.span.range.count >= 3 && bytes[start] == UInt8(ascii: "e") && bytes[start + 1] == UInt8(ascii: "n")
        && bytes[start + 2] == UInt8(ascii: "d")
  }

  /// The statements of a block, read up to one of `ends`; the end tag's name is then the current token.
  mutating func parseBody(_ tag: String, _ span: Span, until ends: [Keyword]) throws(Fault) -> [Statement] {
    guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(span) }
    openTags.append((tag, span, ends))
    defer { openTags.removeLast() }
    advanceRecovering()
    var body: [Statement] = []
    body.reserveCapacity(4)
    parseStatements(into: &body, until: ends)
    guard current.kind == .name, let keyword = Keyword(current.name), ends.contains(keyword) else {
      if current.kind == .endOfTemplate {
        throw Messages.unclosedTag(tag, span, expected: ends.map(\.text), end: current.span)
      }
      throw Messages.unexpectedEndTag(text(current.span), current.span, open: openTags)
    }
    return body
  }

  /// The statements of a block and its single end tag.
  mutating func parseBody(_ tag: String, _ span: Span, endedBy end: Keyword) throws(Fault) -> [Statement] {
    let body = try parseBody(tag, span, until: [end])
    try advance()
    return body
  }

  /// Ends a statement's tag.
  mutating func finishTag() throws(Fault) {
    guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
    advanceRecovering()
  }

  /// An expression of a tag that opens a block; when it is faulty its block is read all the same.
  mutating func recovering(_ parse: (inout Parser) throws(Fault) -> Expression) -> Expression {
    let start = current.span
    do throws(Fault) {
      let expression = try parse(&self)
      guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
      return expression
    } catch {
      report(error)
      if current.kind != .blockEnd {
        lexer.skipTag()
        current = Token(kind: .blockEnd, span: current.span)
      }
      return Expression(kind: .constant(.none), span: start)
    }
  }
}
