import CSV
import ContentModel
import Diagnostics

/// What is said about a table whose header is not where it should be.
extension Messages {
  /// - Parameters:
  ///   - header: where the header seems to be.
  ///   - place: the row that was taken for it.
  static func noHeader(_ header: LikelyHeader?, _ schema: Schema, at place: Location) -> Diagnostic {
    let file = schema.location.file
    switch header {
    case .row(let above, let row) where above > schema.layout.titleRows:
      return noHeader(
        text(
          "第 \(place.line) 行不是表头，第 \(row.line) 行才是", "line \(place.line) is not the header; line \(row.line) is"), at: place,
        [
          text(
            "删去表头上面的各行；想留着，就在 \(file) 里写 title-rows: \(above)。",
            "Delete the rows above it, or keep them and write title-rows: \(above) in \(file)."),
          text(
            "如果是大项和小项占两行的表头，写 header-rows: 2，title-rows 写再上面的行数。",
            "For a header in two rows, groups above names, write header-rows: 2 and title-rows for what is above both."),
        ])
    case .row(let above, let row) where above < schema.layout.titleRows:
      return noHeader(
        text(
          "表头在第 \(row.line) 行，\(file) 里却写着它上面有 \(schema.layout.titleRows) 行（title-rows）",
          "the header is on line \(row.line), though title-rows in \(file) says that \(schema.layout.titleRows) rows are above it"),
        at: place,
        [
          above == 0
            ? text("删去 \(file) 里的 title-rows，或把标题行补回来。", "Remove title-rows from \(file), or put the title back.")
            : text("把 title-rows 改成 \(above)，或把标题行补回来。", "Make title-rows \(above), or put the title back.")
        ])
    case .row where schema.layout.headerRows > 1:
      return noHeader(
        text("表头只占一行，\(file) 里却写着两行（header-rows: 2）", "the header takes one row, though \(file) says header-rows: 2"), at: place,
        [text("删去 \(file) 里的 header-rows。", "Remove header-rows from \(file).")])
    case .oneCell(_, isQuoted: true, _):
      return noHeader(
        text("每一行都挤在一格里：整行被引号括了起来", "each row is one cell, since whole lines stand in quotes"), at: place,
        [
          text(
            "在 Excel 或 WPS 里选中第一列，用“数据 → 分列”按逗号分开，再另存为“CSV UTF-8（逗号分隔）”。",
            "In Excel or WPS select the first column, split it with Data → Text to Columns, and save as “CSV UTF-8”.")
        ])
    case .oneCell(let separator, isQuoted: false, _):
      let shown = separator == " " || separator == "\u{3000}" ? text("空格", "a space") : text("“\(separator)”", "‘\(separator)’")
      return noHeader(
        text("列与列之间用的是\(shown.chinese)，分不开", "the columns are separated by \(shown.english), which is not understood"), at: place,
        [
          text(
            "把分隔符换成英文逗号，或用 Excel、WPS 打开后另存为“CSV UTF-8（逗号分隔）”。",
            "Separate them by commas, or open the file in Excel or WPS and save it as “CSV UTF-8”.")
        ])
    case .row, nil:
      let labels = schema.fields.map(\.label).joined(separator: ",")
      return noHeader(
        text("第 \(place.line) 行不是“\(schema.label)”的表头", "line \(place.line) is not the header of ‘\(schema.name)’"), at: place,
        [
          text("表头被删去的，在最上面补一行：\(labels)", "If the header was deleted, put this line on top: \(labels)"),
          text(
            "放错了表的，换成“\(schema.label)”的表；列名改了的，改回来。",
            "If this is another table, put the right one here; if the columns were renamed, undo it."),
        ])
    }
  }

  static func headerAgain(at location: Location) -> Diagnostic {
    error(
      "csv.header-again", text("这一行又是一遍表头", "this row repeats the header"), location,
      [text("删去这一行：表头只写一次。", "Delete the row: the header is written once.")])
  }

  private static func noHeader(_ message: LocalizedText, at place: Location, _ hints: [LocalizedText]) -> Diagnostic {
    error("csv.no-header", message, place, hints)
  }
}
