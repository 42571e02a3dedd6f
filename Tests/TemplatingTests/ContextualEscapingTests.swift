import Diagnostics
import Templating
import Testing

@Suite struct ContextualEscapingTests {
  private let attack: Value = ["x": "\"><script>alert(1)</script>' onload=alert(1) javascript:alert(1)"]

  @Test(arguments: [
    ("<p>{{ x }}</p>", "<p>a &lt;b&gt; &amp; &#34;c&#34;</p>"),
    ("<p title=\"{{ x }}\">", "<p title=\"a &lt;b&gt; &amp; &#34;c&#34;\">"),
    ("<p title='{{ x }}'>", "<p title='a &lt;b&gt; &amp; &#34;c&#34;'>"),
    ("<title>{{ x }}</title>", "<title>a &lt;b&gt; &amp; &#34;c&#34;</title>"),
    ("<a href=\"{{ x }}\">", "<a href=\"a%20%3Cb%3E%20&amp;%20%22c%22\">"),
    ("<a href=\"/q?x={{ x }}\">", "<a href=\"/q?x=a%20%3Cb%3E%20&amp;%20%22c%22\">"),
    ("<script>var x = {{ x }};</script>", "<script>var x = \"a \\u003cb\\u003e \\u0026 \\\"c\\\"\";</script>"),
    (
      "<script type=\"application/ld+json\">{\"a\": {{ x }}}</script>",
      "<script type=\"application/ld+json\">{\"a\": \"a \\u003cb\\u003e \\u0026 \\\"c\\\"\"}</script>"
    ),
    ("<!-- {{ x }} -->", "<!--  -->"),
  ])
  func escapesByPlace(_ template: String, _ expected: String) throws {
    #expect(try render(template, ["x": "a <b> & \"c\""]) == expected)
  }

  @Test(arguments: ["javascript:alert(1)", "JavaScript:x", " java\nscript:x", "data:text/html,x", "vbscript:x", ":x"])
  func blocksDangerousSchemes(_ url: String) throws {
    #expect(try render("<a href=\"{{ x }}\">", ["x": .string(url)]) == "<a href=\"#blocked\">")
  }

  @Test(arguments: ["https://a.cn/?b=1", "mailto:a@b.cn", "tel:110", "../a/b", "#c", "村/页.html", "a?x=b:c"])
  func letsHarmlessURLsPass(_ url: String) throws {
    #expect(try render("<a href=\"{{ x }}\">", ["x": .string(url)]) == "<a href=\"\(url)\">")
  }

  @Test func piecesOfAURLCannotMakeAScheme() throws {
    #expect(try render("<a href=\"{{ a }}{{ b }}\">", ["a": "java", "b": "script:alert(1)"]) == "<a href=\"java#blocked\">")
    #expect(try render("<a href=\"{{ a }}{{ b }}\">", ["a": "../", "b": "x/y.html"]) == "<a href=\"../x/y.html\">")
  }

  @Test func checksEachCandidateOfASourceSet() throws {
    #expect(try render("<img srcset=\"{{ x }}\">", ["x": "a.png 1x, javascript:b 2x"]) == "<img srcset=\"a.png 1x, #blocked 2x\">")
  }

  @Test(arguments: [
    "<p title={{ x }}>", "<p onclick=\"{{ x }}\">", "<p style=\"color: {{ x }}\">", "<style>p { color: {{ x }} }</style>",
    "<script>var x = \"{{ x }}\";</script>", "<script>// {{ x }}\n</script>", "<script>var r = /a/; var x = {{ x }};</script>",
    "<script>`{{ x }}`</script>", "<p {{ x }}>", "<{{ x }}>", "<a href=\"javascript:{{ x }}\">", "<iframe srcdoc=\"{{ x }}\"></iframe>",
    "<![CDATA[{{ x }}]]>", "<a href=\"{{ x }}:y\" title=\"{{ x }}\" ={{ x }}>",
  ])
  func refusesPlacesThatCannotBeMadeSafe(_ template: String) {
    let found = findings(template)
    #expect(found.count == 1)
    #expect(found.first?.code == "template.context")
    #expect(found.first?.hints.isEmpty == false)
  }

  @Test func branchesMeetInTheSamePlace() throws {
    #expect(findings("<p {% if x %}title=\"a{% endif %}>").first?.code == "template.context")
    #expect(try render("<input{% if x %} checked{% endif %}>", ["x": true]) == "<input checked>")
    #expect(try render("<p class=\"a{% if x %} b{% endif %}\"{% if x %} id=\"c\"{% endif %}>", ["x": true]) == "<p class=\"a b\" id=\"c\">")
  }

  @Test func choicesOfFixedTextMayBeAttributes() throws {
    #expect(try render("<option {{ 'selected' if x else '' }}>", ["x": true]) == "<option selected>")
    #expect(try render("<p{{ x|xmlattr }}>", ["x": ["id": "<"]]) == "<p id=\"&lt;\">")
  }

  @Test func headingLevelsMayBeDigits() throws {
    #expect(try render("<h{{ x }}>a</h{{ x }}>", ["x": 2]) == "<h2>a</h2>")
    #expect(try render("<h{{ x }}>a</h2>", ["x": "2 onclick=alert(1)"]) == "<h21>a</h2>")
  }

  @Test func markupIsKeptInTextAndTamedInAttributes() throws {
    #expect(try render("<p>{{ x }}</p>", ["x": .safe("<b>1</b>")]) == "<p><b>1</b></p>")
    #expect(try render("<p title=\"{{ x }}\">", ["x": .safe("<b>\"1\"</b>&amp;")]) == "<p title=\"&lt;b&gt;&#34;1&#34;&lt;/b&gt;&amp;\">")
  }

  @Test func partsAreCompiledForThePlaceTheyStandIn() throws {
    let part = "{{ x }}"
    #expect(
      try render(["main.html": "<p title=\"{% include 'part.html' %}\">{% include 'part.html' %}", "part.html": part], ["x": "<\">"])
        == "<p title=\"&lt;&#34;&gt;\">&lt;&#34;&gt;")
    #expect(
      try render(["main.html": "<script>var a = {% include 'part.html' %};</script>", "part.html": part], ["x": "</script>"])
        == "<script>var a = \"\\u003c/script\\u003e\";</script>")
    #expect(
      try render(
        [
          "main.html": "{% extends 'base.html' %}{% block link %}{{ x }}{% endblock %}",
          "base.html": "<a href=\"{% block link %}{% endblock %}\">",
        ],
        ["x": "javascript:a"]) == "<a href=\"#blocked\">")
  }

  @Test func plainTextTemplatesAreNotEscaped() throws {
    let compiled = TemplateSet.compile([SourceText(file: "a.txt", text: "{{ x }}")], options: .project)
    #expect(String(decoding: try compiled.value.render("a.txt", ["x": "<"]), as: UTF8.self) == "<")
  }
}
