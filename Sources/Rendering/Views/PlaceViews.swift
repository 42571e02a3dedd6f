package import ContentModel
package import SiteStructure
package import Templating

/// How places look to a template: what lies near a record, and a schematic map of the places a record leads to.
package struct PlaceViews: Sendable {
  private let graph: SiteGraph
  private let records: RecordViews

  package init(_ graph: SiteGraph, _ records: RecordViews) {
    self.graph = graph
    self.records = records
  }

  /// The six records nearest to one, each with its card and its distance; empty where its place is not known.
  package func near(_ record: RecordID) -> Value {
    .array(
      graph.nearest(to: record, count: 6).map { near in
        .object([("card", records.card(of: near.place.record) ?? .none), ("distance", PlaceViews.kilometres(near.distance))])
      })
  }

  /// The places of a record's list of references in their order, on a plane 1000 units wide; none where fewer than two are known.
  package func map(of record: Record, in collection: Collection) -> Value {
    let stops = stops(of: record, in: collection)
    guard stops.count > 1 else { return .none }
    let map = Projection(stops)
    let places = stops.map(map.point)
    let points = zip(stops, places).enumerated().map { index, stop in
      Value.object([
        ("number", .int(index + 1)), ("card", records.card(of: stop.0.record) ?? .none), ("x", .int(stop.1.x)), ("y", .int(stop.1.y)),
        ("label_left", .bool(MapLabels.isLeft(at: index, of: places))),
      ])
    }
    let distances = zip(stops, stops.dropFirst()).map { $0.distance(to: $1) }
    let legs = zip(distances, zip(places, places.dropFirst())).map { distance, ends in
      let label = MapLabels.beside(ends.0, ends.1)
      return Value.object([
        ("distance", PlaceViews.kilometres(distance)), ("x", label.map { .int($0.x) } ?? .none), ("y", label.map { .int($0.y) } ?? .none),
      ])
    }
    return .object([
      ("width", .int(Projection.width)), ("height", .int(map.height)), ("points", .array(points)),
      ("legs", .array(legs)), ("total", PlaceViews.kilometres(distances.reduce(0, +))),
      ("scale", .object([("kilometres", .string(map.scale.text)), ("length", .int(map.scale.length))])),
    ])
  }

  private func stops(of record: Record, in collection: Collection) -> [Place] {
    for index in collection.schema.referenceFields where collection.schema.fields[index].type.isList {
      guard case .references(let ids)? = record.values[index] else { continue }
      let places = ids.compactMap { graph.place(of: $0) }
      if places.count > 1 { return places }
    }
    return []
  }

  /// Kilometres with one place, which prints as `3.2`.
  private static func kilometres(_ distance: Double) -> Value {
    let tenths = Int((min(distance, 100_000) * 10).rounded())
    return .string("\(tenths / 10).\(tenths % 10)")
  }
}

/// Where the words of a map stand, in its units.
private enum MapLabels {
  typealias Point = (x: Int, y: Int)

  /// The room a stop's name takes beside it.
  private static let name = (width: 300, height: 60)

  /// Whether a stop's name stands at its left: towards the middle of the map, unless another stop stands there and none at the other side.
  static func isLeft(at index: Int, of points: [Point]) -> Bool {
    let point = points[index]
    let level = points.indices.filter { $0 != index && abs(points[$0].y - point.y) < name.height }.map { points[$0].x - point.x }
    let isFree = (
      left: point.x > name.width && !level.contains { (-name.width...0).contains($0) },
      right: point.x < Projection.width - name.width && !level.contains { (0...name.width).contains($0) }
    )
    return isFree.left == isFree.right ? point.x > 600 : isFree.left
  }

  /// Where the length of a leg stands: beside its middle; none where it is too short to have it.
  static func beside(_ from: Point, _ to: Point) -> Point? {
    let (dx, dy) = (Double(to.x - from.x), Double(to.y - from.y))
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 120 else { return nil }
    // At the right of a steep leg, above a level one; baselines lie below the middle of a text.
    var across = (x: dy / length, y: -dx / length)
    if abs(across.x) > abs(across.y) ? across.x < 0 : across.y > 0 { across = (-across.x, -across.y) }
    return ((from.x + to.x) / 2 + Int((across.x * 44).rounded()), (from.y + to.y) / 2 + Int((across.y * 28).rounded()) + 9)
  }
}

/// Fits places into a rectangle, north up, with the same scale in both directions.
private struct Projection {
  static let width = 1000
  private static let margin = 90.0

  let height: Int
  let scale: (text: String, length: Int)
  private let latitude: Double
  private let west: Double
  private let north: Double
  private let unitsAKilometre: Double
  private let shift: (x: Double, y: Double)

  init(_ places: [Place]) {
    let latitude = places.map(\.latitude).reduce(0, +) / Double(places.count)
    let points = places.map { $0.projected(around: latitude) }
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (west, east) = (xs.min() ?? 0, xs.max() ?? 0)
    let (north, south) = (ys.min() ?? 0, ys.max() ?? 0)
    let room = (x: Double(Projection.width) - 2 * Projection.margin, y: 700 - 2 * Projection.margin)
    // A hundred metres are the least that fills the map, so that places side by side do not divide by nothing.
    let units = min(room.x / max(0.1, east - west), room.y / max(0.1, south - north))
    let used = (x: (east - west) * units, y: (south - north) * units)
    let inner = max(used.y, 240)
    height = Int((inner + 2 * Projection.margin).rounded())
    shift = ((room.x - used.x) / 2 + Projection.margin, (inner - used.y) / 2 + Projection.margin)
    unitsAKilometre = units
    self.latitude = latitude
    self.west = west
    self.north = north
    let rounds: [(text: String, kilometres: Double)] = [
      ("0.05", 0.05), ("0.1", 0.1), ("0.2", 0.2), ("0.5", 0.5), ("1", 1), ("2", 2), ("5", 5), ("10", 10), ("20", 20), ("50", 50),
      ("100", 100), ("200", 200), ("500", 500), ("1000", 1000),
    ]
    let round = rounds.last { $0.kilometres * units <= 260 } ?? rounds[0]
    scale = (round.text, Int((round.kilometres * units).rounded()))
  }

  func point(_ place: Place) -> (x: Int, y: Int) {
    let (x, y) = place.projected(around: latitude)
    return (
      Int(((x - west) * unitsAKilometre + shift.x).rounded()), Int(((y - north) * unitsAKilometre + shift.y).rounded())
    )
  }
}
