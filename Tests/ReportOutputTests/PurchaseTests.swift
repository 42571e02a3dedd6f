import ContentModel
import Diagnostics
import TestSupport
import Testing

@testable import ReportOutput

@Suite("The ledger's figures")
struct PurchaseTests {
  @Test("are exact sums over the period, compared with the period before")
  func totals() throws {
    let report = try Fixture.report(Fixture.entries())
    #expect(report.text("purchases.total") == "175.50")
    #expect(report.text("purchases.count") == "3")
    #expect(report.text("purchases.households") == "5")
    #expect(report.text("purchases.total.previous") == "150.00")
    #expect(report.text("purchases.total.change") == "25.50")
    #expect(report.text("purchases.total.change-percent") == "17.0%")
    #expect(report.figures["purchases.total"]?.rows.compactText == "Content/data/purchases/2020Q1.csv:2-4")
  }

  @Test("are broken down by every dimension, equal amounts sharing a rank")
  func breakdown() throws {
    let units = try #require(try Fixture.report(Fixture.entries()).purchases[.unit])
    #expect(units.rows.map(\.key) == ["farm", "office", "-", "school"])
    #expect(units.rows.map(\.rank) == [1, 1, nil, nil])
    // 75, 75 and 25.5 of 175.5 are 42.735…, 42.735… and 14.529… percent: the two largest remainders are rounded up.
    #expect(units.rows.map { $0.share?.exactText } == ["42.8", "42.7", "14.5", "0"])
    #expect(units.rows.map { $0.amount.change?.exactText } == ["75", "-25", "25.5", "-50"])
    #expect(units.rows.map { $0.amount.percent?.exactText } == [nil, "-25", nil, "-100"])
    #expect(units.total == Amount("175.5"))
    let months = try #require(try Fixture.report(Fixture.entries()).purchases[.month])
    #expect(months.rows.map(\.title) == ["2020年1月", "2020年2月", "2020年3月"])
    #expect(months.rows.allSatisfy { $0.rank == nil && $0.amount.previous == nil })
  }

  @Test("are compared with the same part of the year before, summed over the year, and measured by its target")
  func year() throws {
    var entries = try Fixture.entries()
    entries.purchases.append(try Fixture.purchase(1, "2019-02-03", buyer: Fixture.office, quantity: "40", amount: "100.00"))
    let row = SourceRow(file: "Content/data/targets.csv", line: 2)
    entries.targets = [
      AnnualTarget(year: 2019, dimension: nil, group: "", amount: Amount(500), row: row),
      AnnualTarget(year: 2020, dimension: .unit, group: "school", amount: Amount(200), row: row),
    ]
    let first = try Fixture.report(entries, "2020Q1")
    #expect(first.text("purchases.total.year-before") == "100.00")
    #expect(first.text("purchases.total.year-change") == "75.50")
    #expect(first.figures["purchases.total.year-change"]?.text == "+75.50")
    #expect(first.text("purchases.total.year-change-percent") == "75.5%")
    #expect(first.text("purchases.unit.office.amount.year-change-percent") == "-25.0%")
    #expect(first.text("purchases.total.target") == "—")
    #expect(first.text("purchases.unit.school.amount.target-percent") == "0.0%")
    let last = try Fixture.report(entries, "2019Q4")
    #expect(last.text("purchases.total.year-to-date") == "250.00")
    #expect(last.text("purchases.total.target-percent") == "50.0%")
    #expect(
      last.figures["purchases.total.target-percent"]?.rows.compactText
        == "Content/data/purchases/2019Q1.csv:2; Content/data/purchases/2019Q4.csv:2-3; Content/data/targets.csv:2")
  }

  @Test("exist for every unit, village and month, bought from or not")
  func members() throws {
    var entries = try Fixture.entries()
    entries.villages = [NamedRecord(key: "north", title: String(repeating: "示例长名村", count: 8))]
    let report = try Fixture.report(entries)
    #expect(report.text("purchases.village.north.amount") == "0.00")
    #expect(report.text("purchases.month.2020-02.count") == "0")
    #expect(report.purchases[.village]?.listed.map(\.key) == ["east", "west"])
    #expect(report.figures["purchases.village.north.amount"]?.rows == SourceRows.none)
  }

  @Test("say nothing about change when the period before has no data")
  func noPrevious() throws {
    let report = try Fixture.report(Fixture.entries(), "2019Q4")
    #expect(report.text("purchases.total.previous") == "—")
    #expect(report.text("purchases.total.change-percent") == "—")
    #expect(report.figures["purchases.total.change"]?.value.plainText == "")
  }

  @Test("of a period without any data are zero, and a warning says so")
  func empty() throws {
    let made = Report.make(try Fixture.entries(), of: try #require(Period("2021Q3")))
    #expect(made.diagnostics.map(\.code) == ["report.no-data"])
    #expect(made.value.text("purchases.total") == "0.00")
    #expect(made.value.text("tasks.state.silent") == "3")
    #expect(made.value.purchases.breakdowns.filter { $0.dimension != .month }.flatMap(\.listed).isEmpty)
    #expect(made.value.text("purchases.unit.office.amount") == "0.00")
    #expect(made.value.text("purchases.unit.office.rank") == "—")
  }

  @Test("of a correction below zero stay exact and have no shares")
  func corrections() throws {
    var entries = try Fixture.entries()
    entries.purchases.append(try Fixture.purchase(4, "2020-02-01", buyer: Fixture.school, quantity: "-4", amount: "-10.00"))
    let made = Report.make(entries, of: try #require(Period("2020Q1")))
    #expect(!made.diagnostics.hasErrors)
    #expect(made.value.text("purchases.total") == "165.50")
    #expect(made.value.purchases[.unit]?.rows.allSatisfy { $0.share == nil } == true)
  }
}

@Suite("Percentages")
struct PercentageTests {
  @Test(
    "are rounded once, half away from zero",
    arguments: [
      ("1", "3", "33.3"), ("2", "3", "66.7"), ("1", "8", "12.5"), ("1", "16", "6.3"), ("-1", "16", "-6.3"), ("0", "5", "0"),
      ("123499.96", "1000000", "12.3"), ("5", "-10", "-50"), ("12345", "100000", "12.3"), ("12350", "100000", "12.4"),
    ])
  func rounding(part: String, whole: String, expected: String) throws {
    let share = Percentage.of(try #require(Amount(part)), in: try #require(Amount(whole)))
    #expect(share?.exactText == expected)
  }

  @Test("of nothing do not exist")
  func nothing() {
    #expect(Percentage.of(.one, in: .zero) == nil)
    #expect(Percentage.shares(of: []) == [])
    #expect(Percentage.shares(of: [.zero, .zero]) == [nil, nil])
    #expect(Percentage.shares(of: [Amount(3), Amount(-1)]) == [nil, nil])
  }

  @Test("of parts add up to one hundred, the largest remainders rounded up")
  func shares() {
    #expect(Percentage.shares(of: [.one, .one, .one]).map { $0?.exactText } == ["33.4", "33.3", "33.3"])
    var generator = SeededNumbers(seed: 7)
    for _ in 0..<300 {
      let parts = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        Amount(millionths: Int128(Int.random(in: 0...9_999_999_999, using: &generator)) * 10_000)
      }
      let total = parts.reduce(.zero, +)
      let shares = Percentage.shares(of: parts).compactMap { $0 }
      #expect(shares.reduce(.zero, +) == Amount(100) || total == .zero)
      // Each share is the exact one rounded down or up to a tenth.
      for (part, share) in zip(parts, shares) {
        let exact = part.approximation / total.approximation * 100
        #expect(abs(exact - share.approximation) < 0.1 + 1e-9)
      }
    }
  }
}
