import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Markdown

/// Input that would keep the parser busy for minutes is refused; long ordinary texts are not.
@Suite struct LimitTests {
  /// A text that is shown by its name, since it is long.
  struct Long: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) { (testDescription, self.text) = (name, text) }
  }

  @Test(arguments: [
    Long("quotations", String(repeating: "> ", count: 1000) + "a" + String(repeating: "*b*", count: 2000)),
    Long("lists", String(repeating: "- ", count: 1000) + "a\n" + String(repeating: "\n", count: 20_000)),
    Long("mixed lists", String(repeating: "1. > ", count: 60) + "a\n"),
    Long("indented lists", (0..<400).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()),
    Long("blank lines below lists", String(repeating: "- ", count: 90) + "a\n" + String(repeating: "\n", count: 400_000)),
    Long("columns", "|" + String(repeating: "a|", count: 60_000) + "\n|" + String(repeating: "-|", count: 60_000) + "\n"),
    Long(
      "cells",
      "|" + String(repeating: "a|", count: 20) + "\n|" + String(repeating: "-|", count: 20) + "\n"
        + String(repeating: "|a\n", count: 100_000)),
    Long("delimiter rows", "a\n" + String(repeating: "|-|-|-|\n|-|\n", count: 3000)),
    Long("a late delimiter row", String(repeating: "a\n", count: 50_000) + "|-|\n"),
    Long("brackets", String(repeating: "![[]()", count: 20_000)),
    Long("instructions", "a" + String(repeating: "<?", count: 60_000)),
    Long("declarations", "a" + String(repeating: "<!A ", count: 60_000)),
    Long("sections", "a" + String(repeating: "<![CDATA[", count: 60_000)),
    Long("definitions", "[a]: /" + String(repeating: "x", count: 50_000) + "\n\n" + String(repeating: "[a] ", count: 10_000)),
    Long(
      "definitions over lines", "[a]:\n/" + String(repeating: "x", count: 50_000) + "\n\n" + String(repeating: "[a] \n\n", count: 10_000)),
    Long("emphases", String(repeating: "*a **a ", count: 50_000) + "b" + String(repeating: " a** a*", count: 50_000)),
    Long("footnotes in footnotes", (0..<1000).map { "[^\($0)]:" }.joined() + "a" + String(repeating: "\n", count: 100_000)),
    Long("indented footnotes", (0..<400).map { String(repeating: "    ", count: $0) + "[^\($0)]: a\n" }.joined()),
    Long("calls", String(repeating: "{{ a() }}", count: 10_000)),
    Long("size", String(repeating: "平西乡\n\n", count: 1_000_000)),
  ])
  func isRefused(long: Long) {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: long.text))
    #expect(document.diagnostics.map(\.code) == ["markdown.too-complex"])
    #expect(document.value.html.isEmpty)
  }

  @Test func eachLimitIsToldWithItsCure() throws {
    let source = SourceText(file: "pages/news/a.md", text: "正文\n")
    let found = ParsingLimits.Excess.allCases.map { Messages.beyondLimit($0, at: source.location(0)) }
    let text = Language.allCases.map { TextRendering(language: $0).render(found) }.joined(separator: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/markdown/limits.txt").path)
  }

  @Test(arguments: [
    Long("www", "www." + String(repeating: ")", count: 50_000)), Long("http", String(repeating: "http://a<", count: 50_000)),
  ])
  func addressesAreBoundedInGFMOnly(long: Long) {
    let gfm = MarkdownDocument.parse(SourceText(file: "a.md", text: long.text), options: MarkdownOptions(profile: .gfm))
    #expect(gfm.diagnostics.map(\.code) == ["markdown.too-complex"])
    #expect(MarkdownDocument.parse(SourceText(file: "a.md", text: long.text)).diagnostics.isEmpty)
  }

  /// Texts of the profile's own marks, on which only our own passes could take long; each would take minutes if one looked back.
  @Test(arguments: [
    Long("half addresses", String(repeating: "===www.", count: 50_000)), Long("schemes", String(repeating: "~http://#", count: 40_000)),
    Long("calls never closed", String(repeating: "{{\n", count: 50_000)),
    Long("calls in addresses", (0..<5000).map { "[甲](/{{\($0)}})\n" }.joined()),
    Long("calls in lines", (0..<5000).map { "{{ a(\($0)) }}\n\n" }.joined()),
  ])
  func ownMarksAreReadInOnePass(long: Long) {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: long.text))
    #expect(!document.diagnostics.contains { $0.code == "markdown.too-complex" })
  }

  @Test func aTextOfFaultsIsToldOfInAThousandFindings() {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: String(repeating: "<div>\n\n", count: 3000)))
    #expect(document.diagnostics.count == 1001)
    #expect(document.diagnostics.last?.code == "markdown.more-faults")
  }

  @Test(arguments: [
    Long("a novel", String(repeating: "话说平西乡的大米，远近闻名。" + String(repeating: "且听下回分解，", count: 20) + "\n\n", count: 1000)),
    Long("a long table", "| 名称 | 产地 | 价格 |\n|---|---|--:|\n" + String(repeating: "| [大米](a.md) | - | 28 |\n", count: 10_000)),
    Long("many links", (0..<3000).map { "[词条\($0)][r\($0)]\n\n" }.joined() + (0..<3000).map { "[r\($0)]: ../pages/\($0).md\n" }.joined()),
    Long(
      "rules of stars",
      String(
        repeating: "甲\n\n* * * * * * * * * * * * * * * * * * * * * * * * * *\n\n" + String(repeating: "- ", count: 80) + "\n\n", count: 100)
    ),
    Long("a long paragraph", String(repeating: "**一个很长的段落**没有换行，", count: 5000)),
    Long("long lists", String(repeating: "- 甲\n  - 乙\n    - 丙\n      - 丁\n", count: 3000)),
  ])
  func isWithinTheLimits(long: Long) {
    #expect(ParsingLimits.fault(in: SourceText(file: "a.md", text: long.text), isGFM: false) == nil)
    #expect(ParsingLimits.fault(in: SourceText(file: "a.md", text: long.text), isGFM: true) == nil)
  }
}
