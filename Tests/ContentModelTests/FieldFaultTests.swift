import ContentModel
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What the user is told about cells that cannot be read and types that are declared wrongly.
@Suite struct FieldFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let type: String
    let options: FieldOptions
    let cells: [String]

    var testDescription: String { type }

    init(_ type: String, _ cells: [String]) { self.init(type, FieldOptions(), cells) }

    init(_ type: String, _ options: FieldOptions, _ cells: [String]) {
      (self.type, self.options, self.cells) = (type, options, cells)
    }
  }

  static let cells = [
    Case("key", ["小米 01", "a/b", "a.b", "ＡＢ", "小米（新）", "con", "LPT1", String(repeating: "长", count: 41)]),
    Case("integer", FieldOptions(minimum: "0", maximum: "100"), ["abc", "12.5", "1200户", "1,20", "1,2,3", "十二", "-1", "101", "3-5", "面议"]),
    Case(
      "decimal", FieldOptions(minimum: "0"), ["1.2.3", "12斤", "1,23.4", "1.23,456", "约12", "0.1234567", "-0.5", "99999999999999999999"]),
    Case("integer", FieldOptions(unit: "户"), ["1200人", "户"]),
    Case("percent", FieldOptions(maximum: "1"), ["12.5", "百分之十", "%", "120%", "-1.5"]),
    Case("money", FieldOptions(minimum: "0"), ["面议", "28元/斤", "28-30", "二十八", "$28", "1,20", "-1", "10000000000亿元", "元"]),
    Case("quantity", FieldOptions(unit: "公里"), ["12.5里", "约12公里", "公里"]),
    Case("date", ["2020-02-30", "3月5日", "20-3-5", "5/3/2020", "2020年3月5日至8日", "三月", "1234", "99999", "待定"]),
    Case("month", ["2020", "2020Q1", "2020-13", "3月", "2020.1"]),
    Case("quarter", ["2020", "一季度", "2020Q5", "2020-03"]),
    Case("boolean", ["可能", "是的", "2"]),
    Case("choice", FieldOptions(choices: ["未启动", "推进中", "已完成", "滞后"]), ["已完结", "完成", "推进 中", "进行"]),
    Case("choice", FieldOptions(choices: ["春", "夏", "秋", "冬"], isMany: true), ["春，夏", "春夏", "春,夏、秋", "春/秋", "全年"]),
    Case("list", ["大集，年货", "采摘,民宿", "山、水，林"]),
    Case("image", ["images\\a.jpg", "../a.jpg", "/images/a.jpg", "C:/a.jpg", "images/a", "images/a.pdf", "images/"]),
    Case("url", ["www.example.com", "https://", "ftp://example.com", "https://a b.com", "javascript:alert(1)"]),
    Case("phone", ["暂无电话", "0434-5000000、0434-5000001", "123", "12345678901234567"]),
    Case("coordinates", ["124.35,43.17", "43.17", "43°10′,124°21′", "43.17,200"]),
  ]

  static let options: [(type: String, options: FieldOptions)] = [
    ("choice", FieldOptions()), ("reference", FieldOptions()), ("quantity", FieldOptions()), ("money", FieldOptions(unit: "角")),
    ("integer", FieldOptions(minimum: "零")), ("decimal", FieldOptions(maximum: "1,000")),
    ("money", FieldOptions(minimum: "10", maximum: "5")), ("coordinates", FieldOptions(system: "gps")),
  ]

  static func text(of fault: FieldFault) -> String {
    Language.allCases.map { language in
      ([fault.message] + fault.hints).map { "    " + $0.text(in: language) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test func cellsThatCannotBeRead() throws {
    var text = ""
    for fault in Self.cells {
      let type = try #require(FieldTypeCatalogue.type(named: fault.type)).init(fault.options)
      for cell in fault.cells {
        do {
          let value = try type.read(.text(cell))
          Issue.record("\(fault.type) reads \(cell) as \(value)")
        } catch {
          text += "\(fault.type) “\(cell)” \(error.code)\n\(Self.text(of: error))\n\n"
        }
      }
    }
    try Golden.expect(text, equals: Checkout.tests("Fixtures/fields/cells.txt").path)
  }

  @Test func optionsThatCannotBeUsed() throws {
    var text = ""
    for (name, options) in Self.options {
      let type = try #require(FieldTypeCatalogue.type(named: name))
      do {
        _ = try type.init(options)
        Issue.record("\(name) accepts its options")
      } catch {
        text += "\(name) \(error.code)\n\(Self.text(of: error))\n\n"
      }
    }
    try Golden.expect(text, equals: Checkout.tests("Fixtures/fields/options.txt").path)
  }
}
