import Diagnostics

/// A place on the map: degrees north and east, separated by a comma, in the system the schema names (WGS-84 where it names none).
struct CoordinatesType: FieldType {
  static let name = "coordinates"
  static let options = ["system"]

  private let system: CoordinateSystem

  init(_ options: FieldOptions) throws(FieldFault) {
    guard let name = options.system else {
      system = .wgs84
      return
    }
    guard let system = CoordinateSystem(rawValue: name) else { throw Messages.unknownCoordinateSystem(name) }
    self.system = system
  }

  func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let parts = cell.folded.split(whereSeparator: { ",，、".contains($0) })
    guard parts.count == 2, let latitude = Amount(String(parts[0])), let longitude = Amount(String(parts[1])),
      (Amount(-90)...Amount(90)).contains(latitude), (Amount(-180)...Amount(180)).contains(longitude)
    else { throw Messages.notCoordinates(cell.text) }
    // What is in WGS-84 already stays as it was written, to the last digit.
    guard system != .wgs84 else { return .coordinates(latitude: latitude, longitude: longitude) }
    let place = system.wgs84(latitude: latitude.approximation, longitude: longitude.approximation)
    return .coordinates(latitude: Amount(degrees: place.latitude), longitude: Amount(degrees: place.longitude))
  }
}

extension Amount {
  /// Degrees to the sixth place, about ten centimetres.
  package init(degrees: Double) {
    self.init(millionths: Int128((degrees * 1_000_000).rounded()))
  }
}
