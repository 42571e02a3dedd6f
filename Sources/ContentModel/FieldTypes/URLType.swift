/// An address on the web, beginning with http:// or https://.
struct URLType: FieldType {
  static let name = "url"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let text = cell.text.trimming()
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix), lower.utf8.count > scheme.utf8.count,
      !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 || "<>\"`{}\\".unicodeScalars.contains($0) })
    else { throw Messages.notURL(text) }
    return .text(text)
  }
}
