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

  /// A plain value that the figure of that id had, as it is printed in sentences.
  func written(_ plain: String, of id: String) -> String {
    guard let number = Amount(plain) else { return plain.isEmpty ? FigureValue.absent.text : plain }
    guard let value = value(like: id)?.with(number) else { return plain }
    return Figure(id, "", value, by: self[id]?.rule ?? .correction, from: .none).textWithUnit
  }

  /// A value of the kind the figure of that id has; nil when that cannot be told.
  private func value(like id: String) -> FigureValue? {
    if let value = self[id]?.value, value != .absent { return value }
    if ["percent", "share", "completion", "rate"].contains(where: id.hasSuffix) { return .percent(.zero) }
    // Differences and earlier values count in what their own figure does.
    return id.lastIndex(of: ".").flatMap { value(like: String(id[..<$0])) }
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
