import ActionPlan
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Each irregularity on its own: how the plan is read all the same, and what the reader is told.
@Suite struct IrregularityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// What stands below the heading `一、任务`.
    let body: String

    var testDescription: String { name }

    init(_ name: String, _ body: String) {
      (self.name, self.body) = (name, body)
    }
  }

  static let cases = [
    Case("unknown-unit-near", "1.甲。（责任单位：区商物局，示例乡配合）"),
    Case("unknown-unit", "1.甲。（责任单位：示例银行，示例乡配合）"),
    Case("unknown-cooperator-near", "1.甲。（责任单位：区商务局，示列乡配合）"),
    Case("cooperator-outside", "1.甲。（责任单位：区商务局，各县（市）区人民政府配合）"),
    Case("run-together", "1.甲。（责任单位：区商务局区文旅局、区发改局按职责分工负责，示例乡配合）"),
    Case("stray-separator-at-end", "1.甲。（责任单位：区商务局、区文旅局、按职责分工负责，示例乡配合）"),
    Case("stray-separator-inside", "1.甲。（责任单位：区商务局、、区文旅局按职责分工负责，示例乡配合）"),
    Case("stray-separator-at-start", "1.甲。（责任单位：、区商务局，示例乡配合）"),
    Case("repeated-unit", "1.甲。（责任单位：区商务局、区文旅局、商务局按职责分工负责，示例乡配合）"),
    Case("division-of-one", "1.甲。（责任单位：区商务局按职责分工负责，示例乡配合）"),
    Case("no-division", "1.甲。（责任单位：区商务局、区文旅局，示例乡配合）"),
    Case("missing-full-stop", "1.甲（责任单位：区商务局，示例乡配合）"),
    Case("full-stop-behind", "1.甲（责任单位：区商务局，示例乡配合）。"),
    Case("text-after-bracket", "1.甲。（责任单位：区商务局，示例乡配合）另行通知。"),
    Case("unclosed-bracket", "1.甲。（责任单位：区商务局，示例乡配合\n2.乙。（责任单位：区文旅局，示例乡配合）"),
    Case("no-bracket", "1.甲。\n2.乙。（责任单位：区文旅局，示例乡配合）"),
    Case("empty-bracket", "1.甲。（责任单位：）"),
    Case("only-cooperators", "1.甲。（责任单位：示例乡配合）"),
    Case("no-number", "甲。（责任单位：区商务局，示例乡配合）"),
    Case("number-jumps-by-one", "1.甲。（责任单位：区商务局，示例乡配合）\n3.乙。（责任单位：区文旅局，示例乡配合）"),
    Case("numbers-begin-late", "7.甲。（责任单位：区商务局，示例乡配合）"),
    Case("number-repeated", "1.甲。（责任单位：区商务局，示例乡配合）\n1.乙。（责任单位：区文旅局，示例乡配合）"),
    Case("number-goes-back", "2.甲。（责任单位：区商务局，示例乡配合）\n1.乙。（责任单位：区文旅局，示例乡配合）"),
    Case("heading-out-of-order", "三、保障\n1.甲。（责任单位：区商务局，示例乡配合）"),
    Case("document-numbers", "依据甲发〔2018〕1号、乙发[2019]37号、丙发【2019】2号、丁发[201912号和3号文件。"),
    Case("unpaired-marks", "依据方案》和《办法，开展“行动和大集”。"),
    Case("half-width", "1.甲,乙:丙。(责任单位:区商务局,示例乡配合)"),
  ]

  static let units = [
    UnitName(title: "区商务局", aliases: ["商务局"]), UnitName(title: "区文旅局"), UnitName(title: "区发改局"), UnitName(title: "示例乡"),
  ]

  static func parse(_ body: String) -> Diagnosed<PlanDocument> {
    PlanDocument.parse(SourceText(file: "Content/plan/plan.md", text: "示例方案\n一、任务\n" + body + "\n"), units: units)
  }

  @Test(arguments: cases)
  func message(of irregularity: Case) throws {
    let plan = Self.parse(irregularity.body)
    let read = plan.value.tasks.map { task in
      "\(task.number) \(task.text) | \(task.units.map(\.title)) | \(task.mode ?? "-") | \(task.cooperators.map(\.written))\n"
    }
    let messages = Language.allCases.map { TextRendering(language: $0).render(plan.diagnostics) }
    let text = irregularity.body + "\n\n" + read.joined() + "\n" + messages.joined(separator: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/plan/irregularities/\(irregularity.name).txt").path)
  }

  @Test func anUnusualPhraseIsToldOnlyBesideAUsualOne() {
    let usual = (1...4).map { "\($0).甲。（责任单位：区商务局、区文旅局按职责分工负责，示例乡配合）" }
    let unusual = "5.甲。（责任单位：区商务局、区文旅局按责任分工负责，示例乡配合）"
    #expect(Self.parse((usual + [unusual]).joined(separator: "\n")).diagnostics.map(\.code) == ["plan.unusual-division"])
    #expect(Self.parse(unusual.replacing("5.", with: "1.")).diagnostics.isEmpty)
  }

  @Test func aMissingCooperatorIsToldOnlyWhereMostTasksHaveOne() {
    let with = (1...4).map { "\($0).甲。（责任单位：区商务局，示例乡配合）" }
    let without = "5.甲。（责任单位：区商务局）"
    #expect(Self.parse((with + [without]).joined(separator: "\n")).diagnostics.map(\.code) == ["plan.no-cooperator"])
    #expect(Self.parse(without.replacing("5.", with: "1.")).diagnostics.isEmpty)
  }
}
