package import ContentModel
package import Workbooks

extension Report {
  /// Where the workbook with all tables lies in the report's folder.
  package static let workbookPath = "tables.xlsx"

  /// All tables as one workbook for those who calculate on.
  package func workbook(date: CalendarDate) -> Workbook {
    Workbook(title: "\(period.chinese)消费扶贫数据", sheets: tables.map(\.sheet), year: date.year, month: date.month, day: date.day)
  }
}

extension ReportTable {
  /// The table with numbers as numbers and days as days, and totals of what can be added up.
  var sheet: Sheet {
    let columns = header.map { Sheet.Column($0, ReportTable.format($0), isSummed: ReportTable.isSummed($0)) }
    return Sheet(
      title: title, columns: columns,
      rows: records.map { record in zip(record, columns).map { ReportTable.cell($0, $1.format) } })
  }

  private static let wholeNumbers = Set(["任务", "名次", "笔数", "户数", "带动户数", "带动户次", "应填报"] + TaskState.allCases.map(\.label))

  private static func format(_ title: String) -> Sheet.Format {
    if title.hasSuffix("（元）") || title == "金额" { return .money }
    if title == "单价" { return .price }
    if title.hasSuffix("（笔）") || title.hasSuffix("（户次）") { return .integer }
    if title.hasSuffix("（%）") { return .percent }
    if title.hasSuffix("日期") || title == "应季截止" { return .date }
    if title.hasSuffix("数量") { return .decimal }
    return wholeNumbers.contains(title) ? .integer : .text
  }

  /// Amounts of money, counts and shares add up; prices, numbers of tasks, ranks and targets, which not every group has, do not.
  private static func isSummed(_ title: String) -> Bool {
    switch format(title) {
    case .money: title != "年度目标（元）"
    case .percent: title == "占比（%）"
    case .integer: !["任务", "名次"].contains(title)
    default: false
    }
  }

  /// A cell that does not say what its column promises is kept as it is written.
  private static func cell(_ text: String, _ format: Sheet.Format) -> Sheet.Cell {
    if text.isEmpty { return .empty }
    switch format {
    case .text: return .text(text)
    case .date: return CalendarDate(text).map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .text(text)
    case .integer, .decimal, .money, .price, .percent: return Amount(text).map { .number($0.approximation) } ?? .text(text)
    }
  }
}
