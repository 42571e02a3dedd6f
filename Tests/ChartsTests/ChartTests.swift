import Foundation
import Testing

@testable import Charts

@Suite("Charts")
struct ChartTests {
  private static let values = [
    ChartValue("示例村甲", 120, text: "120.00"), ChartValue("示例村乙", -30, text: "-30.00"), ChartValue("示例村丙", nil, text: "—"),
  ]

  @Test("carry their values as a table and in words, so that nobody needs to see them")
  func text() {
    let chart = Chart.bars("各村采购额", of: "元", Self.values)
    #expect(chart.table == [["", "元"], ["示例村甲", "120.00"], ["示例村乙", "-30.00"], ["示例村丙", "—"]])
    #expect(chart.description == "示例村甲：120.00；示例村乙：-30.00；示例村丙：—。")
    #expect(chart.svg.contains("<title>各村采购额</title><desc>示例村甲：120.00；"))
    #expect(chart.svg.contains(#"role="img" aria-label="各村采购额：示例村甲"#))
  }

  @Test("are well-formed XML whatever their labels say")
  func escaping() {
    let chart = Chart.bars("<&\">", of: "元", [ChartValue("</svg><script>\"", 1, text: "<b>")])
    #expect(XMLDocumentReader.isWellFormed(chart.svg))
    #expect(!chart.svg.contains("<script"))
  }

  @Test("draw a negative value to the left of zero and a missing one not at all")
  func negative() {
    let chart = Chart.bars("图", of: "元", Self.values)
    #expect(chart.svg.components(separatedBy: "<rect ").count == 3)
  }

  @Test("tell every fill apart without colour")
  func patterns() {
    let area = Area(left: 0, top: 0, right: 40, bottom: 20)
    let drawn = Fill.allCases.map { fill in fill.strokes(in: area).map { [$0.x1, $0.y1, $0.x2, $0.y2] } }
    for (index, strokes) in drawn.enumerated() {
      #expect(strokes.allSatisfy { $0[0] >= 0 && $0[2] <= 40 && min($0[1], $0[3]) >= 0 && max($0[1], $0[3]) <= 20 })
      for other in drawn[(index + 1)...] where !(strokes.isEmpty && other.isEmpty) { #expect(strokes != other) }
    }
    #expect(Fill.solid.strokes(in: area).isEmpty && Fill.solid.isDark && !Fill.white.isDark)
  }

  @Test("survive emptiness, zeros and numbers that are none")
  func degenerate() {
    let odd = [ChartValue("甲", .infinity, text: "?"), ChartValue("乙", .nan, text: "?"), ChartValue("丙", 0, text: "0")]
    for values in [[], odd] {
      let series = [ChartSeries("系列", values)]
      let charts: [Chart] = [
        .bars("图", of: "元", values), .lines("图", times: values.map(\.label), series),
        .smallMultiples("图", times: values.map(\.label), series),
        .stackedBars("图", series: values.map(\.label), [StackedRow(label: "行", parts: values, total: "0")]),
        .progress("图", values.map { ProgressRow(label: $0.label, share: $0.value, text: $0.text) }),
        .tileMap("图", of: "元", values.map { MapTile($0, at: nil) }),
      ]
      for chart in charts { #expect(XMLDocumentReader.isWellFormed(chart.svg) && !chart.svg.contains("nan") && !chart.svg.contains("inf")) }
    }
  }

  @Test(
    "count their axis in round steps, in 万 when it is long",
    arguments: [([3.0, 9], ["0", "5", "10"]), ([120_000.0], ["0", "5万", "10万", "15万"]), ([-20.0, 40], ["-20", "0", "20", "40"])])
  func scale(values: [Double], labels: [String]) {
    let scale = Scale(values)
    #expect(scale.ticks.map(scale.label) == labels)
  }

  @Test("put places on a grid as they lie, and none on another")
  func grid() {
    let corner = { (latitude: Double, longitude: Double) in MapTile.Position(latitude: latitude, longitude: longitude) }
    let grid = TileGrid([corner(43, 125), corner(44, 124), corner(43, 124), corner(44, 125)])
    #expect(grid.places.map { [$0.row, $0.column] } == [[1, 1], [0, 0], [1, 0], [0, 1]])
    let many = TileGrid((0..<27).map { $0 % 3 == 0 ? nil : corner(43, 124) })
    #expect(Set(many.places).count == 27)
  }
}

/// Whether a text is XML.
enum XMLDocumentReader {
  static func isWellFormed(_ text: String) -> Bool {
    // Every `<` opens an element that is closed again, and no bare `&` is left.
    var open: [Substring] = []
    for part in text.split(separator: "<").map(Substring.init) {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
    }
    return open.isEmpty && text.firstMatch(of: #/&(?!amp;|lt;|gt;|quot;)/#) == nil
  }
}
