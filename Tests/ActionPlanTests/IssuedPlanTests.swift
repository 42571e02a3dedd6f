import ActionPlan
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The plan as it was issued, against a list of its tasks that was made without this parser.
@Suite struct IssuedPlanTests {
  private struct ExpectedTask: Decodable {
    let number: Int
    let section: String
    let text: String
    let units: [String]
    let mode: String?
    let cooperators: [String]
  }

  private static func expected() throws -> [ExpectedTask] {
    try JSONDecoder().decode([ExpectedTask].self, from: Data(contentsOf: Checkout.tests("Fixtures/plan/tiexi-tasks.json")))
  }

  @Test func everyTaskIsReadAsWritten() throws {
    let tasks = try IssuedPlan.parse().value.tasks
    let expected = try Self.expected()
    #expect(tasks.map(\.number) == Array(1...46) + [51])
    #expect(tasks.count == expected.count)
    for (task, expected) in zip(tasks, expected) {
      #expect(task.number == expected.number)
      #expect(task.section.joined(separator: "/") == expected.section, "task \(task.number)")
      #expect(task.text == expected.text, "task \(task.number)")
      #expect(task.units.map(\.title) == expected.units, "task \(task.number)")
      #expect(task.mode == expected.mode, "task \(task.number)")
      #expect(task.cooperators.map(\.written) == expected.cooperators, "task \(task.number)")
    }
  }

  @Test func titleIssuerAndDate() throws {
    let plan = try IssuedPlan.parse().value
    #expect(plan.title == "铁西区关于深入开展消费扶贫助力打赢脱贫攻坚战实施方案")
    #expect(plan.issuer == "四平市铁西区人民政府办公室")
    #expect(plan.date == "2019年12月7日")
  }

  @Test func headingsWithTheirLevels() throws {
    let sections = try IssuedPlan.parse().value.sections
    #expect(
      sections.map { "\($0.level) \($0.title)" } == [
        "1 一、总体要求", "2 (一)指导思想", "2 (二)工作目标", "1 二、主要任务", "2 (一)动员社会各界广泛参与,形成消费扶贫新格局",
        "2 (二)努力拓宽贫困村农产品流通和销售渠道", "2 (三)努力提升贫困村农产品供给水平和质量", "2 (四)提升贫困村休闲农业和乡村旅游水平", "1 三、保障措施",
      ])
    #expect(sections.last?.path == ["三、保障措施"])
  }

  @Test func all27UnitsAreNamed() throws {
    let plan = try IssuedPlan.parse().value
    #expect(Set(plan.tasks.flatMap(\.units).map(\.title)) == Set(IssuedPlan.units.map(\.title)))
    #expect(plan.tasks.flatMap(\.units).filter { !$0.isKnown }.isEmpty)
  }

  @Test func theTableOfUnitsNamesThemAll() throws {
    let table = try String(contentsOf: Checkout.root.appendingPathComponent("Content/data/units.csv"), encoding: .utf8)
    let titles = table.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",")[1] }
    #expect(Set(titles.map(String.init)) == Set(IssuedPlan.units.map(\.title)))
  }

  /// Text, units and phrase of a task stand in the document at the place they report.
  @Test func placesPointAtTheText() throws {
    for task in try IssuedPlan.parse().value.tasks {
      #expect(covered(task.location) == "\(task.number).")
      for unit in task.units + task.cooperators { #expect(covered(unit.location) == unit.written) }
      if let location = task.modeLocation { #expect(covered(location) == task.mode) }
    }
  }

  private func covered(_ location: Location) -> String {
    let line = Array((location.excerpt ?? "").unicodeScalars)
    return String(String.UnicodeScalarView(line[(location.column - 1)..<(location.column - 1 + location.length)]))
  }

  @Test func irregularitiesAreWarningsAtTheirPlaces() throws {
    let diagnostics = try IssuedPlan.parse().diagnostics
    #expect(!diagnostics.hasErrors)
    let text = Language.allCases.map { TextRendering(language: $0).render(diagnostics) }.joined(separator: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/plan/tiexi-irregularities.txt").path)
  }

  @Test func inspectionHoldsTheWholePlan() throws {
    let json = JSONText.encode(try IssuedPlan.parse().inspection(in: .chinese))
    try Golden.expect(json + "\n", equals: Checkout.tests("Fixtures/plan/tiexi-inspection.json").path)
  }
}
