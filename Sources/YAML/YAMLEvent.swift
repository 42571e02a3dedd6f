/// What stands next in a YAML text.
package struct YAMLEvent: Sendable, Hashable {
  package let kind: Kind
  package let mark: YAMLMark
  /// The name that the value is given, `x` of `&x`.
  package let anchor: String?

  package enum Kind: Sendable, Hashable {
    case documentStart
    /// A plain scalar is written without quotes and not as a block.
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
    /// `*x`, by its name.
    case alias(String)
    /// The end of the text; asked again, it comes again.
    case end

    /// How many levels deeper the next event stands.
    var nesting: Int {
      switch self {
      case .sequenceStart, .mappingStart: 1
      case .sequenceEnd, .mappingEnd: -1
      case .documentStart, .scalar, .alias, .end: 0
      }
    }
  }
}

/// A place in a YAML text.
package struct YAMLMark: Sendable, Hashable {
  /// From 1.
  package let line: Int
  /// From 1, in scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a text is not YAML.
package enum YAMLError: Error, Hashable {
  /// The problem in libyaml's words.
  case syntax(String, YAMLMark)
  /// The text holds what no YAML text may, such as a control character.
  case unreadable
}
