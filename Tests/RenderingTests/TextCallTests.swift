import ContentLoading
import ContentModel
import Diagnostics
import Markdown
import Rendering
import SiteStructure
import Templating
import Testing

/// Calls in texts are macros of one template, compiled with the site's and reported where they stand in the text.
@Suite struct TextCallTests {
  static let library = SourceText(
    file: TextCalls.library,
    text: """
      {% macro card(name, note="") %}
      {% set item = record("products", name) %}
      {% if block %}<div>{{ item.title }}{{ note }}</div>{% else %}<b>{{ item.title }}</b>{% endif %}
      {% endmacro %}
      {% macro picture(path, alt) %}<img src="{{ root }}{{ file(path) }}" alt="{{ alt }}">{% endmacro %}

      """)

  /// The HTML of a text of the small site, and what is wrong with its calls.
  static func render(_ text: String) throws -> Diagnosed<String> {
    let graph = try smallSite(with: ["Content/pages/about.md": "---\ntitle: 关于\n---\n" + text])
    let body = try #require(graph.library.pages.first { $0.path.text == "about/" }?.body)
    let page = try #require(graph.pages.first { $0.path.text == "about/" })
    var found: [Diagnostic] = []
    let sources = TextCalls.templates(of: body.document.calls, library: library).collect(into: &found)
    let set = TemplateSet.compile([library] + sources)
    found += set.diagnostics.map { TextCalls.placed($0, in: body.document.calls) }
    guard !found.hasErrors else { return Diagnosed("", found) }
    let context = [("root", Value.string("../"))] + CallFunctions.members(for: body, graph, RecordViews(graph))
    let html = BodyViews.html(body, on: page, graph.links) { TextCalls(set.value).html(of: $0, context) }.collect(into: &found)
    guard case .safe(let text) = html else { return Diagnosed("", found) }
    return Diagnosed(text, found)
  }

  @Test(arguments: [
    ("{{ card(\"dami-01\") }}\n", "<div>梨树大米</div>\n"),
    ("买 {{ card('梨树大米') }}。\n", "<p>买 <b>梨树大米</b>。</p>\n"),
    ("{{ card(\"dami-01\", note=\"<新>\") }}\n", "<div>梨树大米&lt;新&gt;</div>\n"),
    ("{{ picture(\"dami.jpg\", alt=\"一袋\\\"大米\\\"\") }}\n", "<img src=\"../images/dami.jpg\" alt=\"一袋&#34;大米&#34;\">\n"),
    ("见 `{{ card(1) }}`\n", "<p>见 <code>{{ card(1) }}</code></p>\n"),
  ])
  func isRendered(text: String, expected: String) throws {
    let rendered = try Self.render(text)
    #expect(rendered.diagnostics.isEmpty)
    #expect(rendered.value == expected)
  }

  @Test(arguments: [
    ("甲 {{ card(\"dami-1\") }}\n", "4:3", "dami-01"),
    ("\n\n甲 {{ crad(\"dami-01\") }}\n", "6:6", "card"),
    ("{{ picture(\"images/dam.jpg\", alt=\"x\") }}\n", "4:1", "images/dami.jpg"),
    ("{{ card(\"dami-01\", nite=1) }}\n", "4:4", "note"),
    ("{{ card(“dami-01”) }}\n", "4:9", "\""),
    ("{{ card(\"a\") | safe }}\n", "4:14", "calls.html"),
    ("{{ card(\"a\").title }}\n", "4:13", "calls.html"),
    ("甲 {{ }}\n", "4:3", "product"),
    ("{{ card(\"a\" }}\n", "4:13", ")"),
  ])
  func faultsAreToldWhereTheCallStands(text: String, place: String, word: String) throws {
    let found = try Self.render(text).diagnostics
    let first = try #require(found.first)
    #expect(found.count == 1)
    #expect(first.location.map { "\($0.file) \($0.line):\($0.column)" } == "Content/pages/about.md \(place)")
    #expect(first.location?.excerpt?.contains("{{") == true)
    let words = ([first.message] + first.hints).map(\.chinese).joined(separator: "\n")
    #expect(words.contains(word), "\(words)")
  }

  @Test func eachFaultyCallIsTold() throws {
    let found = try Self.render((1...20).map { "甲 {{ card(\"x\($0)\") }}\n\n" }.joined()).diagnostics
    #expect(found.map(\.location?.line) == (1...20).map { $0 * 2 + 2 })
  }
}
