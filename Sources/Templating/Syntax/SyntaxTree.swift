/// An expression and the source it was read from.
struct Expression {
  indirect enum Kind {
    case constant(Value)
    case name(NameID)
    case array([Expression])
    case tuple([Expression])
    case object([(key: Expression, value: Expression)])
    case attribute(Expression, NameID)
    case item(Expression, Expression)
    case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
    case call(Expression, CallArguments)
    /// Without an input inside a filter block.
    case filter(Expression?, NameID, CallArguments)
    case test(Expression, NameID, CallArguments)
    case not(Expression)
    case negative(Expression)
    case positive(Expression)
    case binary(BinaryOperator, Expression, Expression)
    case compare(Expression, [(comparison: Comparison, operand: Expression)])
    case concatenation([Expression])
    case and(Expression, Expression)
    case or(Expression, Expression)
    case conditional(test: Expression, then: Expression, otherwise: Expression?)
  }

  var kind: Kind
  var span: Span
}

enum BinaryOperator: Int32 {
  case add, subtract, multiply, divide, floorDivide, modulo, power
}

enum Comparison: Int32 {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contained, notContained
}

/// What stands between the parentheses of a call.
struct CallArguments {
  var positional: [Expression] = []
  var named: [(name: NameID, value: Expression)] = []
  /// `*sequence`.
  var spread: Expression?
  /// `**mapping`.
  var namedSpread: Expression?

  var isEmpty: Bool { positional.isEmpty && named.isEmpty && spread == nil && namedSpread == nil }
}

/// What `set`, `for` and `with` assign to.
indirect enum Target {
  case name(NameID, Span)
  case tuple([Target], Span)
  case attribute(NameID, NameID, Span)
}

/// A statement and the tag (or text) that begins it.
struct Statement {
  indirect enum Kind {
    case text
    case output(Expression)
    case `if`([(test: Expression, body: [Statement])], otherwise: [Statement])
    case `for`(ForLoop)
    case set(Target, Expression)
    case capture(Target, filter: Expression?, body: [Statement])
    case with([(target: Target, value: Expression)], body: [Statement])
    case block(BlockDefinition)
    case extends(Expression)
    case include(Expression, ignoreMissing: Bool, withContext: Bool, members: Expression?)
    case `import`(Expression, as: NameID, withContext: Bool)
    case from(Expression, names: [(name: NameID, alias: NameID)], withContext: Bool)
    case macro(MacroDefinition)
    case call(Expression, MacroDefinition)
    case filter(Expression, body: [Statement])
    case autoescape(Expression, body: [Statement])
    case `do`(Expression)
    case `break`
    case `continue`
  }

  var kind: Kind
  var span: Span
}

struct ForLoop {
  var target: Target
  var sequence: Expression
  var condition: Expression?
  var isRecursive: Bool
  var body: [Statement]
  var otherwise: [Statement]
}

struct BlockDefinition {
  var name: NameID
  var isScoped: Bool
  var isRequired: Bool
  var body: [Statement]
}

struct MacroDefinition {
  var name: NameID
  var parameters: [(name: NameID, span: Span)]
  /// The defaults of the last parameters.
  var defaults: [Expression]
  var body: [Statement]
}
