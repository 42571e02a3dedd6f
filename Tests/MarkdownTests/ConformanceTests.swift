import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Markdown

/// The GFM profile is what the `cmark-gfm` program writes, and the project's own renderer agrees with it where both mean the same.
@Suite struct ConformanceTests {
  private static let program = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm"].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// An example of the specification and what the `cmark-gfm` program writes for it.
  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let markdown: String
    let html: String

    var testDescription: String { markdown.debugDescription }
  }

  /// All examples of the specification; the first line of their file says whose they are.
  private static func specification() throws -> [Example] {
    try String(contentsOf: Checkout.tests("Fixtures/markdown/gfm-spec.jsonl"), encoding: .utf8).split(separator: "\n").dropFirst()
      .map { try JSONDecoder().decode(Example.self, from: Data($0.utf8)) }
  }

  private static let samples = [
    "# A *b*\n\nSetext\n===\n\n## C ##\n", "- a\n- b\n\n  c\n1. x\n2) y\n", "> q\nlazy\n> > r\n", "```swift x\na < b\n```\n\n    code\n",
    "| a | b |\n|:-:|--:|\n| `|` | \\| |\n| c |\n", "~one~ ~~two~~ ~~~three~~~\n", "www.a.cn http://b.cn/(c). a@b.cn, ftp://x.y\n",
    "<div>\n<script>x</script>\n</div>\n\na <b>c</b> <title>d</title>\n", "- [ ] a\n- [x] b\n",
    "[a](b \"c\") ![d](e) [f]\n\n[f]: <g h> 'i'\n",
    "&amp; &#35; &copy; \\* \\a\n", "a  \nb\\\nc\n***\n", "**注意：**正文\n平西\n乡 20*30*40 3~5天~ <!-- c -->\n", "*a **b* c** ***d***_e_f_\n",
  ]

  @Test func gfmProfileEqualsTheProgramOnTheWholeSpecification() throws {
    let examples = try Self.specification()
    #expect(examples.count == 673)
    for example in examples {
      let source = SourceText(file: "a.md", text: example.markdown)
      let document = MarkdownDocument.parse(source, options: MarkdownOptions(profile: .gfm))
      #expect(document.diagnostics.isEmpty && document.value.html == example.html, "\(example)")
    }
  }

  @Test(.enabled(if: program != nil))
  func gfmProfileEqualsTheProgram() throws {
    let program = try #require(Self.program)
    for text in Self.samples {
      let document = MarkdownDocument.parse(SourceText(file: "a.md", text: text), options: MarkdownOptions(profile: .gfm))
      #expect(try document.value.html == output(of: program, text), "\(text)")
    }
  }

  @Test func ownRendererAgreesWithTheLibrary() throws {
    var numbers = SeededNumbers(seed: 22)
    let pieces = [
      "word ", "a", "*", "**", "_", "`x<y`", "[l](u \"t\")", "\n", "\n\n", "\n\n- item\n", "\n\n1. one\n\n   two\n\n2. three\n",
      "\n\n7) seven\n", "\n\n> quote\n",
      "\n\n## head\n\n", "\n\n```js x\nif (a && b) \"c\"\n```\n", "\n\n    code\n\n", "\n\n***\n\n", "  \nbreak", "\\*", "&amp;", "é",
      "~~del~~",
      "\n\n| a | b |\n|---|---|\n| c | d |\n\n", "\n\n- [x] done\n- [ ] open\n\n", "'", "\"", "![i](j \"k\") and", "> ", "  ", "\t",
    ]
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 1...14, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      let own = MarkdownDocument.parse(SourceText(file: "a.md", text: text))
      let library = MarkdownDocument.parse(SourceText(file: "a.md", text: text), options: MarkdownOptions(profile: .gfm))
      guard !own.value.html.contains("<figure>") else { continue }
      #expect(withoutIDs(own.value) == library.value.html, "\(text.debugDescription)")
    }
  }

  /// The HTML without what only the project's renderer writes: ids of headings.
  private func withoutIDs(_ document: MarkdownDocument) -> String {
    document.headings.reduce(document.html) { $0.replacingOccurrences(of: " id=\"\($1.id)\"", with: "") }
  }

  private func output(of program: String, _ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--unsafe"] + ["table", "strikethrough", "autolink", "tagfilter", "tasklist"].flatMap { ["-e", $0] }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let html = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: html, as: UTF8.self)
  }
}
