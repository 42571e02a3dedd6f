/// A record of another collection, or several, written by key or by title.
package struct ReferenceType: FieldType {
  package static let name = "reference"
  package static let options = ["to", "many"]

  /// The collection the reference leads to.
  package let target: String
  package let isMany: Bool

  package init(_ options: FieldOptions) throws(FieldFault) {
    guard let target = options.target else { throw Messages.missingOption("to", type: ReferenceType.name) }
    self.target = target
    isMany = options.isMany
  }

  package var isList: Bool { isMany }

  package var groupsRecords: Bool { true }

  package func read(_ cell: Cell) -> FieldValue {
    .names(isMany ? cell.items : [cell.text.trimming()])
  }
}
