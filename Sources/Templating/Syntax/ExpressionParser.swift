/// Expressions by Jinja2's precedence, loosest first; its surprises are kept: `~` binds tighter than `+`, minus tighter than `**`.
extension Parser {
  mutating func parseExpression(allowConditional: Bool = true) throws(Fault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(current.span) }
    var expression = try parseOperators(.or)
    guard allowConditional else { return expression }
    while try accept(.if) {
      try link()
      let test = try parseOperators(.or)
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
    if endsTuple(end) {
      guard isParenthesised else { throw unexpected(expected: "expression") }
    } else {
      let first = try parseExpression(allowConditional: allowConditional)
      guard current.kind == .comma else { return first }
      items.append(first)
    }
    while try accept(.comma) {
      if endsTuple(end) { break }
      items.append(try parseExpression(allowConditional: allowConditional))
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

  /// How tightly an operator binds, loosest first.
  private enum Level: Int {
    case or, and, not, comparison, sum, concatenation, product, power

    /// The level of what stands to the right of the operator.
    var above: Level { Level(rawValue: rawValue + 1) ?? .power }
  }

  /// The level of the operator that is the current token.
  private var level: Level? {
    switch current.kind {
    case .add, .subtract: .sum
    case .tilde: .concatenation
    case .multiply, .divide, .floorDivide, .modulo: .product
    case .power: .power
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .name:
      switch current.name {
      case Keyword.or.id: .or
      case Keyword.and.id: .and
      case Keyword.in.id, Keyword.not.id: .comparison
      default: nil
      }
    default: nil
    }
  }

  /// Operands joined by operators of a level or tighter ones.
  private mutating func parseOperators(_ minimum: Level) throws(Fault) -> Expression {
    var left = minimum.rawValue <= Level.not.rawValue && isAt(.not) ? try parseNot() : try parseUnary(withFilters: true)
    while let level, level.rawValue >= minimum.rawValue {
      switch level {
      case .comparison:
        guard let first = try acceptComparison() else { return left }
        left = try parseComparisons(left, first)
      case .concatenation:
        var parts = [left]
        while try accept(.tilde) { parts.append(try parseOperators(.product)) }
        left = Expression(kind: .concatenation(parts), span: Span(left.span, previous))
      default:
        try link()
        let kind = current.kind
        try advance()
        let right = level == .power ? try parseUnary(withFilters: true) : try parseOperators(level.above)
        left = Expression(kind: joined(kind, level, left, right), span: Span(left.span, right.span))
      }
    }
    return left
  }

  private func joined(_ operation: Token.Kind, _ level: Level, _ left: Expression, _ right: Expression) -> Expression.Kind {
    switch operation {
    case .add: .binary(.add, left, right)
    case .subtract: .binary(.subtract, left, right)
    case .multiply: .binary(.multiply, left, right)
    case .divide: .binary(.divide, left, right)
    case .floorDivide: .binary(.floorDivide, left, right)
    case .modulo: .binary(.modulo, left, right)
    case .power: .binary(.power, left, right)
    default: level == .or ? .or(left, right) : .and(left, right)
    }
  }

  private mutating func parseNot() throws(Fault) -> Expression {
    let start = current.span
    depth += 1
    defer { depth -= 1 }
    guard depth < maximumDepth else { throw Messages.nestedTooDeeply(current.span) }
    try advance()
    let operand = try parseOperators(.not)
    return Expression(kind: .not(operand), span: Span(start, operand.span))
  }

  /// The rest of `a < b < c`, whose first operator has been read.
  private mutating func parseComparisons(_ left: Expression, _ first: Comparison) throws(Fault) -> Expression {
    var comparisons = [(comparison: first, operand: try parseOperators(.sum))]
    var span = Span(left.span, comparisons[0].operand.span)
    while let comparison = try acceptComparison() {
      let operand = try parseOperators(.sum)
      comparisons.append((comparison, operand))
      span = Span(left.span, operand.span)
    }
    return Expression(kind: .compare(left, comparisons), span: span)
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
      case .loop:
        loopMentions += 1
        return Expression(kind: .name(name), span: span)
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
        guard !arguments.hasSpread else { throw Messages.argumentOrder(current.span) }
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
        guard arguments.named.isEmpty, !arguments.hasSpread else {
          throw Messages.argumentOrder(current.span)
        }
        arguments.positional.append(try parseExpression())
      }
    }
    try expect(.rightParenthesis)
    return arguments
  }
}
