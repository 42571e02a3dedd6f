/// Expressions by Jinja2's precedence, loosest first; its surprises are kept: `~` binds tighter than `+`, minus tighter than `**`.
extension Parser {
  mutating func parseExpression(allowConditional: Bool = true) throws(Fault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(current.span) }
    var expression = try parseOr()
    guard allowConditional else { return expression }
    while try accept(.if) {
      try link()
      let test = try parseOr()
      let otherwise = try accept(.else) ? try parseExpression() : nil
      expression = Expression(
        kind: .conditional(test: test, then: expression, otherwise: otherwise), span: Span(expression.span, previous))
    }
    return expression
  }

  /// An expression, or a tuple without parentheses.
  mutating func parseTuple(allowConditional: Bool, endsAt end: Keyword? = nil, isParenthesised: Bool = false) throws(Fault) -> Expression {
    let start = current.span
    var items: [Expression] = []
    var isTuple = false
    while true {
      if !items.isEmpty { try expect(.comma) }
      if endsTuple(end) { break }
      items.append(try parseExpression(allowConditional: allowConditional))
      guard current.kind == .comma else { break }
      isTuple = true
    }
    if !isTuple {
      if let only = items.first { return only }
      guard isParenthesised else { throw unexpected(expected: "expression") }
    }
    return Expression(kind: .tuple(items), span: Span(start, previous))
  }

  private func endsTuple(_ end: Keyword?) -> Bool {
    switch current.kind {
    case .variableEnd, .blockEnd, .rightParenthesis: true
    case .name: isAt(.in) || end.map { isAt($0) } ?? false
    default: false
    }
  }

  private mutating func parseOr() throws(Fault) -> Expression {
    var left = try parseAnd()
    while try accept(.or) {
      try link()
      let right = try parseAnd()
      left = Expression(kind: .or(left, right), span: Span(left.span, right.span))
    }
    return left
  }

  private mutating func parseAnd() throws(Fault) -> Expression {
    var left = try parseNot()
    while try accept(.and) {
      try link()
      let right = try parseNot()
      left = Expression(kind: .and(left, right), span: Span(left.span, right.span))
    }
    return left
  }

  private mutating func parseNot() throws(Fault) -> Expression {
    let start = current.span
    guard isAt(.not) else { return try parseComparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(current.span) }
    try advance()
    let operand = try parseNot()
    return Expression(kind: .not(operand), span: Span(start, operand.span))
  }

  private mutating func parseComparison() throws(Fault) -> Expression {
    let first = try parseSum()
    var comparisons: [(comparison: Comparison, operand: Expression)] = []
    while let comparison = try acceptComparison() {
      comparisons.append((comparison, try parseSum()))
    }
    guard let last = comparisons.last else { return first }
    return Expression(kind: .compare(first, comparisons), span: Span(first.span, last.operand.span))
  }

  private mutating func acceptComparison() throws(Fault) -> Comparison? {
    let comparison: Comparison
    switch current.kind {
    case .equal: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessOrEqual: comparison = .lessOrEqual
    case .greater: comparison = .greater
    case .greaterOrEqual: comparison = .greaterOrEqual
    case .name where current.name == Keyword.in.id: comparison = .contained
    case .name where current.name == Keyword.not.id:
      var ahead = lexer
      guard let following = try? ahead.next(&names), following.kind == .name, following.name == Keyword.in.id else { return nil }
      try advance()
      comparison = .notContained
    default: return nil
    }
    try advance()
    return comparison
  }

  private mutating func parseSum() throws(Fault) -> Expression {
    var left = try parseConcatenation()
    while current.kind == .add || current.kind == .subtract {
      try link()
      let operation: BinaryOperator = current.kind == .add ? .add : .subtract
      try advance()
      let right = try parseConcatenation()
      left = Expression(kind: .binary(operation, left, right), span: Span(left.span, right.span))
    }
    return left
  }

  private mutating func parseConcatenation() throws(Fault) -> Expression {
    let first = try parseProduct()
    guard current.kind == .tilde else { return first }
    var parts = [first]
    while try accept(.tilde) { parts.append(try parseProduct()) }
    return Expression(kind: .concatenation(parts), span: Span(first.span, previous))
  }

  private mutating func parseProduct() throws(Fault) -> Expression {
    var left = try parsePower()
    while true {
      let operation: BinaryOperator
      switch current.kind {
      case .multiply: operation = .multiply
      case .divide: operation = .divide
      case .floorDivide: operation = .floorDivide
      case .modulo: operation = .modulo
      default: return left
      }
      try link()
      try advance()
      let right = try parsePower()
      left = Expression(kind: .binary(operation, left, right), span: Span(left.span, right.span))
    }
  }

  private mutating func parsePower() throws(Fault) -> Expression {
    var left = try parseUnary(withFilters: true)
    while try accept(.power) {
      try link()
      let right = try parseUnary(withFilters: true)
      left = Expression(kind: .binary(.power, left, right), span: Span(left.span, right.span))
    }
    return left
  }

  private mutating func parseUnary(withFilters: Bool) throws(Fault) -> Expression {
    let start = current.span
    var expression: Expression
    switch current.kind {
    case .subtract, .add:
      depth += 1
      defer { depth -= 1 }
      guard depth < maximumDepth else { throw Messages.nestedTooDeeply(current.span) }
      let isNegative = current.kind == .subtract
      try advance()
      let operand = try parseUnary(withFilters: false)
      expression = Expression(kind: isNegative ? .negative(operand) : .positive(operand), span: Span(start, operand.span))
    default: expression = try parsePrimary()
    }
    switch current.kind {
    case .dot, .leftBracket, .leftParenthesis: expression = try parsePostfix(expression)
    default: break
    }
    guard withFilters, current.kind == .pipe || current.kind == .name || current.kind == .leftParenthesis else { return expression }
    return try parseFiltersAndTests(expression)
  }

  private mutating func parsePrimary() throws(Fault) -> Expression {
    let span = current.span
    switch current.kind {
    case .name:
      let name = current.name
      try advance()
      switch Keyword(name) {
      case .trueLower, .trueUpper: return Expression(kind: .constant(.bool(true)), span: span)
      case .falseLower, .falseUpper: return Expression(kind: .constant(.bool(false)), span: span)
      case .noneLower, .noneUpper: return Expression(kind: .constant(.none), span: span)
      default: return Expression(kind: .name(name), span: span)
      }
    case .string:
      var text = StringLiteral.text(of: UnsafeBufferPointer(rebasing: bytes[Int(span.start) + 1..<Int(span.end) - 1]))
      try advance()
      while current.kind == .string {
        text += StringLiteral.text(of: UnsafeBufferPointer(rebasing: bytes[Int(current.span.start) + 1..<Int(current.span.end) - 1]))
        try advance()
      }
      return Expression(kind: .constant(.string(text)), span: Span(span, previous))
    case .integer:
      guard let number = NumberLiteral.integer(bytes[span.range]) else { throw Messages.numberTooLarge().at(span) }
      try advance()
      return Expression(kind: .constant(.int(number)), span: span)
    case .float:
      guard let number = NumberLiteral.double(bytes[span.range]) else { throw Messages.numberTooLarge().at(span) }
      try advance()
      return Expression(kind: .constant(.double(number)), span: span)
    case .leftParenthesis:
      try advance()
      var inner = try parseTuple(allowConditional: true, isParenthesised: true)
      try expect(.rightParenthesis)
      inner.span = Span(span, previous)
      return inner
    case .leftBracket:
      try advance()
      var items: [Expression] = []
      while current.kind != .rightBracket {
        if !items.isEmpty { try expect(.comma) }
        if current.kind == .rightBracket { break }
        items.append(try parseExpression())
      }
      try expect(.rightBracket)
      return Expression(kind: .array(items), span: Span(span, previous))
    case .leftBrace:
      try advance()
      var members: [(key: Expression, value: Expression)] = []
      while current.kind != .rightBrace {
        if !members.isEmpty { try expect(.comma) }
        if current.kind == .rightBrace { break }
        let key = try parseExpression()
        try expect(.colon)
        members.append((key, try parseExpression()))
      }
      try expect(.rightBrace)
      return Expression(kind: .object(members), span: Span(span, previous))
    default: throw unexpected(expected: "expression")
    }
  }

  private mutating func parsePostfix(_ base: Expression) throws(Fault) -> Expression {
    var expression = base
    while true {
      switch current.kind {
      case .dot, .leftBracket: expression = try parseSubscript(expression)
      case .leftParenthesis: expression = try parseCallSuffix(expression)
      default: return expression
      }
    }
  }

  private mutating func parseCallSuffix(_ callee: Expression) throws(Fault) -> Expression {
    try link()
    let arguments = try parseArguments()
    return Expression(kind: .call(callee, arguments), span: Span(callee.span, previous))
  }

  private mutating func parseFiltersAndTests(_ base: Expression) throws(Fault) -> Expression {
    var expression = base
    while true {
      switch current.kind {
      case .pipe: expression = try parsePipes(expression) ?? expression
      case .name where current.name == Keyword.is.id: expression = try parseTest(expression)
      case .leftParenthesis: expression = try parseCallSuffix(expression)
      default: return expression
      }
    }
  }

  /// `| name(arguments) | …` applied to `input`.
  mutating func parsePipes(_ input: Expression?) throws(Fault) -> Expression? {
    var expression = input
    while try accept(.pipe) { expression = try parseFilterName(expression) }
    return expression
  }

  /// The filters of a filter block, whose input is its body.
  mutating func parseFilterChain() throws(Fault) -> Expression {
    let first = try parseFilterName(nil)
    return try parsePipes(first) ?? first
  }

  private mutating func parseFilterName(_ input: Expression?) throws(Fault) -> Expression {
    try link()
    let (name, span) = try parseDottedName()
    let arguments = current.kind == .leftParenthesis ? try parseArguments() : CallArguments()
    return Expression(kind: .filter(input, name, arguments), span: span)
  }

  private mutating func parseDottedName() throws(Fault) -> (name: NameID, span: Span) {
    var (name, span) = try expectName()
    while current.kind == .dot {
      try advance()
      let next = try expectName()
      span = Span(span, next.span)
      name = names.id(of: names.text(name) + "." + names.text(next.name))
    }
    return (name, span)
  }

  private mutating func parseTest(_ input: Expression) throws(Fault) -> Expression {
    try link()
    try advance()
    let isNegated = try accept(.not)
    let (name, span) = try parseDottedName()
    var arguments = CallArguments()
    switch current.kind {
    case .leftParenthesis: arguments = try parseArguments()
    case .name where isAt(.else) || isAt(.or) || isAt(.and): break
    case .name where isAt(.is): throw Messages.chainedTest(current.span)
    // A conditional expression or a loop's filter follows rather than an argument named `if`.
    case .name where isAt(.if): break
    case .name, .string, .integer, .float, .leftBracket, .leftBrace:
      let primary = try parsePrimary()
      arguments.positional = [try parsePostfix(primary)]
    default: break
    }
    let test = Expression(kind: .test(input, name, arguments), span: Span(span, previous))
    return isNegated ? Expression(kind: .not(test), span: Span(span, previous)) : test
  }

  private mutating func parseArguments() throws(Fault) -> CallArguments {
    var arguments = CallArguments()
    var count = 0
    try expect(.leftParenthesis)
    while current.kind != .rightParenthesis {
      if count > 0 { try expect(.comma) }
      if current.kind == .rightParenthesis { break }
      count += 1
      if try accept(.multiply) {
        guard arguments.spread == nil, arguments.namedSpread == nil else { throw Messages.argumentOrder(current.span) }
        arguments.spread = try parseExpression()
      } else if try accept(.power) {
        guard arguments.namedSpread == nil else { throw Messages.argumentOrder(current.span) }
        arguments.namedSpread = try parseExpression()
      } else {
        if current.kind == .name, lexer.isBeforeAssignment {
          guard arguments.namedSpread == nil else { throw Messages.argumentOrder(current.span) }
          let (name, span) = (current.name, current.span)
          try advance()
          try advance()
          arguments.named.append((name, span, try parseExpression()))
          continue
        }
        guard arguments.named.isEmpty, arguments.spread == nil, arguments.namedSpread == nil else {
          throw Messages.argumentOrder(current.span)
        }
        arguments.positional.append(try parseExpression())
      }
    }
    try expect(.rightParenthesis)
    return arguments
  }
}
