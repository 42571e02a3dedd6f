import CSV
import ContentModel
import Diagnostics

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
    let sums = purchases.breakdowns.map(table) + crosses.map(table)
    return [taskTable, unitTable, ledgerTable] + sums + (stock.map { [table($0)] } ?? []) + [findingTable]
  }

  private var unitTable: ReportTable {
    ReportTable(
      path: "tables/units.csv", title: "各责任单位填报情况", header: ["责任单位", "应填报"] + TaskState.allCases.map(\.label),
      records: units.map { unit in
        [unit.unit.title, String(unit.tasks.lines.count)]
          + TaskState.allCases.map { state in String(unit.tasks.lines.count { $0.state == state }) }
      })
  }

  private var findingTable: ReportTable {
    ReportTable(
      path: "tables/findings.csv", title: "数据核对情况", header: ["种类", "情况", "来源"],
      records: findings.map { [$0.kind.label, $0.text.chinese, $0.rows.compactText] })
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
    let money = [purchase.price.exactText(atLeast: 2), purchase.amount.text(places: 2), purchase.channel]
    return parties + goods + money + [Self.text(purchase.households), [purchase.row].compactText]
  }

  private static func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }

  private func table(_ breakdown: Breakdown) -> ReportTable {
    let id = "purchases.\(breakdown.dimension.rawValue)"
    let amounts = [
      ("amount", "金额（元）"), ("share", "占比（%）"), ("amount.previous", "上期金额（元）"), ("amount.change", "比上期增减（元）"),
      ("amount.change-percent", "比上期增减幅度（%）"), ("amount.year-before", "上年同期金额（元）"), ("amount.year-change", "比上年同期增减（元）"),
      ("amount.year-change-percent", "比上年同期增减幅度（%）"), ("amount.year-to-date", "本年累计（元）"), ("amount.target", "年度目标（元）"),
      ("amount.target-percent", "完成年度目标（%）"), ("households", "带动户次"),
    ]
    return ReportTable(
      path: "tables/purchases-by-\(breakdown.dimension.rawValue).csv", title: "采购按\(breakdown.dimension.title)",
      header: [breakdown.dimension.title, "名次", "笔数"] + amounts.map(\.1),
      records: breakdown.listed.map { row in
        [row.title, Self.text(row.rank), String(row.count)]
          + amounts.map { figures["\(id).\(row.key).\($0.0)"]?.value.plainText ?? "" }
      })
  }

  private func table(_ cross: CrossTable) -> ReportTable {
    let layout = cross.layout
    let unit = "（\(layout.measure.value(Tally()).unit)）"
    let name = "\(layout.rows.rawValue)-and-\(layout.columns.rawValue)" + (layout.measure == .amount ? "" : "-\(layout.measure.rawValue)")
    func text(_ id: String) -> String { figures[id]?.value.plainText ?? "" }
    return ReportTable(
      path: "tables/purchases-by-\(name).csv", title: layout.title,
      header: [layout.rows.title] + cross.columns.map { $0.title + unit } + ["合计" + unit],
      records: cross.rows.map { row in
        [row.title] + cross.columns.map { text(cross.figure(row, $0)) } + [text(cross.total(of: row, in: layout.rows))]
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
