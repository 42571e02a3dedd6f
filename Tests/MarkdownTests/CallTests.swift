import Diagnostics
import Testing

@testable import Markdown

/// Template calls are found with their places in running text, and nowhere else.
@Suite struct CallTests {
  static func document(_ text: String) -> Diagnosed<MarkdownDocument> {
    MarkdownDocument.parse(SourceText(file: "a.md", text: text))
  }

  static func html(_ text: String) -> String {
    document(text).value.html { call in "[\(call.isBlock ? "block" : "inline") \(call.text.unicodeScalars.count)]" }
  }

  @Test(arguments: [
    ("甲{{ a(\"*x*\") }}乙\n", "<p>甲[inline 14]乙</p>\n"),
    ("**{{ a }}元**整\n", "<p><strong>[inline 7]元</strong>整</p>\n"),
    ("{{ a }}\n", "[block 7]\n"),
    ("甲\n\n{{ a }}\n{{ b(1) }}\n\n乙\n", "<p>甲</p>\n[block 7]\n[block 10]\n<p>乙</p>\n"),
    ("- {{ a }}\n- 甲 {{ a }}\n", "<ul>\n<li>\n[block 7]\n</li>\n<li>甲 [inline 7]</li>\n</ul>\n"),
    (
      "| a |\n|---|\n| {{ a(\"|\") }} |\n",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>[inline 12]</td>\n</tr>\n</tbody>\n</table>\n"
    ),
    ("{{ a(\n\"x\",\n  \"}}\") }}\n", "[block 21]\n"),
    ("[{{ a }}](b.md)\n", "<p><a href=\"b.md\">[inline 7]</a></p>\n"),
    (
      "甲[^1]\n\n[^1]: {{ a }}乙\n",
      "<p>甲<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>[inline 7]乙 <a href=\"#fnref-1\" class=\"footnote-backref\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    ),
  ])
  func isReplaced(text: String, expected: String) {
    #expect(Self.html(text) == expected)
  }

  @Test(arguments: [
    ("`{{ a }}`\n", "<p><code>{{ a }}</code></p>\n"),
    ("写 `{{` 和 `}}`\n", "<p>写 <code>{{</code> 和 <code>}}</code></p>\n"),
    ("```\n{{ a(\n1) }} {{\n```\n", "<pre><code>{{ a(\n1) }} {{\n</code></pre>\n"),
    ("    {{ a }}\n", "<pre><code>{{ a }}\n</code></pre>\n"),
    ("甲 \\{{ a }}\n", "<p>甲 {{ a }}</p>\n"),
    ("{ a } {\\{ b }}\n", "<p>{ a } {{ b }}</p>\n"),
  ])
  func staysAsWritten(text: String, expected: String) {
    #expect(Self.document(text).diagnostics.isEmpty)
    #expect(Self.html(text) == expected)
  }

  @Test func placesAreThoseOfTheFile() {
    let text = "甲乙 {{ a(\n  1) }}丙 {{ b }}**丁：**戊 {{ c }} [己](x.md)\n{{ d }}\n\n## 庚\n\n`{{ e\n}}` {{ f }}\n"
    let document = Self.document(text).value
    let places = document.calls.map { "\($0.text.filter(\.isLetter)) \($0.location.line):\($0.location.column)" }
    #expect(places == ["a 1:4", "b 2:10", "c 2:25", "d 3:1", "f 8:5"])
    #expect(document.links.map { "\($0.location.line):\($0.location.column)" } == ["2:33"])
    #expect(document.headings.map(\.location.line) == [5])
    #expect(document.calls.first?.location.excerpt == "甲乙 {{ a(")
  }

  @Test func plainTextHoldsTheWordsOfCallsInRunningText() {
    let document = Self.document(
      "| 甲{{ a(\"格\") }} |\n|---|\n\n包{{ ruby(\"黏豆包\", \"nián dòu bāo\") }}，见{{ product('石磨小米') }}、{{ product(\"xiaomi-01\") }}{{ image(\"村口.jpg\") }}。{{ b }}\n\n{{ village(\"示例村甲\") }}\n"
    ).value
    #expect(document.plainText == "甲格\n包黏豆包，见石磨小米、。\n")
    #expect(document.summary == "包黏豆包，见石磨小米、。")
  }

  @Test func theGFMProfileKnowsNoCalls() {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: "{{ a(*b*) }}\n"), options: MarkdownOptions(profile: .gfm))
    #expect(document.value.calls.isEmpty)
    #expect(document.value.html == "<p>{{ a(<em>b</em>) }}</p>\n")
  }
}

extension MarkdownDocument {
  fileprivate func html(_ expand: (Call) -> String?) -> String { html(expand: expand) }
}
