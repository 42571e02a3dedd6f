/// Gives each of a number of places a square of a grid, near to where it lies on the map and never two the same.
struct TileGrid {
  struct Place: Hashable {
    let column: Int
    let row: Int
  }

  /// In the order of the positions.
  let places: [Place]
  let columns: Int
  let rows: Int
  private static let widest = 5

  init(_ positions: [MapTile.Position?]) {
    var side = 1
    while side * side < positions.count { side += 1 }
    let columns = min(TileGrid.widest, side)
    let rows = (positions.count + columns - 1) / columns
    let known = positions.compactMap(\.self)
    var taken: [Int: Place] = [:]
    var free = (0..<rows).flatMap { row in (0..<columns).map { Place(column: $0, row: row) } }
    let (south, north) = (known.map(\.latitude).min() ?? 0, known.map(\.latitude).max() ?? 0)
    let (west, east) = (known.map(\.longitude).min() ?? 0, known.map(\.longitude).max() ?? 0)
    func share(_ value: Double, _ low: Double, _ high: Double) -> Double { high > low ? (value - low) / (high - low) : 0.5 }
    // From north to south, then from west to east: the same places always get the same squares.
    let order = positions.indices.sorted { first, second in
      guard let a = positions[first], let b = positions[second] else {
        return positions[first] != nil && positions[second] == nil
          ? true
          : positions[first] == nil && positions[second] != nil ? false : first < second
      }
      return (b.latitude, a.longitude, first) < (a.latitude, b.longitude, second)
    }
    for index in order {
      guard let position = positions[index] else { continue }
      let x = share(position.longitude, west, east) * Double(columns - 1)
      let y = (1 - share(position.latitude, south, north)) * Double(rows - 1)
      func distance(_ place: Place) -> Double {
        let (across, down) = (Double(place.column) - x, Double(place.row) - y)
        return across * across + down * down
      }
      guard let nearest = free.indices.min(by: { distance(free[$0]) < distance(free[$1]) }) else { break }
      taken[index] = free.remove(at: nearest)
    }
    // Those that lie nowhere known fill what is left, in reading order.
    for index in order where positions[index] == nil {
      if !free.isEmpty { taken[index] = free.removeFirst() }
    }
    places = positions.indices.map { taken[$0] ?? Place(column: 0, row: 0) }
    self.columns = columns
    self.rows = rows
  }
}
