/// A telephone number: digits, with `-`, `+`, spaces and brackets between them.
package struct PhoneType: FieldType {
  package static let name = "phone"
  package static let options = ["public"]

  /// Whether the numbers are given out, so that mobile ones may stand here.
  package let isPublic: Bool

  package init(_ options: FieldOptions) { isPublic = options.isPublic }

  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let text = cell.folded
    let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (5...16).contains(digits), text.allSatisfy({ "0123456789-+()转".contains($0) }) else { throw Messages.notPhone(cell.text) }
    return .text(cell.text.trimming())
  }
}
