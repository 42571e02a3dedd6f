import Diagnostics
import Templating
import Testing

@Suite struct TypeCheckTests {
  private func messages(_ template: String) -> [String] {
    var options = TemplateOptions.project
    let product = TemplateType.record(["name": .any, "price": .record(["text": .any]), "village": .record(["title": .any])])
    options.contexts = ["main.html": .record(["site": .record(["title": .any]), "products": .list(product), "product": product])]
    let sources = [
      SourceText(file: "main.html", text: template), SourceText(file: "part.html", text: "{% set shared = 1 %}{{ whatever.there.is }}"),
    ]
    return TemplateSet.compile(sources, options: options).diagnostics.map { $0.hints.first?.english ?? $0.message.english }
  }

  @Test(arguments: [
    ("{{ prodcut.name }}", "did you mean 'product'?"), ("{{ product.pirce }}", "did you mean 'price'?"),
    ("{{ product.village.titel }}", "did you mean 'title'?"), ("{% for p in products %}{{ p.nmae }}{% endfor %}", "did you mean 'name'?"),
    ("{% for p in products|sort(attribute='name') if p.nmae %}{% endfor %}", "did you mean 'name'?"),
    ("{{ (products|first).nmae }}", "did you mean 'name'?"), ("{% if product.nmae %}{% endif %}", "did you mean 'name'?"),
    ("{% block a %}{{ site.titel }}{% endblock %}", "did you mean 'title'?"),
  ])
  func misspeltNamesAreFoundBeforeRendering(_ template: String, _ hint: String) {
    #expect(messages(template) == [hint])
  }

  @Test(arguments: [
    "{{ product.nmae is defined }}{{ product.nmae|default('x') }}", "{% set q = 1 %}{{ q }}{{ shared }}",
    "{% for k in range(3) %}{{ loop.index }}{% endfor %}",
    "{% macro m(a) %}{{ a.b }}{{ c }}{% endmacro %}{{ m(product) }}", "{{ product.items()|list|length }}",
    "{% set p = product.price %}{{ p.foo }}",
    "{% with x = product %}{{ x.y }}{% endwith %}",
  ])
  func whatIsNotKnownIsAllowed(_ template: String) {
    #expect(messages(template) == [])
  }
}
