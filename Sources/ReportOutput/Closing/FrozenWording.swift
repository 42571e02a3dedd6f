import ContentModel
import Diagnostics

/// Writes what frozen rows say as their tables do: with the titles of what they refer to, and with units.
struct FrozenWording {
  /// A value of a row that is no longer what it was.
  struct Difference {
    let column: String
    let before: String
    let now: String
  }

  /// The column of the ledger that is not written there but taken from the table of products.
  static let inherited = "产品类别"

  private let titles: [String: [String: String]]

  init(_ entries: ReportEntries) {
    func titles(_ records: [NamedRecord]) -> [String: String] {
      Dictionary(records.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
    }
    self.titles = ["采购单位": titles(entries.units), "产品": titles(entries.products), "产地村": titles(entries.villages)]
  }

  /// The columns in which two rows of a table differ; one for the whole when the values cannot be told apart.
  func differences(in table: FrozenTable, from before: String, to now: String) -> [Difference] {
    guard let old = table.values(before), let new = table.values(now) else {
      return [Difference(column: "内容", before: before, now: now)]
    }
    return zip(table.columns, zip(old, new)).filter { $1.0 != $1.1 }.map { column, values in
      let (before, now) = (written(values.0, in: column), written(values.1, in: column))
      // Other records of the same name are told apart by their keys.
      return before == now
        ? Difference(column: column, before: values.0, now: values.1) : Difference(column: column, before: before, now: now)
    }
  }

  /// All values of a row that there are.
  func list(_ text: String, in table: FrozenTable) -> String {
    guard let values = table.values(text) else { return text }
    return zip(table.columns, values).filter { !$1.isEmpty }.map { "\($0) \(written($1, in: $0))" }.joined(separator: "，")
  }

  private func written(_ value: String, in column: String) -> String {
    switch column {
    case "单价", "金额", "采购目标": Amount(value).map { $0.exactText(atLeast: 2, grouped: true) + "元" } ?? value
    default: titles[column]?[value] ?? value
    }
  }
}

extension FrozenTable {
  /// What a frozen row says, in its order.
  var columns: [String] {
    switch self {
    case .progress: ["状态", "进展情况", "完成日期", "存在问题", "下一步"]
    case .purchases:
      ["日期", "采购单位", "采购方类别", "产品", FrozenWording.inherited, "产地村", "数量", "单位", "单价", "金额", "渠道", "带动户数"]
    case .stock: ["库存数量", "单位", "上市日期", "应季截止", "备注"]
    case .targets: ["采购目标"]
    }
  }

  static let separator = " | "

  /// The values of a frozen row, one a column; nil when a value itself holds the separator.
  func values(_ text: String) -> [String]? {
    let values = text.split(separator: FrozenTable.separator, omittingEmptySubsequences: false).map { String($0) }
    return values.count == columns.count ? values : nil
  }

  /// The value of one column.
  func value(of column: String, in text: String) -> String? {
    zip(columns, values(text) ?? []).first { $0.0 == column }?.1
  }
}
