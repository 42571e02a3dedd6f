extension Parser {
  /// The statement whose tag name is the current token.
  mutating func parseTag(_ start: Span) throws(Fault) -> Statement? {
    let nameSpan = current.span
    let keyword = Keyword(current.name)
    func statement(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, span: Span(start, nameSpan)) }
    switch keyword {
    case .if: return try statement(parseIf(nameSpan))
    case .for: return try statement(parseFor(nameSpan))
    case .set: return try statement(parseSet(nameSpan))
    case .with: return try statement(parseWith(nameSpan))
    case .block: return try statement(parseBlock(nameSpan))
    case .macro: return try statement(parseMacro(nameSpan))
    case .call: return try statement(parseCall(nameSpan))
    case .extends, .include, .import, .from, .print:
      let kind = try parseReference(keyword)
      let result = Statement(kind: kind, span: Span(start, previous))
      try finishTag()
      return result
    case .filter:
      try advance()
      let filter = try parseFilterChain()
      let body = try parseBody("filter", nameSpan, endedBy: .endfilter)
      try finishTag()
      return statement(.filter(filter, body: body))
    case .autoescape:
      try advance()
      let mode = recovering { parser throws(Fault) in try parser.parseExpression() }
      let body = try parseBody("autoescape", nameSpan, endedBy: .endautoescape)
      try finishTag()
      return statement(.autoescape(mode, body: body))
    case .do where extensions.contains(.do):
      try advance()
      let expression = try parseTuple(allowConditional: true)
      try finishTag()
      return statement(.do(expression))
    case .break where extensions.contains(.loopControls), .continue where extensions.contains(.loopControls):
      try advance()
      guard openTags.contains(where: { $0.name == "for" }) else { throw Messages.outsideLoop(text(nameSpan), nameSpan) }
      try finishTag()
      return statement(keyword == .break ? .break : .continue)
    default:
      endsOfUnknownTags.insert(names.id(of: "end" + text(nameSpan)))
      throw Messages.unknownTag(text(nameSpan), nameSpan, open: openTags, extensions: extensions)
    }
  }

  private mutating func parseIf(_ tag: Span) throws(Fault) -> Statement.Kind {
    var branches: [(test: Expression, body: [Statement])] = []
    while true {
      let test = recovering { parser throws(Fault) in
        try parser.advance()
        return try parser.parseTuple(allowConditional: false)
      }
      let body = try parseBody("if", tag, until: [.elif, .else, .endif])
      branches.append((test, body))
      if isAt(.elif) { continue }
      var otherwise: [Statement] = []
      let before = current.span
      if try accept(.else) {
        if isAt(.if) {
          report(Messages.elseIf(Span(before, current.span)))
          continue
        }
        otherwise = try parseBody("if", tag, until: [.endif])
      }
      try expect(.endif)
      try finishTag()
      return .if(branches, otherwise: otherwise)
    }
  }

  private mutating func parseFor(_ tag: Span) throws(Fault) -> Statement.Kind {
    var target = Target.name(-1, tag)
    var condition: Expression?
    var isRecursive = false
    let sequence = recovering { parser throws(Fault) in
      try parser.advance()
      target = try parser.parseTarget(allowsTuple: true, endsAtIn: true)
      try parser.expect(.in)
      let sequence = try parser.parseTuple(allowConditional: false, endsAt: .recursive)
      if try parser.accept(.if) { condition = try parser.parseExpression() }
      isRecursive = try parser.accept(.recursive)
      return sequence
    }
    let (mentions, blocks) = (loopMentions, scopedBlocks)
    let body = try parseBody("for", tag, until: [.endfor, .else])
    let showsLoop = isRecursive || loopMentions > mentions || scopedBlocks > blocks
    var otherwise: [Statement] = []
    if try accept(.else) { otherwise = try parseBody("for", tag, until: [.endfor]) }
    try expect(.endfor)
    try finishTag()
    return .for(
      ForLoop(
        target: target, sequence: sequence, condition: condition, isRecursive: isRecursive, showsLoop: showsLoop, body: body,
        otherwise: otherwise))
  }

  private mutating func parseSet(_ tag: Span) throws(Fault) -> Statement.Kind {
    try advance()
    let target = try parseTarget(allowsTuple: true, allowsAttribute: true)
    if try accept(.assign) {
      let value = try parseTuple(allowConditional: true)
      try finishTag()
      return .set(target, value)
    }
    let filter = current.kind == .pipe ? try parsePipes(nil) : nil
    let body = try parseBody("set", tag, endedBy: .endset)
    try finishTag()
    return .capture(target, filter: filter, body: body)
  }

  private mutating func parseWith(_ tag: Span) throws(Fault) -> Statement.Kind {
    try advance()
    var assignments: [(target: Target, value: Expression)] = []
    while current.kind != .blockEnd {
      if !assignments.isEmpty { try expect(.comma) }
      let target = try parseTarget(allowsTuple: false)
      try expect(.assign)
      assignments.append((target, try parseExpression()))
    }
    let body = try parseBody("with", tag, endedBy: .endwith)
    try finishTag()
    return .with(assignments, body: body)
  }

  private mutating func parseBlock(_ tag: Span) throws(Fault) -> Statement.Kind {
    try advance()
    let (name, span) = try expectName()
    let isScoped = try accept(.scoped)
    let isRequired = try accept(.required)
    if current.kind == .subtract { throw Messages.hyphenInBlockName(current.span) }
    if isScoped { scopedBlocks += 1 }
    let mentions = loopMentions
    let body = try parseBody("block", tag, endedBy: .endblock)
    loopMentions = mentions
    if current.kind == .name {
      guard current.name == name else {
        throw Messages.blockEndName(text(current.span), expected: names.text(name), current.span, opened: span)
      }
      try advance()
    }
    if isRequired, let content = body.first(where: { !isBlank($0) }) {
      report(Messages.requiredBlockNotEmpty(names.text(name), content.span))
    }
    try finishTag()
    return .block(BlockDefinition(name: name, isScoped: isScoped, isRequired: isRequired, body: body))
  }

  private func isBlank(_ statement: Statement) -> Bool {
    guard case .text = statement.kind else { return false }
    return bytes[statement.span.range].allSatisfy(Whitespace.isASCII)
  }

  private mutating func parseMacro(_ tag: Span) throws(Fault) -> Statement.Kind {
    try advance()
    let (name, _) = try expectName()
    var macro = MacroDefinition(name: name, parameters: [], defaults: [], body: [])
    try parseSignature(into: &macro)
    macro.body = try parseBody("macro", tag, endedBy: .endmacro)
    if try accept(.caller) {}
    if current.kind == .name { try advance() }
    try finishTag()
    return .macro(macro)
  }

  private mutating func parseSignature(into macro: inout MacroDefinition) throws(Fault) {
    try expect(.leftParenthesis)
    while current.kind != .rightParenthesis {
      if !macro.parameters.isEmpty { try expect(.comma) }
      // Jinja2 accepts a comma after the last parameter.
      if current.kind == .rightParenthesis { break }
      let (name, span) = try expectName()
      if try accept(.assign) {
        macro.defaults.append(try parseExpression())
      } else if !macro.defaults.isEmpty {
        throw Messages.parameterWithoutDefault(names.text(name), span)
      }
      macro.parameters.append((name, span))
    }
    try expect(.rightParenthesis)
  }

  private mutating func parseCall(_ tag: Span) throws(Fault) -> Statement.Kind {
    try advance()
    var caller = MacroDefinition(name: Keyword.caller.id, parameters: [], defaults: [], body: [])
    if current.kind == .leftParenthesis { try parseSignature(into: &caller) }
    let call = try parseExpression()
    guard case .call = call.kind else { throw Messages.callWithoutCall(call.span) }
    caller.body = try parseBody("call", tag, endedBy: .endcall)
    try finishTag()
    return .call(call, caller)
  }

  private mutating func parseReference(_ keyword: Keyword?) throws(Fault) -> Statement.Kind {
    try advance()
    switch keyword {
    case .extends: return .extends(try parseExpression())
    case .include:
      let name = try parseExpression()
      var ignoreMissing = false
      if isAt(.ignore) {
        try advance()
        try expect(.missing)
        ignoreMissing = true
      }
      var withContext = true
      var members: Expression?
      if try accept(.without) {
        try expect(.context)
        withContext = false
      } else if try accept(.with) {
        if current.kind == .leftBrace { members = try parseExpression() } else { try expect(.context) }
        if members != nil, try accept(.without) {
          try expect(.context)
          withContext = false
        }
      }
      return .include(name, ignoreMissing: ignoreMissing, withContext: withContext, members: members)
    case .import:
      let name = try parseExpression()
      try expect(.as)
      let alias = try expectName().name
      return .import(name, as: alias, withContext: try parseContextChoice() ?? false)
    case .from:
      let source = try parseExpression()
      try expect(.import)
      var imported: [(name: NameID, alias: NameID, span: Span)] = []
      while current.kind == .name {
        if let choice = try parseContextChoice() { return .from(source, names: imported, withContext: choice) }
        let (name, span) = try expectName()
        guard bytes[Int(span.start)] != UInt8(ascii: "_") else { throw Messages.privateImport(names.text(name), span) }
        let alias = try accept(.as) ? try expectName().name : name
        imported.append((name, alias, span))
        if try !accept(.comma) {
          let choice = try parseContextChoice()
          return .from(source, names: imported, withContext: choice ?? false)
        }
      }
      guard !imported.isEmpty else { throw unexpected(expected: "name") }
      return .from(source, names: imported, withContext: false)
    default:
      return .output(try parseTuple(allowConditional: true))
    }
  }

  /// `with context` or `without context`, when they follow.
  private mutating func parseContextChoice() throws(Fault) -> Bool? {
    guard isAt(.with) || isAt(.without) else { return nil }
    let (saved, token, before) = (lexer, current, previous)
    let isWith = isAt(.with)
    try advance()
    if try accept(.context) { return isWith }
    (lexer, current, previous) = (saved, token, before)
    return nil
  }

  /// What a statement assigns to.
  mutating func parseTarget(allowsTuple: Bool, allowsAttribute: Bool = false, endsAtIn: Bool = false) throws(Fault) -> Target {
    let start = current.span
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(start) }
    var targets: [Target] = []
    var isTuple = false
    while true {
      if allowsTuple, current.kind == .leftParenthesis || current.kind == .leftBracket {
        let close: Token.Kind = current.kind == .leftParenthesis ? .rightParenthesis : .rightBracket
        try advance()
        targets.append(try parseTarget(allowsTuple: true))
        try expect(close)
      } else {
        if current.kind != .name, isTuple { break }
        if isTuple, endsAtIn, isAt(.in) { break }
        let (name, span) = try expectName()
        if allowsAttribute, current.kind == .dot {
          try advance()
          let attribute = try expectName()
          targets.append(.attribute(name, attribute.name, Span(span, attribute.span)))
        } else {
          switch Keyword(name) {
          case .trueLower, .falseLower, .noneLower, .trueUpper, .falseUpper, .noneUpper, .not, .and, .or, .in, .is, .if, .else:
            throw Messages.cannotAssign(text(span), span)
          default: targets.append(.name(name, span))
          }
        }
      }
      guard allowsTuple, current.kind == .comma else { break }
      isTuple = true
      try advance()
      if current.kind == .assign || current.kind == .blockEnd { break }
    }
    if !isTuple, let only = targets.first { return only }
    return .tuple(targets, Span(start, previous))
  }
}
