import Diagnostics
import Templating

let sources = [
  SourceText(file: "base.html", text: "<title>{% block title %}{% endblock %}</title>{% block body %}{% endblock %}"),
  SourceText(
    file: "page.html",
    text: """
      {% extends 'base.html' %}
      {% block title %}{{ product.name }}{% endblock %}
      {% block body %}{% for v in product.villages|sort(collation='length') %}<a href="{{ v.url }}">{{ v.name|wide }}</a>{% endfor %}{% endblock %}
      """),
]
var options = TemplateOptions.project
let wide: Function.Body = { arguments, _ throws(FunctionError) in .string("【" + arguments[0].text + "】") }
options.filters["wide"] = wide
options.collations["length"] = { text in [UInt8(clamping: text.count)] }
let compiled = TemplateSet.compile(sources, options: options)
print(TextRendering(language: .chinese).render(compiled.diagnostics), terminator: "")
let data = JSONReader.read(
  SourceText(
    file: "data.json",
    text: #"{"product": {"name": "小米 & 大豆", "villages": [{"name": "示例村<甲>", "url": "javascript:alert(1)"}]}}"#))
do {
  print(String(decoding: try compiled.value.render("page.html", data.value), as: UTF8.self))
} catch {
  print(TextRendering(language: .english).render([error.diagnostic]))
}
