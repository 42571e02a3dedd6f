/// Yes or no, in the words and signs people use.
struct BooleanType: FieldType {
  static let name = "boolean"

  private static let yes: Set<String> = ["是", "有", "√", "✓", "✔", "对", "y", "yes", "true", "1"]
  private static let no: Set<String> = ["否", "无", "×", "✗", "✘", "x", "不", "没有", "n", "no", "false", "0"]

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let text = cell.folded.lowercased()
    if BooleanType.yes.contains(text) { return .boolean(true) }
    if BooleanType.no.contains(text) { return .boolean(false) }
    throw Messages.notBoolean(cell.text)
  }

  /// 无 and its like say no here.
  func isBlank(_ text: String) -> Bool {
    BlankMark.isBlank(text) && !BooleanType.no.contains(text)
  }
}
