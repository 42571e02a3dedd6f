import Diagnostics
import Testing

/// The caret stands under the place, whatever is before it and however long the line is.
@Suite struct CaretTests {
  @Test(arguments: [
    ("abc", 2, 1), ("风物abc", 3, 1), ("风物abc", 2, 2), ("“风物”，a", 6, 1), ("e\u{301}x", 3, 1), ("ａｂc", 3, 1), ("😀x", 2, 1), ("", 1, 1),
    ("风", 2, 1), ("\u{1B}\u{202E}x", 3, 1),
  ]) func standsUnderShortLines(excerpt: String, column: Int, length: Int) throws {
    let (line, caret) = try lines(excerpt, column: column, length: length)
    let scalars = Array(line.unicodeScalars)
    let offset = line.unicodeScalars.count - excerpt.unicodeScalars.count
    let place = offset + column - 1
    #expect(caret.prefix { $0 == " " || $0 == "|" }.count == DisplayWidth.of(scalars[..<place]))
    #expect(caret.count { $0 == "^" } == max(1, DisplayWidth.of(scalars[place..<min(place + length, scalars.count)])))
  }

  /// Each line holds one `X`; wherever it is, it is shown with the caret right below it, and the line fits a terminal.
  @Test(arguments: ["a", "风", "a风", "e\u{301}"]) func staysInSightOnLongLines(filler: String) throws {
    for before in [0, 10, 60, 66, 67, 99, 100, 101, 150, 400, 999, 1000, 1001, 5000] {
      for after in [0, 10, 60, 100, 400, 3000] {
        let excerpt = String(repeating: filler, count: before) + "X" + String(repeating: filler, count: after)
        let column = before * filler.unicodeScalars.count + 1
        let (line, caret) = try lines(excerpt, column: column, length: 1)
        let shown = line.unicodeScalars
        let place = try #require(shown.firstIndex(of: "X"), "the place is out of sight with \(before) before and \(after) after it")
        #expect(caret.prefix { $0 != "^" }.count == DisplayWidth.of(shown[..<place]))
        #expect(DisplayWidth.of(shown) <= 112)
        #expect(line.hasSuffix("...") || excerpt.unicodeScalars.last == shown.last)
      }
    }
  }

  @Test func aLongPlaceIsCutWithItsLine() throws {
    let (line, caret) = try lines(String(repeating: "风", count: 300), column: 2, length: 250)
    #expect(DisplayWidth.of(caret.unicodeScalars) <= DisplayWidth.of(line.unicodeScalars))
  }

  @Test(arguments: [(0, 0), (-3, 1), (9, 1), (.max, .max), (1, .max)]) func placesOutsideTheLineDoNoHarm(column: Int, length: Int) throws {
    let (_, caret) = try lines("abc", column: column, length: length)
    #expect(caret.contains("^"))
  }

  /// The line of the excerpt and the one with the caret, both with their gutter.
  private func lines(_ excerpt: String, column: Int, length: Int) throws -> (String, String) {
    let finding = Diagnostic(
      .error, "x", LocalizedText(zh: "x", en: "x"), at: Location(file: "f", line: 12, column: column, length: length, excerpt: excerpt))
    let lines = TextRendering(language: .english).render(finding).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 4)
    return (String(lines[1]), String(lines[2]))
  }
}
