/// Several short texts, separated by 、 ； or ;.
struct ListType: FieldType {
  static let name = "list"

  init(_ options: FieldOptions) {}

  var isList: Bool { true }

  var groupsRecords: Bool { true }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let items = cell.items
    if let item = items.first(where: { ListType.pieces(of: $0, cell).count > 1 }) {
      throw Messages.listSeparator(item, items.flatMap { ListType.pieces(of: $0, cell) }, inFrontMatter: cell.isItems)
    }
    return .list(items)
  }

  /// What an item would be if its commas were the separator that was meant; one between digits parts thousands.
  ///
  /// In front matter 、 may stand within an item, unless it is the only one.
  private static func pieces(of item: String, _ cell: Cell) -> [String] {
    if !cell.isItems, !item.unicodeScalars.contains(where: { $0 == "，" || $0 == "," }) { return [item] }
    var pieces = [""]
    var previous: Character = " "
    for character in item {
      let isComma =
        character == "，" || character == "," && !previous.isNumber || cell.isItems && cell.items.count == 1 && "、；".contains(character)
      if isComma { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
      previous = character
    }
    return pieces.map { $0.trimming() }.filter { !$0.isEmpty }
  }
}
