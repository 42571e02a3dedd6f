// Charts turns plain numbers and labels into SVG; it knows nothing of reports, templates or files.

/// A drawn chart with everything a page needs to show it and to read it aloud.
package struct Chart: Sendable, Hashable {
  package let title: String
  /// The values in words, for those who cannot see the drawing.
  package let description: String
  /// An `svg` element that needs no style sheet, script or other file.
  package let svg: String
  /// The same values as a table: a header, then a record for each row.
  package let table: [[String]]
  /// The texts as they were placed, so that tests can hold them against each other.
  let texts: [PlacedText]
  let size: Size

  init(title: String, description: String, drawing: Drawing, table: [[String]]) {
    self.title = title
    self.description = description
    self.table = table
    texts = drawing.texts
    size = drawing.size
    svg = drawing.svg(title: title, description: description)
  }
}

/// A named number of a chart; `text` is how it is written.
package struct ChartValue: Sendable, Hashable {
  package let label: String
  /// Nil where nothing was reported, which is not the same as zero.
  package let value: Double?
  package let text: String

  package init(_ label: String, _ value: Double?, text: String) {
    self.label = label
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.text = text
  }
}

/// The width and height of a drawing, in points on paper.
struct Size: Sendable, Hashable {
  var width: Double
  var height: Double

  /// The text block of GB/T 9704: 156 mm.
  static let fullWidth = 442.0
}

/// The sizes all charts share, in points.
enum Metrics {
  static let textSize = 9.5
  static let lineHeight = 12.0
  static let gap = 6.0
  static let bar = 14.0
}

/// The values of one or more series in words: `甲：1；乙：2。`.
func spoken(_ values: [ChartValue]) -> String {
  values.map { "\($0.label)：\($0.text)" }.joined(separator: "；") + "。"
}
