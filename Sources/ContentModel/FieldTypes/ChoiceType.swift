import Diagnostics

/// One of the words the schema lists, or several of them.
struct ChoiceType: FieldType {
  static let name = "choice"

  private let choices: [String]
  private let isMany: Bool

  init(_ options: FieldOptions) throws(FieldFault) {
    guard !options.choices.isEmpty else { throw Messages.missingOption("of", type: ChoiceType.name) }
    choices = options.choices
    isMany = options.isMany
  }

  var isList: Bool { isMany }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let words = isMany ? cell.items : [cell.text.trimming()]
    for word in words where !choices.contains(word) {
      throw Messages.notChoice(word, choices: choices, nearest: NearestMatch.find(word, in: choices))
    }
    return isMany ? .list(words) : .text(words[0])
  }
}
