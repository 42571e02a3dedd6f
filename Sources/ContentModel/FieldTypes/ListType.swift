/// Several short texts, separated by 、 ； or ;.
struct ListType: FieldType {
  static let name = "list"

  init(_ options: FieldOptions) {}

  var isList: Bool { true }

  var groupsRecords: Bool { true }

  func read(_ cell: Cell) -> FieldValue { .list(cell.items) }
}
