import ContentModel

/// All figures of a report, in the order they are listed, and found by id.
package struct FigureList: Sendable {
  package private(set) var figures: [Figure] = []
  private var positions: [String: Int] = [:]

  init() {}

  /// The figure of that id; nil when the report has none.
  package subscript(id: String) -> Figure? {
    positions[id].map { figures[$0] }
  }

  /// The figures whose id begins with `prefix` and continues with a dot, or is it.
  package func figures(under prefix: String) -> [Figure] {
    let stem = prefix.hasSuffix(".") || prefix.isEmpty ? prefix : prefix + "."
    return figures.filter { $0.id == prefix || $0.id.hasPrefix(stem) }
  }

  /// Adds a figure; of two with one id the first stays.
  mutating func append(_ figure: Figure) {
    guard positions[figure.id] == nil else { return }
    positions[figure.id] = figures.count
    figures.append(figure)
  }

  mutating func append(_ id: String, _ label: String, _ value: FigureValue, by rule: Rule, from rows: SourceRows) {
    append(Figure(id, label, value, by: rule, from: rows))
  }
}
