import ActionPlan
import Diagnostics
import Testing

/// Plans of other places, which are laid out differently.
@Suite struct OtherPlanTests {
  private let units = [
    UnitName(title: "县商务局", aliases: ["县商务和粮食局"]), UnitName(title: "县文旅局"), UnitName(title: "县发改局"), UnitName(title: "各乡镇人民政府"),
  ]

  private func parse(_ text: String) -> Diagnosed<PlanDocument> {
    PlanDocument.parse(SourceText(file: "plan.md", text: text), units: units)
  }

  @Test func aPlanInMarkdownWithFullWidthMarks() {
    let plan = parse(
      """
      # 示例县消费帮扶实施方案

      为做好消费帮扶工作，制定本方案。

      ## 一、主要任务

      ### （一）拓宽渠道

      1．组织展销。（牵头单位：县商务局；配合单位：县文旅局、各乡镇人民政府）

      ２、发展旅游，
      完善线路。
      （责任单位：县文旅局、县商务和粮食局分别负责）

      二、保障措施
      （一）加强领导。各单位要重视。
      3.定期调度。（县发改局负责，各乡镇人民政府配合）
      """)
    #expect(plan.diagnostics.isEmpty, "\(TextRendering(language: .english).render(plan.diagnostics))")
    #expect(plan.value.title == "示例县消费帮扶实施方案")
    #expect(plan.value.issuer == nil)
    #expect(plan.value.sections.map(\.title) == ["一、主要任务", "（一）拓宽渠道", "二、保障措施", "（一）加强领导"])
    let tasks = plan.value.tasks
    #expect(tasks.map(\.number) == [1, 2, 3])
    #expect(tasks.map(\.text) == ["组织展销。", "发展旅游，\n完善线路。", "定期调度。"])
    #expect(tasks.map { $0.units.map(\.title) } == [["县商务局"], ["县文旅局", "县商务局"], ["县发改局"]])
    #expect(tasks.map { $0.units.map(\.written) } == [["县商务局"], ["县文旅局", "县商务和粮食局"], ["县发改局"]])
    #expect(tasks.map { $0.cooperators.map(\.title) } == [["县文旅局", "各乡镇人民政府"], [], ["各乡镇人民政府"]])
    #expect(tasks.map(\.mode) == [nil, "分别负责", "负责"])
    #expect(tasks.map { $0.section.count } == [2, 2, 2])
  }

  @Test func anAmountAtTheLineStartIsNoTaskNumber() {
    let plan = parse("示例方案\n一、目标\n1.5万亩稻田改造。\n1.甲。（责任单位：县商务局）\n")
    #expect(plan.value.tasks.map(\.text) == ["甲。"])
  }

  @Test func lineEndsAndAByteOrderMarkDoNotMatter() {
    let text = "示例方案\n一、任务\n1.甲。（责任单位：县商务局）\n2.乙。（责任单位：县文旅局）"
    let expected = parse(text).value.tasks
    for variant in [text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text, text + "\n"] {
      let tasks = parse(variant).value.tasks
      #expect(tasks.map(\.text) == expected.map(\.text))
      #expect(tasks.map(\.location.line) == expected.map(\.location.line))
      #expect(parse(variant).value.title == "示例方案")
    }
  }

  @Test func withoutKnownUnitsNamesAreTakenAsWritten() {
    let source = SourceText(file: "plan.md", text: "示例方案\n一、任务\n1.甲。（责任单位：县某局、县另一局按职责分工负责）")
    let plan = PlanDocument.parse(source, units: [])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.value.tasks.flatMap(\.units).map(\.title) == ["县某局", "县另一局"])
  }

  @Test func anEmptyDocumentIsAnEmptyPlan() {
    let plan = parse("")
    #expect(plan.value.tasks.isEmpty && plan.value.sections.isEmpty && plan.value.title.isEmpty)
  }
}
