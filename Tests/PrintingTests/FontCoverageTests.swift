import Testing

@testable import Printing

@Suite("Characters of the fonts at hand")
struct FontCoverageTests {
  private static let coverage = FontCoverage(listing: "甲体,Face A\t20-7e 4e00-4e02\n乙体\t4e00-9fff\n乙体\t3007\n")

  private func place(_ character: String, _ families: String = #""No Such", "Face A", serif"#) -> SetCharacter {
    SetCharacter(character: character, families: families, excerpt: "见\(character)处")
  }

  @Test("a character its face has needs no word")
  func present() throws {
    #expect(try Self.coverage.check([place("一"), place("丁", "FACE A")], file: "a.html").isEmpty)
  }

  @Test("a Chinese character from another face is told with both faces")
  func fallback() throws {
    #expect(
      try Self.coverage.check([place("丙"), place("〇", #""Face A", "乙体""#)], file: "a.html") == [
        GlyphFallback(character: "丙", face: "Face A", used: "乙体", excerpt: "见丙处"),
        GlyphFallback(character: "〇", face: "Face A", used: "乙体", excerpt: "见〇处"),
      ])
  }

  @Test("a character no font has is an error; invisible ones need none")
  func missing() {
    #expect(throws: PrintingError.glyphsMissing(file: "a.html", [MissingGlyph(character: "𰻞", excerpt: "见𰻞处")])) {
      try Self.coverage.check([place("𰻞"), place("\u{200B}"), place("\u{3000}"), place("𰻞")], file: "a.html")
    }
  }
}
