import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test(arguments: 0..<20) func theOrderDoesNotDependOnTheOrderOfFinding(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let sorted = [
      finding("a", at: nil), finding("b", at: nil), finding("z", at: Location(file: "a.csv", line: 2, column: 9)),
      finding("a", at: Location(file: "a.csv", line: 10, column: 1, length: 5)),
      finding("b", at: Location(file: "a.csv", line: 10, column: 1)),
      finding("a", at: Location(file: "a.csv", line: 10, column: 2)), finding("a", at: Location(file: "b.csv", line: 1, column: 1)),
    ]
    #expect(sorted.shuffled(using: &random).sortedByLocation() == sorted)
  }

  @Test func onlyErrorsStopABuild() {
    let warning = finding("a", at: nil).with(severity: .warning)
    #expect(![warning].hasErrors)
    #expect([warning, warning.with(severity: .error)].hasErrors)
  }

  @Test func findingsOfAllStepsAreKept() {
    var list: [Diagnostic] = []
    let value = Diagnosed(1, [finding("a", at: nil)]).map { $0 + 1 }.then { Diagnosed($0 * 10, [finding("b", at: nil)]) }.collect(
      into: &list)
    #expect(value == 20)
    #expect(list.map(\.code) == ["a", "b"])
  }

  @Test func repeatedFindingsAreToldOnce() {
    let (first, second) = (finding("a", at: Location(file: "f", line: 1)), finding("a", at: Location(file: "f", line: 2)))
    #expect([first, second, first].withoutRepetitions() == [first, second])
  }

  @Test(arguments: [("abc", 3), ("风物", 4), ("ＡＢ", 4), ("，“”", 6), ("e\u{301}", 1), ("ｱ", 1), ("😀", 2), ("\u{200B}\u{0}", 0), ("〇〖〗", 6)])
  func wideScalarsTakeTwoColumns(text: String, columns: Int) {
    #expect(DisplayWidth.of(text.unicodeScalars) == columns)
  }

  private func finding(_ code: String, at location: Location?) -> Diagnostic {
    Diagnostic(.error, code, LocalizedText(zh: code, en: code), at: location)
  }
}
