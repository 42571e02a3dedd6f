import CSV

extension Report {
  /// Every figure with its value, rule and rows: `figures.csv`, and `sources.csv` with the rows that are too many for a cell.
  package var figureTables: [ReportTable] {
    var long: [SourceRows: String] = [:]
    var parts: [[String]] = []
    let records = figures.figures.map { figure -> [String] in
      var rows = figure.rows.compactText
      if rows.utf8.count > Self.cellLimit {
        if let known = long[figure.rows] {
          rows = known
        } else {
          let name = "sources.csv#S\(long.count + 1)"
          parts += Self.parts(of: figure.rows, named: "S\(long.count + 1)")
          long[figure.rows] = name
          rows = name
        }
      }
      return [figure.id, figure.label, figure.value.plainText, figure.value.unit, figure.rule.rawValue, rows]
    }
    let list = ReportTable(
      path: "figures.csv", title: "数字来源", header: ["编号", "名称", "数值", "单位", "规则", "来源"], records: records)
    guard !parts.isEmpty else { return [list] }
    return [list, ReportTable(path: "sources.csv", title: "较长的来源", header: ["编号", "来源"], records: parts)]
  }

  /// Spreadsheet programs cut cells after 32,767 characters.
  private static let cellLimit = 30_000

  /// The rows in several records under one name, each short enough for a cell.
  private static func parts(of rows: SourceRows, named name: String) -> [[String]] {
    stride(from: 0, to: rows.rows.count, by: 3_000).map { start in
      [name, SourceRows(rows.rows[start..<min(start + 3_000, rows.rows.count)]).compactText]
    }
  }
}
