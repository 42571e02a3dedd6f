/// An address on the web, beginning with http:// or https://.
struct URLType: FieldType {
  static let name = "url"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let text = cell.text.trimming()
    let lower = text.lowercased()
    guard ["https://", "http://"].contains(where: lower.hasPrefix), WebURL.isWellFormed(text) else { throw Messages.notURL(text) }
    return .text(text)
  }
}
