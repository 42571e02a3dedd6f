import TestSupport
import Testing

@testable import Charts

@Suite("Labels of charts")
struct LabelTests {
  @Test(
    "stay whole where they fit, break where they may, and end in an ellipsis where nothing else helps",
    arguments: [
      ("红嘴村", 60.0, 2, ["红嘴村"]),
      ("平西乡红嘴村民委员会", 50, 2, ["平西乡红嘴", "村民委员会"]),
      ("甲乙丙丁，戊己", 40, 2, ["甲乙丙", "丁，戊己"]),
      ("平西乡红嘴村民委员会", 50, 1, ["平西乡红…"]),
      ("2020年 1月", 33, 2, ["2020", "年 1月"]),
      ("甲", 5, 2, [""]),
    ])
  func fitting(text: String, width: Double, limit: Int, expected: [String]) {
    #expect(LabelFitting.lines(text, width: width, size: 10, limit: limit) == expected)
  }

  @Test("no two labels of a chart touch, and none leaves it, whatever they say", arguments: 0..<60)
  func randomLabels(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for chart in Self.charts(&numbers) {
      let boxes = chart.texts.map(\.box)
      for (index, box) in boxes.enumerated() {
        let text = chart.texts[index].text
        #expect(box.left >= -0.01 && box.right <= chart.size.width + 0.01, "\(chart.title): “\(text)” leaves the chart")
        #expect(box.top >= -0.01 && box.bottom <= chart.size.height + 0.01, "\(chart.title): “\(text)” leaves the chart")
        for (other, second) in boxes.enumerated().dropFirst(index + 1) {
          let apart = box.right <= second.left || second.right <= box.left || box.bottom <= second.top || second.bottom <= box.top
          #expect(apart, "\(chart.title): “\(text)” and “\(chart.texts[other].text)” touch")
        }
      }
    }
  }

  /// One chart of every kind with labels and numbers by chance.
  private static func charts(_ numbers: inout SeededNumbers) -> [Chart] {
    func label(_ longest: Int) -> String {
      let letters = Array("一二三四五六七八九十红嘴村条子河泉沟新发太平沟，、（）ABCWMabcij0123456789.% ")
      return String((0..<Int.random(in: 0...longest, using: &numbers)).map { _ in letters.randomElement(using: &numbers) ?? "村" })
    }
    func value() -> ChartValue {
      let number = Double.random(in: -1000...1_000_000, using: &numbers)
      return ChartValue(label(30), Bool.random(using: &numbers) ? number : nil, text: label(12))
    }
    func values(_ most: Int) -> [ChartValue] { (0..<Int.random(in: 0...most, using: &numbers)).map { _ in value() } }
    func names(_ most: Int) -> [String] { (0..<Int.random(in: 0...most, using: &numbers)).map { _ in label(14) } }
    let times = names(30)
    let series = names(6).map { ChartSeries($0, times.map { _ in value() }) }
    let parts = names(8)
    let rows = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
      StackedRow(label: label(40), parts: parts.map { _ in value() }, total: label(10))
    }
    let tiles = values(27).map { value in
      MapTile(
        value,
        at: Bool.random(using: &numbers)
          ? .init(latitude: .random(in: 43...44, using: &numbers), longitude: .random(in: 124...125, using: &numbers)) : nil)
    }
    return [
      .bars("bars", of: "元", values(20)), .stackedBars("stacked bars", series: parts, rows),
      .progress(
        "progress", (0..<4).map { _ in ProgressRow(label: label(40), share: .random(in: -1...3, using: &numbers), text: label(12)) }),
      .lines("lines", times: times, series), .smallMultiples("small multiples", times: times, series),
      .tileMap("tile map", of: "元", tiles),
    ]
  }
}
