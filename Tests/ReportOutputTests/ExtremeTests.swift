import ContentModel
import Diagnostics
import TestSupport
import Testing

@testable import ReportOutput

@Suite("Unusual periods come out right")
struct ExtremeTests {
  @Test("one unit with all tasks")
  func oneUnit() throws {
    var entries = try Fixture.entries()
    entries.units = [Fixture.office]
    entries.tasks = [Fixture.task(1, [Fixture.office])]
    entries.progress = [try Fixture.progress("2020Q1", 1, Fixture.office, .completed, completed: "2020-02-01")]
    entries.purchases = [try Fixture.purchase(1, "2020-01-02", buyer: Fixture.office, quantity: "30", amount: "75.00")]
    let report = try Fixture.report(entries)
    #expect(report.text("tasks.completion") == "100.0%")
    #expect(report.text("entries.rate") == "100.0%")
    #expect(report.text("purchases.unit.office.share") == "100.0%")
    #expect(report.text("purchases.unit.office.rank") == "1")
    #expect(report.findings.isEmpty)
  }

  @Test("no tasks and no units")
  func nothing() throws {
    let made = Report.make(ReportEntries(tasks: [], units: []), of: try #require(Period("2020Q1")))
    #expect(made.diagnostics.map(\.code) == ["report.no-data"])
    #expect(made.value.text("tasks.completion") == "—")
    #expect(made.value.text("entries.rate") == "—")
    #expect(made.value.text("stock.items") == "0")
  }

  @Test("two hundred tasks, each of all units")
  func manyTasks() throws {
    var entries = try Fixture.entries()
    entries.tasks = (1...200).map { Fixture.task($0, Fixture.units) }
    entries.progress = try (1...200).map { try Fixture.progress("2020Q1", $0, Fixture.farm, .progressing, line: $0 + 1) }
    let report = try Fixture.report(entries)
    #expect(report.text("tasks.state.progressing") == "200")
    #expect(report.text("entries.expected") == "600")
    #expect(report.text("entries.rate") == "33.3%")
    #expect(report.text("entries.unit.school.silent") == "200")
  }

  @Test(
    "a ledger of many thousand rows agrees with its sum in every table, by month, quarter and year",
    arguments: ["2020-02", "2020Q1", "2020"])
  func longLedger(period: String) throws {
    var entries = try Fixture.entries()
    var generator = SeededNumbers(seed: 11)
    var cents = 0
    let span = try #require(Period(period))
    entries.purchases = try (0..<20_000).map { index in
      let date = try #require(CalendarDate(year: 2020, month: Int.random(in: 1...12, using: &generator), day: 1 + index % 28))
      let value = Int.random(in: -5_000...90_000, using: &generator)
      if span.contains(date) { cents += value }
      let amount = Amount(millionths: Int128(value) * 10_000)
      return try Fixture.purchase(
        index, date.iso, buyer: Fixture.units.randomElement(using: &generator), quantity: "1", amount: amount.text(places: 2),
        product: "p\(index % 37)", village: "v\(index % 11)")
    }
    let report = try Fixture.report(entries, period)
    let total = Amount(millionths: Int128(cents) * 10_000)
    #expect(report.text("purchases.total") == total.text(places: 2, grouped: true))
    #expect(report.purchases.breakdowns.allSatisfy { $0.total == total })
    #expect(report.figures["purchases.total"]?.rows.rows.count == report.purchases.purchases.count)
  }
}
