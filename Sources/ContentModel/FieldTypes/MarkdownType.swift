/// A short text in Markdown; templates turn it into HTML.
struct MarkdownType: FieldType {
  static let name = "markdown"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) -> FieldValue { .text(cell.text) }
}
