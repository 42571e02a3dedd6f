import ContentModel
import Diagnostics
import Testing

@testable import ReportOutput

@Suite("A closed period")
struct ClosingTests {
  private static let digest = "0123"

  /// The first quarter as it was closed, read back from its file.
  private static func closed() throws -> ClosedPeriod {
    let entries = try Fixture.entries()
    let day = try #require(CalendarDate("2020-04-10"))
    let first = ClosedPeriod.first(try Fixture.report(entries), entries, on: day, inputs: [("Content/data/purchases/2020Q1.csv", digest)])
    let read = ClosedPeriod.read(SourceText(file: first.path, text: first.text))
    #expect(read.diagnostics.isEmpty)
    return try #require(read.value)
  }

  private static func check(_ change: (inout ReportEntries) throws -> Void) throws -> Diagnosed<ClosedCheck> {
    var entries = try Fixture.entries()
    try change(&entries)
    return ClosedCheck.make(try closed(), entries)
  }

  @Test("is written so that reading gives the same text again, and nothing changes in it")
  func roundTrip() throws {
    let closed = try Self.closed()
    #expect(closed.period == Period("2020Q1"))
    #expect(closed.inputs.map(\.sha256) == [Self.digest])
    #expect(ClosedPeriod.read(SourceText(file: closed.path, text: closed.text)).value?.text == closed.text)
    #expect(closed.text.contains("\n    \"purchases.total\": \"175.50\",\n"))
    #expect(closed.text.contains("\n    \"台账 P3\": \"2020-03-31 | farm | 机关食堂 | apple | 粮油 | west | 30 | 袋 | 2.5 | 75 | 集中采购 | 4\"\n"))
    #expect(try Self.check { _ in }.diagnostics.isEmpty)
  }

  @Test("refuses a file that was edited, cut or is something else")
  func damaged() throws {
    let text = try Self.closed().text
    func codes(_ text: String) -> [String] {
      ClosedPeriod.read(SourceText(file: "Content/closed/2020Q1.json", text: text)).diagnostics.map(\.code)
    }
    #expect(codes(text.replacing("175.50", with: "176.50")) == ["closed.edited"])
    #expect(codes(String(text.prefix(300))).first == "closed.unreadable")
    #expect(codes("[]") == ["closed.unreadable"])
    #expect(codes("").first == "closed.unreadable")
  }

  @Test("a changed row is an error that names the row and what it does to the figures")
  func changed() throws {
    let found = try Self.check {
      $0.purchases[2] = try Fixture.purchase(1, "2020-01-02", buyer: Fixture.office, quantity: "40", amount: "100.00")
    }
    #expect(found.diagnostics.map(\.code) == ["closed.changed"])
    let error = try #require(found.diagnostics.first)
    #expect(error.severity == .error)
    #expect(error.location == Location(file: "Content/data/purchases/2020Q1.csv", line: 2))
    #expect(error.message.chinese.contains("2020年第一季度的报告已于2020年4月10日封存，台账 P1(2)与封存时不同：数量由“30”变为“40”，金额由“75.00元”变为“100.00元”；影响："))
    #expect(error.message.chinese.contains("采购总额 175.50元 → 200.50元；采购总额比上期增减 +25.50元 → +50.50元"))
    #expect(error.hints.last?.chinese.contains("2020Q1,台账,P1(2),") == true)
  }

  @Test("a changed unit price is told with all its decimals")
  func finePrice() throws {
    let found = try Self.check {
      $0.purchases[2] = try Fixture.purchase(1, "2020-01-02", buyer: Fixture.office, quantity: "30", amount: "75.00", price: "2.5001")
    }
    #expect(found.diagnostics.first?.message.chinese.contains("单价由“2.50元”变为“2.5001元”") == true)
  }

  @Test("a removed and an added row are errors, a row that only moved is none")
  func moved() throws {
    let found = try Self.check { entries in
      entries.purchases.removeLast()
      entries.purchases.append(try Fixture.purchase(9, "2020-02-02", buyer: Fixture.office, quantity: "2", amount: "5.00"))
    }
    #expect(found.diagnostics.map(\.code) == ["closed.changed", "closed.removed"])
    #expect(found.diagnostics.first?.message.chinese.contains("封存，台账 P9是封存以后增加的；影响：采购总额 175.50元 → 105.50元") == true)
    #expect(found.diagnostics.last?.message.chinese.contains("原为“日期 2020-03-31，采购单位 示例农业局，采购方类别 机关食堂，") == true)
    #expect(found.diagnostics.last?.location?.file == "Content/closed/2020Q1.json")
    #expect(found.diagnostics.last?.location?.excerpt?.contains("台账 P3") == true)
    let same = try Self.check { entries in
      let old = entries.purchases[3]
      entries.purchases[3] = Purchase(
        id: old.id, date: old.date, buyer: old.buyer, buyerType: old.buyerType, product: old.product, kind: old.kind, village: old.village,
        quantity: old.quantity, salesUnit: old.salesUnit, price: old.price, amount: old.amount, channel: old.channel,
        households: old.households, row: SourceRow(file: old.row.file, line: 40))
    }
    #expect(same.diagnostics.isEmpty)
  }

  @Test("a kind that a product's row gives its purchases leads to that row, unless the purchase names another product")
  func otherKind() throws {
    func change(_ product: String) throws -> Diagnostic {
      let found = try Self.check { entries in
        entries.units[2] = NamedRecord(key: "farm", title: "示例农业农村局")
        let row = SourceRow(file: "Content/data/products.csv", line: 7)
        entries.listedProducts = [
          "apple": ListedProduct(villages: [], salesUnit: nil, row: row), "rice": ListedProduct(villages: [], salesUnit: nil, row: row),
        ]
        let old = entries.purchases[4]
        entries.products = [NamedRecord(key: "apple", title: "示例苹果"), NamedRecord(key: "rice", title: "示例米")]
        entries.purchases[4] = Purchase(
          id: old.id, date: old.date, buyer: old.buyer, buyerType: old.buyerType, product: NamedRecord(key: product, title: ""), kind: "果蔬",
          village: old.village, quantity: old.quantity, salesUnit: old.salesUnit, price: old.price, amount: old.amount,
          channel: old.channel,
          households: nil, row: old.row)
      }
      #expect(found.diagnostics.map(\.code) == ["closed.changed"])
      return try #require(found.diagnostics.first)
    }
    let inherited = try change("apple")
    #expect(inherited.message.chinese.contains("台账 P3与封存时不同：产品类别由“粮油”变为“果蔬”，带动户数由“4”变为空白；"))
    #expect(inherited.notes.map(\.location) == [Location(file: "Content/data/products.csv", line: 7)])
    #expect(inherited.hints.first?.chinese == "“产品类别”不在台账里填，取自产品表 Content/data/products.csv 第 7 行：在那里改回“粮油”")
    let other = try change("rice")
    #expect(other.message.chinese.contains("产品由“示例苹果”变为“示例米”，产品类别由“粮油”变为“果蔬”"))
    #expect(other.notes.isEmpty && other.hints.map(\.chinese).first == "改回原来的内容")
  }

  @Test("stays as it is when products are listed otherwise later, so that its purchases contradict the table")
  func otherwiseListed() throws {
    let row = SourceRow(file: "Content/data/products.csv", line: 2)
    let found = try Self.check { $0.listedProducts["rice"] = ListedProduct(villages: [], salesUnit: "盒", row: row) }
    #expect(found.diagnostics.isEmpty)
  }

  @Test("figures that change although no row did are an error at the closed file")
  func figures() throws {
    let found = try Self.check { $0.tasks.append(Fixture.task(4, [Fixture.farm])) }
    #expect(found.diagnostics.map(\.code) == ["closed.figures"])
    #expect(found.diagnostics.first?.message.chinese.contains("任务总数 3项 → 4项") == true)
    #expect(found.diagnostics.first?.location?.excerpt?.contains("tasks.total") == true)
  }

  @Test("a correction accounts for a change, is recorded by closing again, and then no longer accounts for further ones")
  func corrected() throws {
    var entries = try Fixture.entries()
    let row = SourceRow(file: "Content/data/corrections.csv", line: 2)
    let date = try #require(CalendarDate("2020-05-06"))
    let quarter = try #require(Period("2020Q1"))
    entries.corrections = [
      Correction(date: date, period: quarter, table: .purchases, entry: "P1(2)", reason: "数量看错", row: row)
    ]
    entries.purchases[2] = try Fixture.purchase(1, "2020-01-02", buyer: Fixture.office, quantity: "40", amount: "100.00")
    let closed = try Self.closed()
    let check = ClosedCheck.make(closed, entries)
    #expect(check.diagnostics.map(\.code) == ["closed.corrected"])
    #expect(!check.diagnostics.hasErrors)

    let again = closed.corrected(check.value, try Fixture.report(entries), entries, inputs: [])
    let read = try #require(ClosedPeriod.read(SourceText(file: again.path, text: again.text)).value)
    #expect(ClosedCheck.make(read, entries).diagnostics.isEmpty)
    #expect(read.date == closed.date)
    #expect(read.corrections.first?.effects.contains(FigureChange(id: "purchases.total", before: "175.50", after: "200.50")) == true)

    entries.closed = [read]
    #expect(try Fixture.report(entries, "2020Q2").corrections.map(\.reason) == ["数量看错"])
    #expect(try Fixture.report(entries, "2020Q1").corrections.count == 1)
    #expect(try Fixture.report(entries, "2020Q3").corrections.isEmpty)
    let effects = try #require(try Fixture.report(entries, "2020Q2").corrections.first?.effects)
    #expect(effects.first.map { [$0.label, $0.before, $0.after] } == ["采购总额", "175.50元", "200.50元"])
    // The months of the closed period are none of the other's.
    #expect(effects.contains { $0.label == "2020年1月采购额" && $0.after == "125.50元" })
    #expect(effects.contains { $0.label == "采购总额比上期增减幅度" && $0.before == "+17.0%" })

    entries.purchases[2] = try Fixture.purchase(1, "2020-01-02", buyer: Fixture.office, quantity: "44", amount: "110.00")
    #expect(ClosedCheck.make(read, entries).diagnostics.map(\.code) == ["closed.changed"])
  }

  @Test("a correction nothing was changed for is a warning that tells the nearest entry")
  func unused() throws {
    let found = try Self.check { entries in
      entries.corrections = [
        Correction(
          date: try #require(CalendarDate("2020-05-06")), period: try #require(Period("2020Q1")), table: .purchases, entry: "P33",
          reason: "示例",
          row: SourceRow(file: "Content/data/corrections.csv", line: 2))
      ]
    }
    #expect(found.diagnostics.map(\.code) == ["closed.correction-unused"])
    #expect(found.diagnostics.first?.hints.first?.chinese == "是不是“P3”？")
  }
}
