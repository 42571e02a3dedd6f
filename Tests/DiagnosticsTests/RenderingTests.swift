import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct RenderingTests {
  @Test(arguments: Language.allCases) func text(language: Language) throws {
    try expect(TextRendering(language: language).render(Samples.all), equals: "text.\(language.rawValue).txt")
  }

  @Test func textInColour() throws {
    try expect(
      TextRendering(language: .chinese, colour: true).render([Samples.reference, Samples.tab]).replacing("\u{1B}", with: "␛"),
      equals: "text.colour.txt")
  }

  @Test(arguments: Language.allCases) func acknowledgedFindingsComeLastALineEach(language: Language) throws {
    let acknowledged = AcknowledgedDiagnostics("template.*", reason: "看过", [Samples.tab])
    let text = TextRendering(language: language).render([Samples.tab, Samples.unread], acknowledged: [acknowledged])
    try expect(text, equals: "text.acknowledged.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func json(language: Language) throws {
    try expect(JSONRendering(language: language).render(Samples.all), equals: "json.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func gitHub(language: Language) throws {
    try expect(GitHubRendering(language: language).render(Samples.all), equals: "github.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases) func html(language: Language) throws {
    try expect(HTMLRendering(language: language).render(Samples.all), equals: "html.\(language.rawValue).html")
  }

  @Test func findingsCannotBringMarkupIntoAPage() {
    let nasty = "</pre><script>alert(1)</script>\"'&"
    let finding = Diagnostic(
      .error, nasty, LocalizedText(zh: nasty, en: nasty), at: Location(file: nasty, line: 1, column: 3, length: 99, excerpt: nasty),
      hints: [LocalizedText(zh: nasty, en: nasty)], notes: [.init(LocalizedText(zh: nasty, en: nasty), at: Location(file: nasty))])
    let text = HTMLRendering(language: .english).render([finding])
    #expect(!text.contains("<script"))
    #expect(text.contains("<pre>&lt;/<mark>pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;</mark></pre>"))
  }

  @Test func nothingFoundIsNothingSaid() {
    #expect(HTMLRendering(language: .chinese).render([]) == "")
    #expect(TextRendering(language: .chinese).render([]) == "")
    #expect(GitHubRendering(language: .chinese).render([]) == "")
    #expect(JSONRendering(language: .chinese).render([]) == "{\"diagnostics\":[]}\n")
  }

  @Test func theFirstLineIsWhatToolsRead() {
    let text = TextRendering(language: .english).render(Samples.reference)
    #expect(text.hasPrefix("Content/data/products.csv:7:11: error reference.unknown: "))
  }

  /// The JSON is read back by another implementation.
  @Test func jsonIsReadBackUnchanged() throws {
    struct Report: Decodable {
      struct Finding: Decodable, Equatable {
        let code: String
        let message: String
        let file: String?
        let line: Int?
      }
      let diagnostics: [Finding]
    }
    let nasty = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}\u{2028}\u{2029}风物😀"
    let finding = Diagnostic(.error, nasty, LocalizedText(zh: nasty, en: ""), at: Location(file: nasty, line: 3))
    let text = JSONRendering(language: .chinese).render([finding])
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(report.diagnostics == [Report.Finding(code: nasty, message: nasty, file: nasty, line: 3)])
    #expect(text.filter(\.isNewline).count == 1)
  }

  @Test func gitHubCommandsCannotBeForged() {
    let finding = Diagnostic(
      .error, "a,b:c", LocalizedText(zh: "一\n::error::二\r100%", en: ""), at: Location(file: "a,b:c%.md", line: 2, column: 5))
    #expect(
      GitHubRendering(language: .chinese).render([finding])
        == "::error file=a%2Cb%3Ac%25.md,line=2,col=5,title=a%2Cb%3Ac::一%0A::error::二%0D100%25\n")
  }

  private func expect(_ text: String, equals name: String) throws {
    try Golden.expect(text, equals: Checkout.tests("Fixtures/diagnostics/" + name).path)
  }
}
