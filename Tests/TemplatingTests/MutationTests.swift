import Foundation
import Templating
import TestSupport
import Testing

/// A generator whose numbers are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

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
    var generator = SeededGenerator(state: UInt64(seed))
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
