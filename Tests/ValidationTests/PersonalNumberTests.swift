import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import SiteStructure
import TestSupport
import Testing

@testable import Validation

/// Personal numbers are found in every form, and never shown.
@Suite struct PersonalNumberTests {
  @Test(arguments: [
    ("11010519491231002X", PersonalNumber.Kind.identity), ("440524188001010014", .identity), ("11010519491231002x。", .identity),
    ("１１０１０５１９４９１２３１００２Ｘ", .identity), ("110105 19491231 002X", .identity), ("110105-19491231-002X", .identity),
    ("证11010519491231002X号", .identity), ("110105194912310000", .damagedIdentity), ("1.10105E+17", .damagedIdentity),
    ("110105491231002", .oldIdentity), ("13800000000", .mobile), ("+8613800000000", .mobile), ("138 0000 0000", .mobile),
    ("电话：138-0000-0000（李）", .mobile),
    ("138－0000－0000", .mobile), ("138—0000—0000", .mobile), ("138.0000.0000", .mobile), ("138 00 00 00 00", .mobile),
    ("(138)00000000", .mobile), ("138 0000\u{200B}0000", .mobile), ("138**0000**0000", .mobile), ("138 - 0000 - 0000", .mobile),
    ("+86 138 0000 0000", .mobile), ("0086-138-0000-0000", .mobile), ("1 3 8 0 0 0 0 0 0 0 0", .mobile),
    ("1101 0519 4912 3100 2X", .identity),
    ("1380000 0000", .mobile), ("138\u{A0}0000\u{A0}0000", .mobile), ("138　0000　0000", .mobile),
    ("110105 1949 1231 002X", .identity), ("110105194912310021", .doubtfulIdentity), ("220302 19800101 1234", .doubtfulIdentity),
  ])
  func isFound(text: String, kind: PersonalNumber.Kind) {
    #expect(PersonalNumber.all(in: Array(text.utf8).span).map(\.kind) == [kind])
  }

  @Test(arguments: [
    "990105194912310021", "11010519491331002X", "a11010519491231002X", "11010519491231002X1", "12800000000",
    "138000000001", "0.13800000000", "13800000000.5", "13800000000a", "_13800000000", "0434-5000000", "400-000-0000", "2020-04-10",
    "91110105MA0123456X", "1.10105E+16", "1.1E+17", "2.20302E+170", "", "1", "－", "12345678901234567890",
    "13 800 000 000", "138,0000,0000", "1.3.8.0000.0000", "192.168.138.1234", "2020-03-31 138", "13800000000.5 元", "第138号、第0000号",
  ])
  func isNoPersonalNumber(text: String) {
    #expect(PersonalNumber.all(in: Array(text.utf8).span).isEmpty)
  }

  @Test func findingsDoNotShowTheNumber() {
    let place = Location(file: "a.csv", line: 2, column: 4, length: 18, excerpt: "张三,11010519491231002X,13800000000")
    let text = LocalizedText(zh: "“11010519491231002X”不是整数", en: "‘11010519491231002X’ is not a whole number")
    let finding = Diagnostic(.error, "field.integer", text, at: place, hints: [text], notes: [.init(text, at: place)])
    let shown = Language.allCases.map { TextRendering(language: $0).render(PersonalNumberMask.mask([finding])) }.joined()
    #expect(!shown.contains("0519491231") && !shown.contains("13800000000") && shown.contains("110***************"))
  }

  @Test func aFileOfNumbersIsToldOfInAHundredFindings() throws {
    let lines = (100..<350).map { "说明 13800000\($0)\n" }.joined()
    let files = ProjectFiles(attachments: [SourceText(file: "Content/images/a.txt", text: lines)])
    let site = try RuleTests.site(CaseFile(Checkout.tests("Fixtures/content/small-project.txt")))
    let found = PersonalNumbers(files: files).check(site)
    #expect(found.count == 101 && found[99].location?.line == 100)
    #expect(found.last?.code == "privacy.more-numbers" && found.last?.message.english.contains("150") == true)
  }

  @Test(arguments: [true, false]) func aMobileNumberMayStandInAPublicField(isPublic: Bool) throws {
    var files = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")).files()
    files["Content/schema/shops.yml"] = Array(
      """
      name: shops
      label: 门店
      source: data/shops.csv
      key: id
      fields:
        - { name: id, label: 编号, type: key }
        - { name: phone, label: 电话, type: phone, public: \(isPublic) }

      """.utf8)
    files["Content/data/shops.csv"] = Array("编号,电话\nmen-1,138 0000 0000\n".utf8)
    let loaded = try ContentLoader.load(MemorySourceTree(files))
    #expect(loaded.diagnostics.isEmpty)
    let found = PersonalNumbers(files: ProjectFiles()).check(SiteGraph(try #require(loaded.value)))
    #expect(found.map(\.code) == (isPublic ? [] : ["privacy.mobile-number"]))
  }
}
