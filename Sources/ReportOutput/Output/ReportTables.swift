import CSV
import ContentModel

/// A table of a report for those who calculate on, as a CSV file.
package struct ReportTable: Sendable {
  /// Relative to the report's folder.
  package let path: String
  package let title: String
  package let header: [String]
  package let records: [[String]]

  /// UTF-8 with byte order mark, as spreadsheet programs expect it.
  package var bytes: [UInt8] {
    CSVWriter.write(header: header, records: records)
  }
}

extension Report {
  /// All tables but the list of figures.
  package var tables: [ReportTable] {
    [taskTable, ledgerTable] + purchases.breakdowns.map(table) + (stock.map { [table($0)] } ?? [])
  }

  /// Every figure with its value, rule and rows: `figures.csv`.
  package var figureTable: ReportTable {
    ReportTable(
      path: "figures.csv", title: "数字来源", header: ["编号", "名称", "数值", "单位", "规则", "来源"],
      records: figures.figures.map { [$0.id, $0.label, $0.value.plainText, $0.value.unit, $0.rule.rawValue, $0.rows.compactText] })
  }

  private var taskTable: ReportTable {
    ReportTable(
      path: "tables/tasks.csv", title: "任务进展",
      header: ["任务", "任务内容", "任务状态", "责任单位", "单位状态", "进展情况", "完成日期", "存在问题", "下一步", "来源"],
      records: tasks.reports.flatMap { report in
        (report.lines + report.others).map { record(of: $0, in: report) }
      })
  }

  private func record(of line: TaskReport.UnitLine, in report: TaskReport) -> [String] {
    let task = [String(report.task.number), report.task.text, report.state.label, line.unit.title]
    guard let entry = line.entry else { return task + [TaskState.silent.label, "", "", "", "", ""] }
    let written = [entry.text, entry.completed?.iso, entry.problem, entry.next].map { $0 ?? "" }
    return task + [entry.state.rawValue] + written + [[entry.row].compactText]
  }

  private var ledgerTable: ReportTable {
    ReportTable(
      path: "tables/purchases.csv", title: "消费扶贫台账",
      header: ["编号", "日期", "采购单位", "采购方类别", "产品", "产品类别", "产地村", "数量", "单位", "单价", "金额", "渠道", "带动户数", "来源"],
      records: purchases.purchases.map(record))
  }

  private func record(of purchase: Purchase) -> [String] {
    let parties = [purchase.id, purchase.date.iso, purchase.buyer?.title ?? "", purchase.buyerType]
    let goods = [purchase.product.title, purchase.kind ?? "", purchase.village.title, purchase.quantity.exactText, purchase.salesUnit]
    let money = [purchase.price.text(places: 2), purchase.amount.text(places: 2), purchase.channel]
    return parties + goods + money + [Self.text(purchase.households), [purchase.row].compactText]
  }

  private static func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }

  private static func text(_ amount: Amount?, places: Int) -> String { amount?.text(places: places) ?? "" }

  private func table(_ breakdown: Breakdown) -> ReportTable {
    ReportTable(
      path: "tables/purchases-by-\(breakdown.dimension.rawValue).csv", title: "采购按\(breakdown.dimension.title)",
      header: [breakdown.dimension.title, "名次", "笔数", "金额（元）", "占比（%）", "上期金额（元）", "增减（元）", "增减幅度（%）", "带动户次"],
      records: breakdown.rows.map { row in
        let standing = [row.title, Self.text(row.rank), String(row.count)]
        let money = [Self.text(row.amount.current, places: 2), Self.text(row.share, places: 1)]
        let change = [
          Self.text(row.amount.previous, places: 2), Self.text(row.amount.change, places: 2), Self.text(row.amount.percent, places: 1),
        ]
        return standing + money + change + [row.households.exactText]
      })
  }

  private func table(_ stock: StockSummary) -> ReportTable {
    ReportTable(
      path: "tables/stock.csv", title: "产品库存", header: ["产品", "产地村", "库存数量", "单位", "盘点日期", "上市日期", "应季截止", "预警", "备注", "来源"],
      records: stock.lines.map { line in
        let item = line.item
        let goods = [item.product.title, item.village.title, item.quantity.exactText, item.salesUnit, item.date.iso]
        let further = [item.ready?.iso, item.seasonEnd?.iso, line.warning?.text, item.note].map { $0 ?? "" }
        return goods + further + [[item.row].compactText]
      })
  }
}
