import Diagnostics

/// One of the words the schema lists, or several of them.
struct ChoiceType: FieldType {
  static let name = "choice"
  static let options = ["of", "many"]

  let choices: [String]
  private let isMany: Bool

  init(_ options: FieldOptions) throws(FieldFault) {
    guard !options.choices.isEmpty else { throw Messages.missingOption("of", type: ChoiceType.name) }
    choices = options.choices
    isMany = options.isMany
  }

  var isList: Bool { isMany }

  var groupsRecords: Bool { true }

  var words: [String] { choices }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let words = isMany ? cell.items : [cell.text.trimming()]
    for word in words where !choices.contains(word) {
      if isMany, let separated = separated(word) { throw Messages.wrongSeparator(word, separated) }
      throw Messages.notChoice(word, choices: choices, nearest: NearestMatch.find(word, in: choices))
    }
    return isMany ? .list(words) : .text(words[0])
  }

  /// The known words that another separator than 、 or ；, or none, joins; nil when the text is not made of such words.
  private func separated(_ text: String) -> [String]? {
    var words: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      rest = rest.drop { ",，/／|和及与 \u{3000}".contains($0) }
      guard let word = choices.filter(rest.hasPrefix).max(by: { $0.count < $1.count }) else { break }
      words.append(word)
      rest = rest.dropFirst(word.count)
    }
    return rest.isEmpty && words.count > 1 ? words : nil
  }
}
