import Diagnostics

/// How a field's value follows from other fields of its record: a text with expressions in it, such as `{{ amount / quantity }}`.
///
/// Numbers are calculated exactly, to six places after the point.
package struct Derivation: Sendable {
  /// What came out: a number when the whole text is one expression that gives one, else a text.
  package enum Result: Sendable, Hashable {
    case number(Amount)
    case text(String)
  }

  indirect enum Expression: Sendable {
    case number(Amount)
    case field(String)
    case negative(Expression)
    case operation(Operator, Expression, Expression)
    case rounded(Expression, places: Int)
  }

  enum Operator: Sendable {
    case add, subtract, multiply, divide
  }

  enum Part: Sendable {
    case text(String)
    case expression(Expression)
  }

  /// The template as the schema has it.
  package let source: String
  private let parts: [Part]

  package init(_ source: String) throws(FieldFault) {
    self.source = source
    parts = try DerivationParser.parse(source)
  }

  /// The fields the value depends on, in the order of their first mention.
  package var fields: [String] {
    mentions.reduce(into: []) { names, mention in if !names.contains(mention.name) { names.append(mention.name) } }
  }

  /// The fields that are calculated with, which therefore have to be numbers.
  package var numbers: [String] { mentions.filter(\.isNumber).map(\.name) }

  /// The value; nil when a field it depends on is empty.
  package func evaluate(_ value: (String) -> FieldValue?) throws(FieldFault) -> Result? {
    for name in fields where value(name) == nil { return nil }
    if parts.count == 1, case .expression(let expression) = parts[0] {
      if case .field(let name) = expression, value(name)?.number == nil { return value(name).map { .text($0.plainText) } }
      return .number(try number(expression, value))
    }
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .expression(.field(let name)): text += value(name)?.plainText ?? ""
      case .expression(let expression): text += try number(expression, value).exactText
      }
    }
    return .text(text)
  }

  private func number(_ expression: Expression, _ value: (String) -> FieldValue?) throws(FieldFault) -> Amount {
    switch expression {
    case .number(let number): return number
    case .field(let name):
      guard let number = value(name)?.number else { throw Messages.notCalculable(name) }
      return number
    case .negative(let operand): return .zero - (try number(operand, value))
    case .rounded(let operand, let places): return try number(operand, value).rounded(to: places)
    case .operation(let operation, let left, let right):
      let (left, right) = (try number(left, value), try number(right, value))
      switch operation {
      case .add: return left + right
      case .subtract: return left - right
      case .multiply: return left * right
      case .divide:
        guard let quotient = left.divided(by: right) else { throw Messages.divisionByZero(source) }
        return quotient
      }
    }
  }

  /// The fields in the order they are named, and whether each is calculated with.
  private var mentions: [(name: String, isNumber: Bool)] {
    parts.flatMap { part -> [(name: String, isNumber: Bool)] in
      guard case .expression(let expression) = part else { return [] }
      return Derivation.mentions(expression, false)
    }
  }

  private static func mentions(_ expression: Expression, _ isNumber: Bool) -> [(name: String, isNumber: Bool)] {
    switch expression {
    case .number: []
    case .field(let name): [(name, isNumber)]
    case .negative(let operand), .rounded(let operand, _): mentions(operand, true)
    case .operation(_, let left, let right): mentions(left, true) + mentions(right, true)
    }
  }
}

/// Reads the text of a derivation; the operators bind as in templates, filters before products and products before sums.
private struct DerivationParser {
  private static let deepest = 50

  private let source: String
  private var rest: Substring
  private var depth = 0

  static func parse(_ source: String) throws(FieldFault) -> [Derivation.Part] {
    var parser = DerivationParser(source: source, rest: source[...])
    return try parser.parts()
  }

  private mutating func parts() throws(FieldFault) -> [Derivation.Part] {
    var parts: [Derivation.Part] = []
    while let opening = rest.firstRange(of: "{{") {
      if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
      rest = rest[opening.upperBound...]
      parts.append(.expression(try sum()))
      guard take("}}") else { throw fault }
    }
    guard parts.contains(where: { if case .expression = $0 { true } else { false } }) else { throw fault }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  private var fault: FieldFault { Messages.badDerivation(source, rest: String(rest.prefix(12))) }

  private mutating func sum() throws(FieldFault) -> Derivation.Expression {
    var left = try product()
    while true {
      if take("+") {
        left = .operation(.add, left, try product())
      } else if take("-") {
        left = .operation(.subtract, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(FieldFault) -> Derivation.Expression {
    var left = try filtered()
    while true {
      if take("*") {
        left = .operation(.multiply, left, try filtered())
      } else if take("/") {
        left = .operation(.divide, left, try filtered())
      } else {
        return left
      }
    }
  }

  private mutating func filtered() throws(FieldFault) -> Derivation.Expression {
    var operand = try primary()
    while take("|") {
      guard take("round") else { throw fault }
      var places = 0
      if take("(") {
        guard let digit = Int(word(where: \.isNumber)), digit <= Amount.places, take(")") else { throw fault }
        places = digit
      }
      operand = .rounded(operand, places: places)
    }
    return operand
  }

  private mutating func primary() throws(FieldFault) -> Derivation.Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < DerivationParser.deepest else { throw fault }
    if take("-") { return .negative(try primary()) }
    if take("(") {
      let inner = try sum()
      guard take(")") else { throw fault }
      return inner
    }
    let word = word { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    if let number = Amount(word) { return .number(number) }
    guard let first = word.first, !first.isNumber, !word.contains(".") else { throw fault }
    return .field(word)
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0 == " " }
  }

  private mutating func take(_ text: String) -> Bool {
    skipSpaces()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func word(where belongs: (Character) -> Bool) -> String {
    skipSpaces()
    let word = rest.prefix(while: belongs)
    rest = rest.dropFirst(word.count)
    return String(word)
  }
}

extension FieldValue {
  /// The number that is calculated with; nil for what is none.
  var number: Amount? {
    switch self {
    case .integer(let number): Amount(number)
    case .amount(let amount, _): amount
    default: nil
    }
  }

  /// The value as one would type it.
  package var plainText: String {
    switch self {
    case .text(let text), .image(let text): text
    case .integer(let number): "\(number)"
    case .amount(let amount, "%"): (amount * Amount(100)).exactText + "%"
    case .amount(let amount, let unit): amount.exactText + (unit ?? "")
    case .date(let date): date.chinese
    case .period(let period): period.chinese
    case .boolean(let flag): flag ? "是" : "否"
    case .list(let items), .names(let items): items.joined(separator: "、")
    case .references(let ids): ids.map(\.key).joined(separator: "、")
    case .coordinates(let latitude, let longitude): "\(latitude.exactText),\(longitude.exactText)"
    }
  }
}
