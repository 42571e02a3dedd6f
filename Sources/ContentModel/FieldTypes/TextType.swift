/// Any text, on one line or several.
struct TextType: FieldType {
  static let name = "text"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) -> FieldValue { .text(cell.text) }
}
