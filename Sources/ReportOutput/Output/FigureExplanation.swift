package import Diagnostics

/// What a figure is and where it comes from, as text for a terminal.
package enum FigureExplanation {
  /// One figure with its rows, or the list of those whose ids begin with `name`; an unknown name is an error that tells the nearest.
  package static func make(_ name: String, in report: Report) -> Diagnosed<LocalizedText?> {
    if let figure = report.figures[name] {
      let below = report.figures.figures(under: name).dropFirst()
      return Diagnosed(single(figure, below: below.map(\.id), in: report))
    }
    let list = name.isEmpty || name == "*" ? report.figures.figures : report.figures.figures(under: name)
    guard list.isEmpty else { return Diagnosed(overview(list)) }
    return Diagnosed(nil, [Messages.unknownFigureName(name, known: report.figures.figures.map(\.id))])
  }

  private static func single(_ figure: Figure, below: [String], in report: Report) -> LocalizedText {
    let rows = figure.rows.rows.map { row in "  \(row.file):\(row.line)  \(report.sources.text(row) ?? "")\n" }.joined()
    let further = below.isEmpty ? "" : "\n" + below.map { "  \($0)\n" }.joined()
    return LocalizedText(
      zh: """
        \(figure.id)　\(figure.label)
        数值：\(figure.textWithUnit)
        规则：\(figure.rule.title)——\(figure.rule.text)
        来源：\(figure.rows.rows.count) 行
        \(rows)\(further.isEmpty ? "" : "相关的数字：" + further)
        """,
      en: """
        \(figure.id)  \(figure.label)
        value: \(figure.textWithUnit)
        rule: \(figure.rule.rawValue) (\(figure.rule.text))
        rows: \(figure.rows.rows.count)
        \(rows)\(further.isEmpty ? "" : "related figures:" + further)
        """)
  }

  private static func overview(_ list: [Figure]) -> LocalizedText {
    let lines = list.map { "\($0.id)\t\($0.textWithUnit)\t\($0.label)\n" }.joined()
    return LocalizedText(zh: lines, en: lines)
  }
}
