import ContentLoading
package import ContentModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A record's place on the globe, in degrees north and east (WGS-84).
package struct Place: Sendable {
  package let record: RecordID
  package let latitude: Double
  package let longitude: Double

  /// Kilometres as the crow flies, on a sphere of the earth's mean radius.
  package func distance(to other: Place) -> Double {
    let radians = Double.pi / 180
    let north = sin((other.latitude - latitude) * radians / 2)
    let east = sin((other.longitude - longitude) * radians / 2)
    let chord = north * north + cos(latitude * radians) * cos(other.latitude * radians) * east * east
    return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
  }

  /// The place on a plane map around `latitude`, in kilometres east and south of the meridian and the equator.
  package func projected(around latitude: Double) -> (x: Double, y: Double) {
    let kilometresADegree = 6371.0088 * Double.pi / 180
    return (longitude * cos(latitude * Double.pi / 180) * kilometresADegree, -self.latitude * kilometresADegree)
  }
}

/// All records whose place is known and that have a page.
struct Places: Sendable {
  /// From south to north.
  private let places: [Place]
  private let positions: [RecordID: Int]

  init(_ library: ContentLibrary) {
    var found: [Place] = []
    for collection in library.collections where collection.schema.pages != nil {
      for record in collection.records {
        if let place = Places.place(of: record, collection.schema.coordinateFields) { found.append(place) }
      }
    }
    places = found.sorted { ($0.latitude, $0.longitude, $0.record) < ($1.latitude, $1.longitude, $1.record) }
    positions = Dictionary(places.enumerated().map { ($1.record, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(record: RecordID) -> Place? {
    positions[record].map { places[$0] }
  }

  /// The places nearest to a record's, nearest first, with their distances in kilometres.
  func nearest(to record: RecordID, count: Int) -> [(place: Place, distance: Double)] {
    guard let start = positions[record], count > 0 else { return [] }
    let origin = places[start]
    var nearest: [(place: Place, distance: Double)] = []
    var (south, north) = (start - 1, start + 1)
    // A place is at least as far away as it lies further north or south, so the search ends where that alone is too far.
    func isTooFar(_ place: Place) -> Bool {
      guard nearest.count == count, let last = nearest.last else { return false }
      return abs(place.latitude - origin.latitude) * 111 > last.distance
    }
    func take(_ place: Place) {
      let distance = origin.distance(to: place)
      let position = nearest.firstIndex { ($0.distance, $0.place.record) > (distance, place.record) } ?? nearest.count
      guard position < count else { return }
      nearest.insert((place, distance), at: position)
      if nearest.count > count { nearest.removeLast() }
    }
    while south >= 0 || north < places.count {
      if south >= 0 {
        if isTooFar(places[south]) { south = -1 } else { take(places[south]); south -= 1 }
      }
      if north < places.count {
        if isTooFar(places[north]) { north = places.count } else { take(places[north]); north += 1 }
      }
    }
    return nearest
  }

  /// The first coordinates among a record's values.
  private static func place(of record: Record, _ fields: [Int]) -> Place? {
    for case .coordinates(let latitude, let longitude)? in fields.lazy.map({ record.values[$0] }) {
      return Place(record: record.id, latitude: latitude.approximation, longitude: longitude.approximation)
    }
    return nil
  }
}
