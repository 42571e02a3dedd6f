import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// Templates and contexts with what Jinja2 3.1.6 makes of them; `make_cases.py` and `random_templates.py` beside the cases write them.
@Suite struct JinjaCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let number: Int
    let line: String
    var testDescription: String { "\(file) \(number)" }
  }

  static let cases = ["jinja2.tsv", "random.tsv"].flatMap { file in
    let text = (try? String(contentsOf: Checkout.tests("Fixtures/templating/" + file), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").enumerated().map { Case(file: file, number: $0 + 1, line: String($1)) }
  }

  @Test func casesAreThere() {
    #expect(Self.cases.count > 1000)
  }

  @Test(arguments: cases)
  func sameAsJinja(_ example: Case) throws {
    let parts = example.line.split(separator: "\t")
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(parts[1].utf8)) as? [String: Any])
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(StreamJob.answer(Array(parts[0].utf8)))) as? [String: Any])
    if let expected = parsed["output"] as? String {
      #expect(answer["output"] as? String == expected, "\(example.line)")
    } else {
      let error = try #require(answer["error"] as? [String: Any], "\(example.line)")
      if let line = parsed["line"] as? Int { #expect(error["line"] as? Int == line, "\(example.line)") }
    }
  }
}
