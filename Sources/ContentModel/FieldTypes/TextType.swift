/// Any text, on one line or several.
package struct TextType: FieldType {
  package static let name = "text"

  package init(_ options: FieldOptions) {}

  package func read(_ cell: Cell) -> FieldValue { .text(cell.text) }
}
