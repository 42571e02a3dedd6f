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

  @Test(arguments: [
    "{{ x }}:alert(1)", "{{ x }}:{{ x }}", "{{ x }}:{% if true %}x{% endif %}", "java{{ x }}:a", "{% if x %}{{ x }}{% endif %}:a",
    "{{ x }}{{ x }}a:b", "{{ 'https' if x else 'http' }}://a.cn", "{% for c in x %}{{ c }}{% endfor %}:a",
    "{% for c in x %}{% if loop.first %}{{ c }}{% else %}avascript:a{% endif %}{% endfor %}", "{% block a %}{{ x }}{% endblock %}:a",
    "{% block a %}{{ x }}{% endblock %}{% block b %}:a{% endblock %}", "{% include 'part.html' %}:a",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}a{% endcall %}:a",
  ])
  func noValueMakesAScheme(_ url: String) {
    let sources = ["part.html": "{{ x }}", "main.html": "<p title=\"{{ x }}: a\"><a href='\(url)'>a</a>"]
    let found = TemplateSet.compile(sources.map { SourceText(file: $0, text: $1) }, options: .project).diagnostics
    #expect(found.map(\.code) == ["template.context"])
    #expect(found.first?.hints.first?.english.hasPrefix("write the scheme as text") == true)
  }

  @Test(arguments: ["{{ x }}/a:b", "https:{{ x }}:a", "./{{ x }}:a", "{{ x }}?a:b", "{{ x|safe }}:a", "{{ x }}#a:b"])
  func aSettledURLMayHaveColons(_ url: String) throws {
    #expect(try render("<a href='\(url)'>", ["x": "y"]) == "<a href='\(url.replacing(#/{{.*?}}/#, with: "y"))'>")
  }

  @Test(arguments: ["0;url={{ x }}", "0; URL = {{ x }}", "5,url=\"{{ x }}\""])
  func whereARefreshLeadsIsAURL(_ content: String) throws {
    for meta in ["<meta content='\(content)' http-equiv='refresh'>", "<meta http-equiv='Refresh' content='\(content)'>"] {
      #expect(try render(meta, ["x": "javascript:a"]) == meta.replacing("{{ x }}", with: "#blocked"))
      #expect(try render(meta, ["x": "/a"]) == meta.replacing("{{ x }}", with: "/a"))
    }
    #expect(findings("<meta http-equiv='refresh' content='0;url={{ x }}:a'>").count == 1)
    #expect(try render("<meta name='description' content='{{ x }}: a'>", ["x": "b"]) == "<meta name='description' content='b: a'>")
  }

  @Test func checksEachCandidateOfASourceSet() throws {
    #expect(try render("<img srcset=\"{{ x }}\">", ["x": "a.png 1x, javascript:b 2x"]) == "<img srcset=\"a.png 1x, #blocked 2x\">")
  }

  @Test(arguments: [
    "<p title={{ x }}>", "<p onclick=\"{{ x }}\">", "<p style=\"color: {{ x }}\">", "<style>p { color: {{ x }} }</style>",
    "<script>var x = \"{{ x }}\";</script>", "<script>// {{ x }}\n</script>", "<script>var r = /a/; var x = {{ x }};</script>",
    "<script>`{{ x }}`</script>", "<p {{ x }}>", "<{{ x }}>", "<a href=\"javascript:{{ x }}\">", "<iframe srcdoc=\"{{ x }}\"></iframe>",
    "<![CDATA[{{ x }}]]>", "<a href=\"{{ x }}/y\" title=\"{{ x }}\" ={{ x }}>",
    "{% macro m() %}{{ caller() }}{% endmacro %}<p onclick=\"{% call m() %}a{% endcall %}\">",
    "<meta http-equiv=\"refresh\" content=\"{{ x }}\">", "<meta http-equiv=refresh content='{{ x }}; url=/a'>",
    "<meta content=\"0; URL='javascript:{{ x }}'\">",
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

  @Test func attributesWrittenByXmlattrAreCheckedByTheirNames() throws {
    let addresses: Value = .object([("href", "javascript:a"), ("title", "\"<"), ("srcset", "a.png, javascript:b 2x")])
    #expect(
      try render("<a{{ x|xmlattr }}>", .object([("x", addresses)]))
        == "<a href=\"#blocked\" title=\"&#34;&lt;\" srcset=\"a.png, #blocked 2x\">")
    let others: Value = .object([("HREF", "vbscript:a"), ("data-x", .safe("<b>&amp;\""))])
    #expect(
      try render("<a{{ x|xmlattr }}>", .object([("x", others)])) == "<a HREF=\"#blocked\" data-x=\"&lt;b&gt;&amp;&#34;\">")
    for name in ["onclick", "OnClick", "style", "srcdoc", "a b", "a>", "a=b", "a\"", "a/"] {
      let value = Value(dictionaryLiteral: (name, "b"))
      #expect(fault("<a{{ x|xmlattr }}>", .object([("x", value)])) != nil, "\(name)")
    }
  }

  @Test(arguments: [
    ("{{ ('<i>{}</i>'|safe).format(x) }}", "<i>&lt;b&gt;</i>"), ("{{ ('<i>{a:>5}</i>'|safe).format(a=x) }}", "<i>  &lt;b&gt;</i>"),
    ("{{ ('<hr>'|safe).join([x, '<u>'|safe]) }}", "&lt;b&gt;<hr><u>"), ("{{ ('<i>a</i>'|safe).replace('a', x) }}", "<i>&lt;b&gt;</i>"),
    ("{{ ('<i class=\"a\">a</i>'|safe)|replace('a', x) }}", "<i class=\"a\">&lt;b&gt;</i>"),
    ("{{ ('a\nb'|safe)|indent(x) }}", "a\n&lt;b&gt;b"), ("{{ ('<p>a</p>'|safe)|wordwrap(9, wrapstring=x) }}", "a"),
  ])
  func whatIsPutIntoMarkupIsEscaped(_ template: String, _ expected: String) throws {
    #expect(try render(template, ["x": "<b>"]) == expected)
  }

  @Test(arguments: [
    ("{{ x|truncate(4, true, '', 0) }}", "bold"), ("{{ x[:3] }}", "bol"), ("{{ x|reverse }}", "dlob"), ("{{ x[0] }}", "&lt;"),
    ("{{ x|trim('<p>') }}", "bold"), ("{{ x|excerpt(3) }}", "bo…"),
    ("{{ x.strip('<p') }}", "&gt;&lt;b title=&#34;a&gt;b&#34;&gt;bold&lt;/b&gt;&lt;/p&gt;"),
  ])
  func cutMarkupIsText(_ template: String, _ expected: String) throws {
    #expect(try render(template, ["x": .safe("<p><b title=\"a&gt;b\">bold</b></p>")]) == expected.replacing("a&gt;b", with: "a&amp;gt;b"))
  }
}
