import ContentModel
import TestSupport
import Testing

/// Patterns mean what people know from other programs, and always answer at once.
@Suite struct TextPatternTests {
  @Test(arguments: [
    ("[0-9]{6}", ["220302"], ["22030", "2203020", "22030a", ""]),
    ("\\d{3}-\\d{7,8}", ["043-5000000", "043-50000000"], ["043-500000", "043-500000000"]),
    (".+(村|社区)", ["梨树村", "红旗社区", "村村"], ["村", "梨树屯", "梨树村 "]),
    ("^[A-Z][a-z]*$", ["A", "Ab"], ["a", "AB", ""]),
    ("(ab)*c?", ["", "c", "ab", "ababc"], ["a", "abb", "cc"]),
    ("a{2,}|b", ["aa", "aaaa", "b"], ["a", "ab", "bb"]),
    ("[^0-9]+", ["一二", "ab"], ["1", "a1", ""]),
    ("[a\\-z]", ["a", "-", "z"], ["b"]), ("[\\d一-十]+", ["三3"], ["百"]), ("\\.\\(\\)", [".()"], ["a()"]),
    ("(?:a|b|)c", ["ac", "bc", "c"], ["abc"]), ("", [""], ["a"]), ("\\w+\\s\\w+", ["a b", "a\u{3000}b"], ["ab"]),
  ])
  func patterns(pattern: String, fitting: [String], others: [String]) throws {
    let pattern = try TextPattern(pattern)
    for text in fitting { #expect(pattern.matches(text), "\(text)") }
    for text in others { #expect(!pattern.matches(text), "\(text)") }
  }

  @Test(arguments: ["[a", "(a", "a)", "*", "a**", "a{2", "a{3,2}", "[z-a]", "\\", "[]", "a{99999}", "(a{2000}){2000}", "^^"])
  func whatIsNoPatternIsRefused(pattern: String) {
    #expect(throws: FieldFault.self) { try TextPattern(pattern) }
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: FieldFault.self) { try TextPattern(String(repeating: "(", count: 10_000)) }
  }

  @Test func patternsThatOthersHangOnAreAnswered() throws {
    let text = String(repeating: "a", count: 5000) + "!"
    #expect(try !TextPattern("(a+)+").matches(text))
    #expect(try !TextPattern("(a|aa)*b").matches(text))
    #expect(try !TextPattern("(a*)*(a*)*c").matches(text))
  }

  /// Whatever both pattern and text hold, the answer is that of the standard library's own matching.
  @Test func agreesWithTheStandardLibrary() throws {
    var numbers = SeededNumbers(seed: 1949)
    let pieces = ["a", "b", "村", ".", "[ab]", "[^a]", "\\d", "(a|b)", "(村|ab)?", "(ab)*", "b+", "a{1,2}", "7"]
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      let pattern = try TextPattern(source)
      let known = try Regex(source)
      for _ in 0..<20 {
        let text = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in ["a", "b", "村", "7"].randomElement(using: &numbers) ?? "" }
          .joined()
        #expect(try pattern.matches(text) == (known.wholeMatch(in: text) != nil), "\(source) on \(text)")
      }
    }
  }
}
