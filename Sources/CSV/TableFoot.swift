package import Diagnostics

/// A row that people put below a table: a total, a note, who filled it in.
package struct TableFoot {
  private static let totals = ["合计", "总计", "小计", "共计", "累计"]
  private static let notes = ["注", "备注", "说明", "填表人", "制表", "制表人", "填报人", "填报单位", "填报日期", "填表日期", "审核", "审核人", "负责人", "单位负责人"]

  /// The characters one of the words begins with: almost every row is told by them to be none.
  private static let starts = Set((totals + notes).compactMap(\.first))

  /// Whether the row is called a total and nothing else, so that it cannot be a record.
  package let isTotal: Bool
  /// What is said to its author where the table was not declared to end before such a row.
  package let finding: Diagnostic

  /// The foot that a row is, judged by its first filled cell; nil for other rows.
  ///
  /// - Parameter text: the cell's text without blanks.
  init?(_ text: String, at place: @autoclosure () -> Location) {
    guard text.utf8.count < 200, let start = text.first, TableFoot.starts.contains(start) else { return nil }
    isTotal = TableFoot.totals.contains(text)
    let word =
      TableFoot.totals.first(where: text.hasPrefix) ?? TableFoot.notes.first { text.hasPrefix($0 + "：") || text.hasPrefix($0 + ":") }
    guard let word else { return nil }
    finding = Messages.footRow(word, at: place())
  }
}

extension CSVTable.Record {
  /// The foot that the record looks like.
  package var foot: TableFoot? {
    for cell in self {
      let text = CellText.withoutBlanks(cell.text)
      if !text.isEmpty { return TableFoot(text, at: cell.location) }
    }
    return nil
  }
}
