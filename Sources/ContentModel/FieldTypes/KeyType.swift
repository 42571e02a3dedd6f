/// The name of a record, used in addresses: letters, digits, Han characters, `-` and `_`.
package struct KeyType: FieldType {
  package static let name = "key"

  package init(_ options: FieldOptions) {}

  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let key = cell.text
    if let wrong = key.unicodeScalars.first(where: { !KeyType.allows($0) }) {
      throw Messages.keyCharacter(key, wrong)
    }
    guard key.utf8.count > 4 || !KeyType.deviceNames.contains(key.uppercased()) else { throw Messages.keyOfDevice(key) }
    guard key.utf8.count <= 120 else { throw Messages.keyTooLong(key) }
    return .text(key)
  }

  /// What Windows takes for a device, so that no folder there can have the name.
  private static let deviceNames = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

  /// Characters that are safe in file names and addresses on every system.
  private static func allows(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: scalar.properties.isIdeographic
    }
  }
}
