import Diagnostics
import Templating
import Testing

@Suite struct TemplateSetTests {
  @Test func objectsPrintAsTheirDisplayText() throws {
    let price = Value.object([("text", "28.00元")], display: "28.00")
    #expect(try render("{{ p }} {{ p.text }} {{ '%.1f'|format(p) }}", ["p": price]) == "28.00 28.00元 28.0")
  }

  @Test func rowsShareTheirShape() throws {
    let shape = Shape(["name", "price"])
    let rows = (1...3).map { Value.object(ObjectValue(shape: shape, values: [.string("n\($0)"), .int($0)])) }
    #expect(try render("{% for r in rows %}{{ r.name }}:{{ r.price }};{% endfor %}", ["rows": .array(rows)]) == "n1:1;n2:2;n3:3;")
  }

  @Test func membersComeBeforeMethods() throws {
    #expect(try render("{{ c.items }}{% for k, v in c.items() %}{{ k }}{% endfor %}", ["c": ["items": 5]]) == "5items")
  }

  @Test func noneIsWrittenAsNothingInProjects() throws {
    #expect(try render("[{{ x }}]", ["x": .none]) == "[]")
  }

  @Test func functionsCanBeCalled() throws {
    let double = Value.function("double") { arguments, _ throws(FunctionError) in
      guard case .int(let number)? = arguments.first else { throw FunctionError(LocalizedText(zh: "要一个整数", en: "needs an integer")) }
      return .int(number * 2)
    }
    #expect(try render("{{ double(4) }}", ["double": double]) == "8")
    #expect(fault("{{ double('a') }}", ["double": double])?.message.english == "'double': needs an integer")
  }

  @Test func includesMayBeGivenVariables() throws {
    #expect(try render(["main.html": "{% include 'p.html' with {'b': 1} %}", "p.html": "{{ b }}"]) == "1")
  }

  @Test func dependenciesAreFollowed() {
    let sources = ["a": "{% extends 'b' %}", "b": "{% include 'c' %}{% import 'd' as d %}", "c": "", "d": "{% include 'c' %}"]
      .map { SourceText(file: $0.key, text: $0.value) }
    #expect(TemplateSet.compile(sources, options: .jinja).value.dependencies(of: "a") == ["b", "c", "d"])
  }

  @Test(arguments: [
    ("{% extends 'b' %}", false), ("{% include 'b' ignore missing without context %}", false),
    ("{% from 'b' import x as y with context %}", false),
    ("{% include b %}", true), ("{% import 'b' ~ x as y %}", true), ("{% include ['b', 'c'] %}", true),
    ("{% extends 'b' if x else 'c' %}", true),
    ("{% if x %}{% include x.template %}{% endif %}", true), ("{{ 'include b' }}", false), ("{% include 'computed' %}", true),
  ])
  func itIsToldWhetherDependenciesAreComputed(template: String, isComputed: Bool) {
    let others = ["b": "", "c": "", "computed": "{% include x %}"]
    let sources = others.merging(["a": template]) { $1 }.map { SourceText(file: $0.key, text: $0.value) }
    #expect(TemplateSet.compile(sources, options: .jinja).value.computesDependencies("a") == isComputed)
  }

  @Test func oneBlockCanBeRenderedAlone() throws {
    let sources = [
      SourceText(file: "a", text: "{% extends 'b' %}{% set x = 2 %}{% block t %}{{ x }}{{ y }}{{ super() }}{% endblock %}"),
      SourceText(file: "b", text: "[{% block t %}base{% endblock %}]{% block u %}u{% endblock %}"),
    ]
    let templates = TemplateSet.compile(sources, options: .project).value
    #expect(try templates.render("a", block: "t", ["y": 3]) == Array("23base".utf8))
    #expect(try templates.render("a", block: "u", [:]) == Array("u".utf8))
    #expect(throws: TemplateError.self) { try templates.render("a", block: "zz", [:]) }
  }

  @Test func aStreamSurvivesBadJobs() {
    for line in ["", "{", "[]", "{\"id\": 1}", "{\"id\": 2, \"templates\": {}, \"main\": \"x\"}", "{\"templates\": 3}", "\u{0}"] {
      let answer = String(decoding: StreamJob.answer(Array(line.utf8)), as: UTF8.self)
      #expect(answer.contains("\"error\""))
    }
    let job =
      "{\"id\":7,\"templates\":{\"m\":\"{{ x }}\\n{{ y }}\"},\"main\":\"m\",\"context\":{\"x\":\"<\"},\"autoescape\":true,\"undefined\":\"strict\"}"
    #expect(
      String(decoding: StreamJob.answer(Array(job.utf8)), as: UTF8.self)
        == "{\"id\":7,\"error\":{\"message\":\"'y' is undefined\",\"template\":\"m\",\"line\":2,\"column\":4}}")
  }

  @Test func warnsOfBlocksThatOverrideNothing() {
    func warnings(_ templates: [String: String]) -> [Diagnostic] {
      let sources = templates.sorted { $0.key < $1.key }.map { SourceText(file: $0.key, text: $0.value) }
      return TemplateSet.compile(sources, options: .project).diagnostics
    }
    let base = "<main>{% block content %}{% block inner %}{% endblock %}{% endblock %}</main>"
    let found = warnings([
      "base.html": base, "middle.html": "{% extends 'base.html' %}",
      "page.html": "{% extends 'middle.html' %}\n{% block contnet %}{% endblock %}",
    ])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.hints.first?.english == "did you mean 'content'?")
    let page = "{% extends 'base.html' %}{% block content %}{% block own %}{% endblock %}{{ self.extra() }}{% endblock %}"
    #expect(warnings(["base.html": base, "page.html": page + "{% block inner %}{% endblock %}{% block extra %}{% endblock %}"]).isEmpty)
    #expect(warnings(["page.html": "{% set p = 'x' %}{% extends p %}{% block any %}{% endblock %}"]).isEmpty)
  }
}
