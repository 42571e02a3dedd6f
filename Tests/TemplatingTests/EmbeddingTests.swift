import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// The code of the guide for programs that embed the engine, run here as it stands there.
@Suite struct EmbeddingTests {
  private func report(_ fault: Diagnostic) {
    #expect(fault.code == "template.undefined")
  }

  private func print(_ line: Int, _ advice: String) {
    #expect(line == 1)
    #expect(advice == "did you mean 'nmae'?")
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  @Test func compilesAndRenders() throws {
    let sources = [
      SourceText(file: "base.html", text: "<title>{% block title %}{% endblock %}</title>"),
      SourceText(file: "page.html", text: "{% extends 'base.html' %}{% block title %}{{ product.name }}{% endblock %}"),
    ]
    let compiled = TemplateSet.compile(sources, options: .project)
    for fault in compiled.diagnostics { report(fault) }
    let templates = compiled.value
    let page = try templates.render("page.html", ["product": ["name": "小米"]])
    #expect(text(page) == "<title>小米</title>")

    let title = try templates.render("page.html", block: "title", ["product": ["name": "小米"]])
    #expect(text(title) == "小米")

    do throws(TemplateError) {
      _ = try templates.render("page.html", ["product": ["nmae": "小米"]])
    } catch {
      let place = error.diagnostic.location
      let advice = error.diagnostic.hints.first?.english
      report(error.diagnostic)
      print(place?.line ?? 0, advice ?? "")
    }

    let changed = templates.dependencies(of: "page.html")
    #expect(changed == ["base.html"])
  }

  @Test func offersValuesFunctionsAndFilters() throws {
    let rowShape = Shape(["name", "price"])
    let rows = [("小米", 28), ("大豆", 12)].map { name, price in
      Value.object(ObjectValue(shape: rowShape, values: [.string(name), .int(price)], display: name))
    }
    let context = Value.object([("products", .array(rows)), ("season", "秋")])
    #expect(try render("{% for p in products %}{{ p }}{{ p.price }} {% endfor %}{{ season }}", context) == "小米28 大豆12 秋")

    struct Row: ObjectValue.Members {
      let line: String
      var display: String? { line.split(separator: ",").first.map { String($0) } }
      subscript(position: Int) -> Value { .string(String(line.split(separator: ",")[position])) }
    }
    let large = ["小米,28", "大豆,12"].map { Value.object(ObjectValue(shape: rowShape, members: Row(line: $0))) }
    let template =
      "{% for p in products %}{{ p }}{{ p.price }}{{ p.weight is undefined }} {% endfor %}{{ products|sort(attribute='price')|first }}"
    #expect(try render(template, ["products": .array(large)]) == "小米28True 大豆12True 大豆")
    let kept = [("小米", "28"), ("大豆", "12")].map {
      Value.object(ObjectValue(shape: rowShape, values: [.string($0), .string($1)], display: $0))
    }
    for template in ["{{ p[0]|tojson }}{{ p }}", "{{ p[0].items() }}", "{{ p[1] == '大豆' }}{{ p|map(attribute='price')|join }}"] {
      #expect(try render(template, ["p": .array(large)]) == render(template, ["p": .array(kept)]))
    }

    var options = TemplateOptions.project
    options.globals["shop"] = "示例商店"
    let kilograms: Function.Body = { arguments, _ throws(FunctionError) in
      guard case .int(let grams) = arguments[0] else {
        throw FunctionError(LocalizedText(zh: "要的是克数", en: "a number of grams is needed"))
      }
      return .string("\(Double(grams) / 1000) kg")
    }
    options.filters["kilograms"] = kilograms
    let wide: Function.Body = { arguments, _ throws(FunctionError) in .string("【" + arguments[0].text + "】") }
    options.filters["wide"] = wide
    options.collations["length"] = { text in [UInt8(clamping: text.count)] }
    let picture = Value.function("picture") { arguments, _ throws(FunctionError) in
      .safe("<img src=\"" + (arguments.isEmpty ? "" : "a.png") + "\" alt=\"\">")
    }
    let offered =
      "{{ shop }} {{ 1500|kilograms }} {{ [500]|map('kilograms')|first }} {{ ['bb', 'a']|sort(collation='length')|join|wide }} {{ picture() }}"
    #expect(try render(offered, ["picture": picture], options: options) == "示例商店 1.5 kg 0.5 kg 【abb】 <img src=\"\" alt=\"\">")
    #expect(fault("{{ 'x'|kilograms }}", options: options)?.location?.column == 8)
    #expect(findings("{{ 1|kilogram }}", options: options).first?.hints.first?.english == "did you mean 'kilograms'?")
    #expect(fault("{{ [1]|sort(collation='lenght') }}", options: options)?.hints.first?.english == "did you mean 'length'?")
  }

  @Test func limitsWhatATemplateMayUse() {
    var careful = TemplateOptions.project
    careful.limits.instructions = 1_000_000
    careful.limits.outputBytes = 1 << 20
    #expect(fault("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", options: careful) != nil)
  }

  @Test func theGuideShowsThisCode() throws {
    let here = try String(contentsOf: Checkout.tests("TemplatingTests/EmbeddingTests.swift"), encoding: .utf8)
    let lines = Set(here.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let guide = try String(
      contentsOf: Checkout.root.appendingPathComponent("Sources/Templating/Templating.docc/Embedding.md"), encoding: .utf8)
    var isCode = false
    for line in guide.split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
      } else if isCode {
        #expect(lines.contains(line.trimmingCharacters(in: .whitespaces)), "\(line) is not tried here")
      }
    }
  }
}
