/// A range of byte offsets in a template's source.
struct Span: Sendable, Hashable {
  var start: Int32
  var end: Int32

  init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// From the start of one to the end of the other.
  init(_ first: Span, _ last: Span) {
    start = first.start
    end = last.end
  }

  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

/// One lexical unit of a template.
struct Token {
  enum Kind: UInt8 {
    case text, variableBegin, variableEnd, blockBegin, blockEnd, endOfTemplate
    case name, integer, float, string
    case add, subtract, multiply, divide, floorDivide, modulo, power, tilde
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case assign, dot, colon, pipe, comma, semicolon
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  }

  var kind: Kind
  var span: Span
  /// The interned text of a name; -1 for other tokens.
  var name: NameID = -1
}

extension Token.Kind {
  /// How the token is written, for messages.
  var spelling: String {
    switch self {
    case .text: "text"
    case .variableBegin: "{{"
    case .variableEnd: "}}"
    case .blockBegin: "{%"
    case .blockEnd: "%}"
    case .endOfTemplate: "end of template"
    case .name: "name"
    case .integer: "integer"
    case .float: "number"
    case .string: "string"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "**"
    case .tilde: "~"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .assign: "="
    case .dot: "."
    case .colon: ":"
    case .pipe: "|"
    case .comma: ","
    case .semicolon: ";"
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    }
  }
}
