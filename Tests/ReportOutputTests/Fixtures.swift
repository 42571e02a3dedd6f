import ContentModel
import Diagnostics
import Testing

@testable import ReportOutput

/// Small entries for tests, short to write.
enum Fixture {
  static let office = NamedRecord(key: "office", title: "示例办公室")
  static let school = NamedRecord(key: "school", title: "示例学校")
  static let farm = NamedRecord(key: "farm", title: "示例农业局")
  static let units = [office, school, farm]

  static func task(_ number: Int, _ units: [NamedRecord]) -> ReportTask {
    ReportTask(number: number, section: ["一、任务"], text: "示例任务\(number)。", units: units, cooperators: [])
  }

  static func progress(
    _ period: String, _ task: Int, _ unit: NamedRecord, _ state: WrittenState, completed: String? = nil, line: Int = 2
  ) throws -> ProgressEntry {
    let quarter = try #require(Period(period))
    return ProgressEntry(
      period: quarter, task: task, unit: unit.key, state: state, text: "示例进展", completed: completed.flatMap { CalendarDate($0) },
      row: SourceRow(file: "Content/data/progress/\(period).csv", line: line))
  }

  /// A purchase of `quantity` at `price`, filed under its quarter unless `file` is given.
  static func purchase(
    _ id: Int, _ date: String, buyer: NamedRecord?, quantity: String, amount: String, product: String = "rice", village: String = "east",
    channel: String = "集中采购", price: String = "2.50", households: Int? = 1, file: String? = nil
  ) throws -> Purchase {
    let day = try #require(CalendarDate(date))
    return Purchase(
      id: "P\(id)", date: day, buyer: buyer, buyerType: buyer == nil ? "社会采购" : "机关食堂",
      product: NamedRecord(key: product, title: "示例产品" + product), kind: "粮油",
      village: NamedRecord(key: village, title: "示例村" + village), quantity: try #require(Amount(quantity)), salesUnit: "袋",
      price: try #require(Amount(price)), amount: try #require(Amount(amount)), channel: channel, households: households,
      row: SourceRow(file: file ?? "Content/data/purchases/\(day.year)Q\((day.month + 2) / 3).csv", line: id + 1))
  }

  /// Three tasks, two quarters of progress, purchases in both quarters.
  static func entries() throws -> ReportEntries {
    ReportEntries(
      tasks: [task(1, [office]), task(2, [office, school]), task(3, [farm, school])],
      units: units,
      progress: [
        try progress("2019Q4", 1, office, .progressing, line: 2),
        try progress("2020Q1", 1, office, .completed, completed: "2020-02-01", line: 2),
        try progress("2020Q1", 2, office, .completed, completed: "2020-03-01", line: 3),
        try progress("2020Q1", 3, farm, .late, line: 4),
        try progress("2020Q1", 3, school, .progressing, line: 5),
      ],
      purchases: [
        try purchase(1, "2019-12-30", buyer: office, quantity: "40", amount: "100.00"),
        try purchase(2, "2019-11-02", buyer: school, quantity: "20", amount: "50.00", village: "west"),
        try purchase(1, "2020-01-02", buyer: office, quantity: "30", amount: "75.00"),
        try purchase(2, "2020-01-31", buyer: nil, quantity: "10.2", amount: "25.50", channel: "电商平台", households: nil),
        try purchase(3, "2020-03-31", buyer: farm, quantity: "30", amount: "75.00", product: "apple", village: "west", households: 4),
      ])
  }

  static func report(_ entries: ReportEntries, _ period: String = "2020Q1") throws -> Report {
    Report.make(entries, of: try #require(Period(period))).value
  }
}

extension Report {
  /// The printed text of a figure.
  func text(_ id: String) -> String? { figures[id]?.value.text }
}
