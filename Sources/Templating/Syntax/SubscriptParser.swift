/// What follows a value after a dot or in brackets: attributes, items and slices.
extension Parser {
  mutating func parseSubscript(_ base: Expression) throws(Fault) -> Expression {
    try link()
    if try accept(.dot) {
      let span = current.span
      switch current.kind {
      case .name:
        let name = current.name
        try advance()
        return Expression(kind: .attribute(base, name), span: Span(base.span, span))
      case .integer:
        guard let number = NumberLiteral.integer(bytes[span.range]) else { throw Messages.numberTooLarge().at(span) }
        try advance()
        return Expression(kind: .item(base, Expression(kind: .constant(.int(number)), span: span)), span: Span(base.span, span))
      default: throw unexpected(expected: "name or number")
      }
    }
    try expect(.leftBracket)
    let start = current.span
    var items: [Expression] = []
    var slice: Expression?
    while current.kind != .rightBracket {
      if !items.isEmpty { try expect(.comma) }
      if current.kind == .rightBracket { break }
      let item = try parseSliceOrIndex(base)
      if case .slice = item.kind { slice = item }
      items.append(item)
    }
    try expect(.rightBracket)
    let span = Span(base.span, previous)
    guard let first = items.first else { throw Messages.emptySubscript(span) }
    if items.count == 1 {
      if var slice {
        slice.span = span
        return slice
      }
      return Expression(kind: .item(base, first), span: span)
    }
    return Expression(kind: .item(base, Expression(kind: .tuple(items), span: Span(start, previous))), span: span)
  }

  private mutating func parseSliceOrIndex(_ base: Expression) throws(Fault) -> Expression {
    var parts: [Expression?] = [nil]
    if current.kind != .colon {
      let index = try parseExpression()
      guard current.kind == .colon else { return index }
      parts[0] = index
    }
    while parts.count < 3, try accept(.colon) {
      switch current.kind {
      case .colon, .rightBracket, .comma: parts.append(nil)
      default: parts.append(try parseExpression())
      }
    }
    let (stop, step) = (parts.count > 1 ? parts[1] : nil, parts.count > 2 ? parts[2] : nil)
    return Expression(kind: .slice(base, start: parts[0], stop: stop, step: step), span: Span(base.span, previous))
  }
}
