import Diagnostics
import TestSupport
import Testing

@testable import Markdown

/// Whatever a file holds, it is read or refused, and what comes out is whole.
@Suite struct MutationTests {
  @Test func everyMutationIsReadOrRefused() {
    var numbers = SeededNumbers(seed: 6)
    for _ in 0..<2500 {
      let source = SourceText(file: "a.md", text: RandomText.mutated(&numbers))
      let parts = FrontMatter.split(source).value
      let document = MarkdownDocument.parse(parts.body).value
      check(document, source)
    }
  }

  private func check(_ document: MarkdownDocument, _ source: SourceText) {
    let html = document.html { "R" + $0.destination }
    // The characters that help the parser stay inside.
    let privateUse = { (text: String) in text.unicodeScalars.count { (0xE000...0xF8FF).contains($0.value) } }
    let written = privateUse(String(decoding: source.bytes, as: UTF8.self))
    #expect(privateUse(document.plainText) <= written && (written > 0 || privateUse(html) == 0))
    // Every opening tag has its end.
    for name in [
      "p", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "aside", "figure", "table", "tr", "td", "h1", "nav", "section",
    ] {
      let opened = html.ranges(of: "<\(name)>").count + html.ranges(of: "<\(name) ").count
      #expect(opened == html.ranges(of: "</\(name)>").count, "\(name) in \(html)")
    }
    // Every address went through the caller, and every place is one of the file.
    #expect(html.ranges(of: "<a href=\"").count == html.ranges(of: "<a href=\"R").count + html.ranges(of: "<a href=\"#").count)
    for place in document.references.map(\.location) + document.headings.map(\.location) {
      #expect(
        place.excerpt.map { place.column <= $0.unicodeScalars.count + 1 } == true,
        "\(place) in \(String(decoding: source.bytes, as: UTF8.self).debugDescription)")
    }
    _ = document.summary(limit: 20)
    _ = document.length
  }
}
