import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// LibreOffice, where it is installed.
private let office = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .flatMap { ["\($0)/soffice", "\($0)/libreoffice"] }.first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("Workbooks")
struct WorkbookTests {
  private static let sheet = Sheet(
    title: "采购/台账",
    columns: [
      .init("编号", .text), .init("日期", .date), .init("金额（元）", .money, isSummed: true), .init("户数", .integer, isSummed: true),
      .init("占比", .percent),
    ],
    rows: [
      [.text("=1+1"), .date(year: 2020, month: 2, day: 29), .number(1234.5), .number(3), .number(60)],
      [.text("-甲"), .date(year: 2020, month: 3, day: 1), .number(-34.25), .empty, .number(40)],
    ])

  @Test("are the same bytes when made twice")
  func reproducible() throws {
    let first = try Self.file(Self.book())
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try first == Self.file(Self.book()))
    #expect(first.starts(with: Array("PK".utf8)))
  }

  @Test("add columns up with formulas, and never take a text for one", .enabled(if: office != nil, "no LibreOffice on this machine"))
  func recalculated() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-workbook-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.book().write(to: folder.path + "/a.xlsx", temporary: folder.path)
    let program = Process()
    program.executableURL = URL(fileURLWithPath: try #require(office))
    program.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
      "--outdir", folder.path, folder.path + "/a.xlsx",
    ]
    program.standardOutput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    try program.run()
    program.waitUntilExit()
    let lines = try String(contentsOfFile: folder.path + "/a.csv", encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines == ["编号,日期,金额（元）,户数,占比", "=1+1,2020-02-29,\"1,234.50\",3,60.0%", "-甲,2020-03-01,-34.25,,40.0%", "合计,,\"1,200.25\",3,"])
  }

  @Test("total as exactly as the decimals that are added up", arguments: [Sheet.Format.money, .percent, .integer, .decimal])
  func exactTotals(_ format: Sheet.Format) {
    let values = (1...4_217).map { Double($0 % 97 * 21 + 7) / 100 }
    let cents = (1...4_217).reduce(0) { $0 + $1 % 97 * 21 + 7 }
    let sheet = Sheet(title: "表", columns: [.init("金额", format, isSummed: true)], rows: values.map { [.number($0)] })
    #expect(values.reduce(0, +) != Double(cents) / 100)
    #expect(sheet.total(of: 0) == Double(cents) / 100)
  }

  @Test("total what has numbers, rounded where sums of binary fractions are not exact")
  func totals() {
    let sheet = Sheet(
      title: "表",
      columns: [.init("金额", .money, isSummed: true), .init("占比", .percent, isSummed: true), .init("户数", .integer, isSummed: true)],
      rows: [[.number(0.1), .number(33.3), .empty], [.number(0.2), .number(66.7), .empty]])
    #expect(sheet.total(of: 0) == 0.3)
    #expect(sheet.total(of: 1) == 100)
    #expect(sheet.total(of: 2) == nil)
    #expect([0, 1, 2].map(sheet.totalFormula) == ["=ROUND(SUM(A2:A3),2)", "=ROUND(SUM(B2:B3),1)", "=SUM(C2:C3)"])
  }

  @Test("name their sheets as spreadsheet programs allow, no two alike")
  func names() {
    let long = String(repeating: "甲", count: 40)
    #expect(
      SheetNames.make(["采购/台账", "表", "表", long, long, ""]) == [
        "采购_台账", "表", "表（2）", String(repeating: "甲", count: 31), String(repeating: "甲", count: 28) + "（2）", "表（3）",
      ])
  }

  @Test("tell of a place that cannot be written")
  func unwritable() {
    #expect(throws: WorkbookError.self) { try Self.book().write(to: "/nowhere/a.xlsx", temporary: NSTemporaryDirectory()) }
  }

  @Test(arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11_017), (1899, 12, 30, -25_569), (2020, 2, 29, 18_321)])
  func daysAreCounted(year: Int, month: Int, day: Int, expected: Int) {
    #expect(CivilDay.since1970(year: year, month: month, day: day) == expected)
  }

  @Test func columnsAreLettered() {
    #expect([0, 25, 26, 51, 52, 701, 702].map { Sheet.letters(of: $0) } == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }

  private static func book() -> Workbook { Workbook(title: "数据", sheets: [sheet], year: 2020, month: 4, day: 1) }

  private static func file(_ book: Workbook) throws -> [UInt8] {
    let path = NSTemporaryDirectory() + "fengwu-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try book.write(to: path, temporary: NSTemporaryDirectory())
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
