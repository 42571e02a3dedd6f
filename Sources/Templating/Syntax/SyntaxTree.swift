/// An expression and the source it was read from.
struct Expression {
  enum Kind {
    case constant(Value)
    case name(NameID)
    case array([Expression])
    case tuple([Expression])
    case object([(key: Expression, value: Expression)])
    indirect case attribute(Expression, NameID)
    indirect case item(Expression, Expression)
    indirect case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
    indirect case call(Expression, CallArguments)
    /// Without an input inside a filter block.
    indirect case filter(Expression?, NameID, CallArguments)
    indirect case test(Expression, NameID, CallArguments)
    indirect case not(Expression)
    indirect case negative(Expression)
    indirect case positive(Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    indirect case compare(Expression, [(comparison: Comparison, operand: Expression)])
    case concatenation([Expression])
    indirect case and(Expression, Expression)
    indirect case or(Expression, Expression)
    indirect case conditional(test: Expression, then: Expression, otherwise: Expression?)
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
  var named: [(name: NameID, span: Span, value: Expression)] = []
  /// `*sequence` and `**mapping`, which are rare, kept apart so that calls stay small.
  private var spreads: Spreads?

  private final class Spreads {
    let sequence: Expression?
    let mapping: Expression?

    init(_ sequence: Expression?, _ mapping: Expression?) {
      self.sequence = sequence
      self.mapping = mapping
    }
  }

  init() {}

  /// `*sequence`.
  var spread: Expression? {
    get { spreads?.sequence }
    set { spreads = Spreads(newValue, namedSpread) }
  }

  /// `**mapping`.
  var namedSpread: Expression? {
    get { spreads?.mapping }
    set { spreads = Spreads(spread, newValue) }
  }

  var hasSpread: Bool { spreads != nil }

  var isEmpty: Bool { positional.isEmpty && named.isEmpty && !hasSpread }
}

/// What `set`, `for` and `with` assign to.
enum Target {
  case name(NameID, Span)
  case tuple([Target], Span)
  case attribute(NameID, NameID, Span)
}

/// A statement and the tag (or text) that begins it.
struct Statement {
  enum Kind {
    case text
    case output(Expression)
    case `if`([(test: Expression, body: [Statement])], otherwise: [Statement])
    indirect case `for`(ForLoop)
    indirect case set(Target, Expression)
    indirect case capture(Target, filter: Expression?, body: [Statement])
    case with([(target: Target, value: Expression)], body: [Statement])
    indirect case block(BlockDefinition)
    case extends(Expression)
    indirect case include(Expression, ignoreMissing: Bool, withContext: Bool, members: Expression?)
    indirect case `import`(Expression, as: NameID, withContext: Bool)
    indirect case from(Expression, names: [(name: NameID, alias: NameID, span: Span)], withContext: Bool)
    indirect case macro(MacroDefinition)
    indirect case call(Expression, MacroDefinition)
    indirect case filter(Expression, body: [Statement])
    indirect case autoescape(Expression, body: [Statement])
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
  /// Whether scoped blocks and templates used in the body see `loop`: as in Jinja2, when the body mentions it or has a scoped block.
  var showsLoop: Bool
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
