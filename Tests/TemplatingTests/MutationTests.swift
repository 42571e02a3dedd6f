import Foundation
import Templating
import TestSupport
import Testing

/// Damaged templates: whatever they say, a job has an answer.
@Suite struct MutationTests {
  private static let pieces = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-", "|", "(", ")", "[", "]", "if", "for", "in", "endfor", "endif", "else", "9223372036854775807",
    "~",
    "**", "//", "is", "super()", "caller()", "loop(", "中", "<a href=", "<script>", "'", "\\\"", "set x =", "macro m(a)", "extends 'm'",
    "|sort",
  ]

  @Test(arguments: 0..<8)
  func everyJobIsAnswered(_ seed: Int) throws {
    var generator = SeededNumbers(seed: UInt64(seed))
    let text = try String(contentsOf: Checkout.tests("Fixtures/templating/jinja2.tsv"), encoding: .utf8)
    let jobs = text.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
    for _ in 0..<100 {
      guard let job = jobs.randomElement(using: &generator) else { return }
      var bytes = Array(job.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes.remove(at: position)
        } else {
          bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: position)
        }
      }
      let answer = try JSONSerialization.jsonObject(with: Data(StreamJob.answer(bytes))) as? [String: Any]
      #expect(answer?["output"] != nil || answer?["error"] != nil)
    }
  }
}
