/// A place on a tile map.
package struct MapTile: Sendable, Hashable {
  package let value: ChartValue
  /// Where it lies, in degrees; nil when that is not known.
  package let position: Position?

  package struct Position: Sendable, Hashable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  package init(_ value: ChartValue, at position: Position?) {
    self.value = value
    self.position = position.flatMap { $0.latitude.isFinite && $0.longitude.isFinite ? $0 : nil }
  }
}

extension Chart {
  /// A tile a place, roughly where it lies, which is no map of borders; the fuller the fill, the greater the value.
  package static func tileMap(_ title: String, of what: String, _ tiles: [MapTile]) -> Chart {
    let grid = TileGrid(tiles.map(\.position))
    let width = min(86, Size.fullWidth / Double(max(1, grid.columns)))
    let height = 46.0
    let highest = tiles.compactMap(\.value.value).max() ?? 0
    let steps = MapSteps(highest: highest)
    let legend = Legend(names: steps.names)
    let top = legend.height(width: Size.fullWidth)
    var drawing = Drawing(height: max(Metrics.bar, top + Double(grid.rows) * height))
    legend.draw(in: &drawing) { drawing, index, area in
      drawing.rectangle(x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top, Fill(step: index))
    }
    let left = (Size.fullWidth - width * Double(grid.columns)) / 2
    for (tile, place) in zip(tiles, grid.places) {
      let (x, y) = (left + Double(place.column) * width, top + Double(place.row) * height)
      if let value = tile.value.value {
        drawing.rectangle(x: x + 2, y: y + 2, width: width - 4, height: 9, Fill(step: steps.step(of: value)))
      }
      drawing.path(
        "M\(coordinate(x + 2)) \(coordinate(y + 2))h\(coordinate(width - 4))v\(coordinate(height - 4))h\(coordinate(4 - width))z",
        width: 0.6)
      let name = LabelFitting.lines(tile.value.label, width: width - 8, size: 8, limit: 2)
      drawing.lines(name, x: x + width / 2, middle: y + 21, .middle, size: 8)
      let count = LabelFitting.shortened(tile.value.text, width: width - 8, size: 8)
      drawing.lines([count], x: x + width / 2, middle: y + height - 9, .middle, size: 8)
    }
    return Chart(
      title: title, description: spoken(tiles.map(\.value)), drawing: drawing,
      table: [["", what]] + tiles.map { [$0.value.label, $0.value.text] })
  }
}

/// The five steps of a tile map: nothing, and the quarters of the greatest value.
private struct MapSteps {
  let highest: Double

  var names: [String] { ["无", "最大值的 25% 以内", "25%～50%", "50%～75%", "75% 以上"] }

  func step(of value: Double) -> Int {
    guard value > 0, highest > 0 else { return 0 }
    return min(4, Int((value / highest * 4).rounded(.down)) + 1)
  }
}
