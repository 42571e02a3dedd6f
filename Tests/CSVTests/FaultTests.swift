import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import CSV

/// Each fault people make is named at its place, in words that are enough to mend it.
@Suite struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var options = CSVOptions()

    var testDescription: String { name }

    init(_ name: String, _ text: String, options: CSVOptions = CSVOptions()) {
      self.init(name, bytes: Array(text.utf8), options: options)
    }

    init(_ name: String, bytes: [UInt8], options: CSVOptions = CSVOptions()) {
      (self.name, self.bytes, self.options) = (name, bytes, options)
    }
  }

  static let cases = [
    Case("empty-file", ""),
    Case("only-a-mark", bytes: TextEncoding.utf8.byteOrderMark),
    Case("only-blank-lines", "\n\n\r\n"),
    Case("unclosed-quote", "编号,名称\n1,\"红嘴村大米\n2,\"小米\"\n3,黄豆\n"),
    Case("unclosed-quote-at-the-end", "编号,名称\n1,大米\n2,\"小米\n"),
    Case("text-after-quote", "编号,名称\n1,\"红嘴\"牌大米\n2,\"小米\"\n"),
    Case("too-few-cells", "编号,名称,价格\n1,大米,28\n2,小米\n3\n"),
    Case("too-many-cells", "编号,名称\n1,大米, 5斤\n"),
    Case("duplicate-column", "编号,名称,编号 \n1,大米,2\n"),
    Case("nameless-column", "编号,,价格\n1,大米,2\n"),
    Case("empty-columns", "编号,名称,,\n1,大米,,\n"),
    Case("nul", "编号,名\u{0}称\n1,大米\n"),
    Case("utf-16-without-mark", bytes: TextEncoding.utf16LittleEndian.encode("id,name\n1,rice\n")),
    Case("xlsx", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]),
    Case("xls", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00]),
    Case("utf-16-chinese-without-mark", bytes: TextEncoding.utf16BigEndian.encode("编号,名称\r\n一,红嘴村大米\r\n")),
    Case("web-page", bytes: [0xEF, 0xBB, 0xBF] + Array("\r\n<HTML xmlns:x=\"urn\"><table><tr><td>编号</td></tr></table></HTML>".utf8)),
    Case("pdf", "%PDF-1.4\n"),
    Case("picture", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]),
    Case("foot-rows", "编号,名称,价格\n1,大米,28\n合计,28\n备注：示例\n"),
    Case("row-below-end", "编号,名称,价格\n1,大米,28\n小计,,28\n2,小米,12\n注：示例,见下,一\n", options: CSVOptions(endMarkers: ["小计"])),
    Case("full-width-commas", "编号,名称,价格\n1,大米,28\n2，小米，12\n"),
    Case("bad-byte", bytes: TextEncoding.gb18030.encode("编号,名称\n1,大米") + [0xFF, 0x0A]),
    Case("bad-byte-in-named-encoding", bytes: TextEncoding.gb18030.encode("编号,名称\n"), options: CSVOptions(encoding: .utf8)),
    Case("doubtful-encoding", bytes: [0xC6, 0xBD, 0x0A]),
  ]

  @Test(arguments: cases)
  func message(of fault: Case) throws {
    let table = CSVTable.read(bytes: fault.bytes, file: "data/products.csv", options: fault.options)
    #expect(!table.diagnostics.isEmpty)
    let text = Language.allCases.map { TextRendering(language: $0).render(table.diagnostics) }.joined(separator: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/csv/faults/\(fault.name).txt").path)
  }

  @Test func aHundredFaultsAreAHundredFindings() throws {
    let text = "编号,名称\n" + (1...100).map { $0 % 2 == 0 ? "\($0),\"大\"米\n" : "\($0)\n" }.joined()
    let table = CSVTable.read(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.diagnostics.count == 100)
    #expect(table.diagnostics.compactMap(\.location?.line) == Array(2...101))
  }

  @Test func endlessFaultsAreCounted() throws {
    let text = "a,b\n" + String(repeating: "1\n", count: 5000)
    let table = CSVTable.read(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.diagnostics.count == 1001 && table.diagnostics.last?.code == "csv.more-faults")
    #expect(table.value.records.count == 5000)
  }

  @Test func aMissingQuoteSpoilsOneRecordOnly() throws {
    let text = "编号,名称\n1,\"大米\n2,\"小米\"\n3,\"黄\n豆\"\n"
    let table = CSVTable.read(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.diagnostics.map(\.code) == ["csv.unclosed-quote"])
    #expect(table.value.records.map { $0.map(\.text) } == [["1", "大米"], ["2", "小米"], ["3", "黄\n豆"]])
  }
}
