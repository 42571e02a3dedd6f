import Diagnostics
import Templating
import Testing

@Suite struct TypeCheckTests {
  private static let product = TemplateType.record(["name": .any, "price": .record(["text": .any]), "village": .record(["title": .any])])
  private static let context = TemplateType.record([
    "site": .record(["title": .any]), "products": .list(product), "product": product, "villages": .list(.record(["title": .any])),
  ])
  private static let shared = [
    "part.html": "{% set shared = 1 %}{{ product.pirce }}",
    "row.html": "{{ row.name }}{% if row.title is defined %}{{ row.title }}{% endif %}",
    "base.html":
      "{{ site.title }}{% block a %}{{ site.titel }}{% endblock %}{% for p in products %}{% block b scoped %}{% endblock %}{% endfor %}",
    "frame.html": "{% block a %}{% endblock %}{% for p in products %}{% block b scoped %}{% endblock %}{% endfor %}",
    "macros.html": "{% macro card(item, wide=false) %}{{ item.title }}{% endmacro %}{% macro title(item) %}{{ site.title }}{% endmacro %}",
  ]

  /// File, line and first hint (or message) of each finding.
  private func messages(_ template: String) -> [String] {
    var options = TemplateOptions.project
    options.contexts = ["main.html": Self.context]
    let sources =
      [SourceText(file: "main.html", text: template)]
      + Self.shared.sorted { $0.key < $1.key }.filter { template.contains($0.key) }.map { SourceText(file: $0.key, text: $0.value) }
    return TemplateSet.compile(sources, options: options).diagnostics.map {
      "\($0.location?.file ?? "") \($0.hints.first?.english ?? $0.message.english)"
    }
  }

  @Test(arguments: [
    ("{{ prodcut.name }}", "did you mean 'product'?"), ("{{ product.pirce }}", "did you mean 'price'?"),
    ("{{ product['pirce'] }}", "did you mean 'price'?"),
    ("{{ product.village.titel }}", "did you mean 'title'?"), ("{% for p in products %}{{ p.nmae }}{% endfor %}", "did you mean 'name'?"),
    ("{% for p in products|sort(attribute='name') if p.nmae %}{% endfor %}", "did you mean 'name'?"),
    ("{{ (products|first).nmae }}", "did you mean 'name'?"), ("{% if product.nmae %}{% endif %}", "did you mean 'name'?"),
    ("{{ products[0].nmae }}", "did you mean 'name'?"), ("{{ products|map(attribute='nmae')|join }}", "did you mean 'name'?"),
    ("{{ products|sort(attribute='village.titel')|length }}", "did you mean 'title'?"),
    ("{% block a %}{{ site.titel }}{% endblock %}", "did you mean 'title'?"),
    ("{% if false %}{{ site.titel }}{% endif %}", "did you mean 'title'?"),
    ("{% set p = product.price %}{{ p.txet }}", "did you mean 'text'?"),
    ("{% with x = product %}{{ x.nmae }}{% endwith %}", "did you mean 'name'?"),
    ("{% for p in products %}{{ loop.idnex }}{% endfor %}", "did you mean 'index'?"),
    ("{% macro m(a) %}{{ a.nmae }}{% endmacro %}{{ m(product) }}", "did you mean 'name'?"),
    ("{% macro m(a) %}{{ siet.title }}{% endmacro %}", "did you mean 'site'?"),
    ("{% macro m(a, big=1) %}{% endmacro %}{{ m(1, bgi=2) }}", "did you mean 'big'?"),
    ("{% from 'macros.html' import crad %}", "did you mean 'card'?"),
    ("{% import 'macros.html' as m %}{{ m.crad(1) }}", "did you mean 'card'?"),
  ])
  func misspeltNamesAreFoundBeforeRendering(_ template: String, _ hint: String) {
    #expect(messages(template).filter { $0.hasPrefix("main.html") } == ["main.html " + hint])
  }

  @Test(arguments: [
    ("{% include 'part.html' %}", "part.html did you mean 'price'?"),
    ("{% extends 'base.html' %}", "base.html did you mean 'title'?"),
    ("{% from 'macros.html' import card with context %}{{ card(product) }}", "macros.html there are: name, price, village"),
    ("{% from 'macros.html' import title %}{{ title(product) }}", "macros.html "),
  ])
  func namesAreFollowedIntoOtherTemplates(_ template: String, _ finding: String) {
    #expect(messages(template).contains { $0.hasPrefix(finding) }, "\(messages(template))")
  }

  @Test(arguments: [
    "{{ product.nmae is defined }}{{ product.name|default('x') }}", "{% set q = 1 %}{{ q }}",
    "{{ product.nmae|default('x') }}", "{% if product.image is defined and product.image %}{{ product.image.path }}{% endif %}",
    "{% for k in range(3) %}{{ loop.index }}{{ loop.previtem }}{{ loop.cycle(1, 2) }}{% endfor %}",
    "{% macro m(a) %}{{ a.b }}{{ varargs }}{{ kwargs }}{{ caller() }}{% endmacro %}{{ m(site.title, 2, c=3) }}",
    "{% macro m(a) %}{{ a.title }}{{ a.name }}{% endmacro %}{{ m(product) }}{{ m(site) }}",
    "{{ product.items()|list|length }}", "{% set ns = namespace(x=1) %}{{ ns.x }}{% set ns.y = 1 %}",
    "{% for row in products %}{% include 'row.html' %}{% endfor %}{% for row in villages %}{% include 'row.html' %}{% endfor %}",
    "{% if product %}{% set v = product %}{% else %}{% set v = site %}{% endif %}{{ v.whatever }}",
    "{% set x = {'a': 1} %}{{ x.b }}", "{% for a, b in product.items() %}{{ a }}{{ b.c }}{% endfor %}",
    "{% extends 'frame.html' %}{% block a %}{% endblock %}{% block b %}{{ p.name }}{% endblock %}",
    "{% for t in villages recursive %}{{ t.title }}{{ loop(t.children) if t.children }}{% endfor %}",
    "{{ (product if product else site).anything }}", "{% call(x) product.items() %}{{ x }}{% endcall %}",
    "{% macro tree(t) %}{{ t.title }}{% if 0 %}{{ tree(t) }}{% endif %}{% endmacro %}{{ tree(site) }}",
  ])
  func whatMayBeThereIsAllowed(_ template: String) {
    #expect(messages(template) == [])
  }

  @Test func macrosAndImportedNamesAreCheckedWithoutKnowingTheContext() {
    var options = TemplateOptions.project
    options.contexts["main.html"] = .any
    let compiled = TemplateSet.compile(
      [
        SourceText(
          file: "main.html", text: "{% from 'm.html' import card, nope %}\n{{ anything.at.all }}{{ card(colour=1) }}\n{{ card(1, 2, 3) }}"),
        SourceText(file: "m.html", text: "{% macro card(color, size=1) %}{{ color }}{{ size }}{% endmacro %}"),
      ], options: options)
    #expect(compiled.diagnostics.map { $0.location?.line } == [1, 2, 3])
    #expect(compiled.diagnostics[1].hints.first?.english == "did you mean 'color'?")
  }

  @Test func typesAreReadOffExamples() {
    var reader = TemplateTypeReader()
    let rows: Value = [["a": 1, "d": .none], ["a": "x", "d": ["iso": "2020-01-01"]]]
    #expect(
      reader.type(of: ["rows": rows, "none": .none, "empty": []])
        == .record([
          "rows": .list(.record(["a": .any, "d": .record(["iso": .any])])), "none": .missing, "empty": .list(.missing),
        ]))
    #expect(reader.type(of: [["a": 1], ["b": 2]]) == .list(.any))
  }
}
