/// What the argument parser finds wrong, read off its English sentence, because that is all it tells.
enum ParserFault {
  /// The value of an argument or an option.
  case invalidValue(String, of: String, choices: [String])
  case unknownOption(String)
  /// An argument, or the value of an option.
  case missing(String)
  case unexpected([String])
  case valueNotTaken(String, option: String)

  init?(_ sentence: String) {
    if let found = sentence.firstMatch(of: /^The value '(.*?)' is invalid for '(.*?)'(.*)/.dotMatchesNewlines()) {
      self = .invalidValue(String(found.1), of: Self.name(found.2), choices: Self.quoted(found.3))
    } else if let found = sentence.firstMatch(of: /^(?:Unknown|Invalid) option:? '?(-[^\s']*)/) {
      self = .unknownOption(String(found.1))
    } else if let found = sentence.firstMatch(of: /^Missing (?:expected argument|value for|one of:) '(.*?)'/) {
      self = .missing(Self.name(found.1))
    } else if sentence.firstMatch(of: /^(?:Unexpected argument|\d+ unexpected arguments:) '/) != nil {
      self = .unexpected(Self.quoted(sentence[...]))
    } else if let found = sentence.firstMatch(of: /^The option '(.*?)' does not take any value, but '(.*)' was specified/) {
      self = .valueNotTaken(String(found.2), option: String(found.1))
    } else {
      return nil
    }
  }

  /// An option without the name of its value, as in `--root <root>`.
  private static func name(_ synopsis: Substring) -> String { String(synopsis.prefix { $0 != " " }) }

  private static func quoted(_ text: Substring) -> [String] {
    text.matches(of: /'(.*?)'/).map { String($0.1) }
  }
}
