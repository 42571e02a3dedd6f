/// A place on the map: degrees north and east (WGS-84), separated by a comma.
struct CoordinatesType: FieldType {
  static let name = "coordinates"

  init(_ options: FieldOptions) {}

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let parts = cell.folded.split(whereSeparator: { ",，、".contains($0) })
    guard parts.count == 2, let latitude = Amount(String(parts[0])), let longitude = Amount(String(parts[1])),
      (Amount(-90)...Amount(90)).contains(latitude), (Amount(-180)...Amount(180)).contains(longitude)
    else { throw Messages.notCoordinates(cell.text) }
    return .coordinates(latitude: latitude, longitude: longitude)
  }
}
