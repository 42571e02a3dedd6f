import Diagnostics
import Templating
import Testing

@Suite struct FaultTests {
  @Test func namesTheMissingVariableAndANearOne() {
    let found = fault("一二三{{ titel }}", ["title": "x"])
    #expect(found?.message.english == "'titel' is undefined")
    #expect(found?.location?.line == 1)
    #expect(found?.location?.column == 7)
    #expect(found?.location?.length == 5)
    #expect(found?.hints.first?.english == "did you mean 'title'?")
  }

  @Test func namesTheMissingAttributeAndANearOne() {
    let found = fault("\n{{ product.pirce }}", ["product": ["price": 1]])
    #expect(found?.location?.line == 2)
    #expect(found?.hints.first?.english == "did you mean 'price'?")
  }

  @Test func unknownFiltersAndTestsAreFoundWhenCompiling() {
    #expect(findings("{% if false %}{{ x|uper }}{% endif %}").first?.hints.first?.english == "did you mean 'upper'?")
    #expect(findings("{{ x is evn }}").first?.hints.first?.english == "did you mean 'even'?")
    #expect(findings("{% include 'nope.html' %}").first?.code == "template.not-found")
  }

  @Test func severalSyntaxErrorsAreReportedAtOnce() {
    let found = findings("{{ 1 + }}\n{% foo %}\n{{ x|nope }}\n{% for x in y %}{{ ( }}{% endfor %}\n{{ 'ok' }}")
    #expect(found.map { $0.location?.line } == [1, 2, 4])
  }

  @Test func nestingMistakesShowBothPlaces() {
    let found = findings("{% for x in y %}\n{% if x %}\n{% endfor %}")
    #expect(found.count == 1)
    #expect(found.first?.location?.line == 3)
    #expect(found.first?.notes.first?.location.line == 2)
  }

  @Test func unclosedBlocksShowWhereTheyWereOpened() {
    let found = findings("a\n{% if x %}\nb")
    #expect(found.first?.location?.line == 3)
    #expect(found.first?.notes.first?.location.line == 2)
  }

  @Test func callsAreFollowedThroughIncludesAndMacros() throws {
    let templates = [
      "main.html": "\n{% include 'part.html' %}", "part.html": "{% macro m(a) %}{{ a.b }}{% endmacro %}\n\n{{ m(1) }}",
    ]
    do {
      _ = try render(templates)
      Issue.record("no fault")
    } catch let error as TemplateError {
      #expect(error.diagnostic.location?.file == "part.html")
      #expect(error.diagnostic.location?.line == 1)
      #expect(error.diagnostic.notes.map { "\($0.location.file):\($0.location.line)" } == ["part.html:3", "main.html:2"])
    }
  }

  @Test func fullWidthSignsInTagsGetAHint() {
    #expect(findings("{{ f（1） }}").first?.hints.isEmpty == false)
  }

  @Test func placesAreRightAfterWindowsLineEnds() {
    let found = fault("a\r\nb\r\n  {{ zz }}")
    #expect(found?.location?.line == 3)
    #expect(found?.location?.column == 6)
  }

  @Test func aFaultyTemplateLeavesOthersUsable() throws {
    let compiled = TemplateSet.compile(
      [SourceText(file: "a.html", text: "{{ 1 +"), SourceText(file: "b.html", text: "b{{ 1 }}")], options: .project)
    #expect(compiled.diagnostics.count == 1)
    #expect(try compiled.value.render("b.html", [:]) == Array("b1".utf8))
    #expect(throws: TemplateError.self) { try compiled.value.render("a.html", [:]) }
  }

  @Test func onlyTemplatesOfTheirOwnAreSuggestedForAMissingOne() {
    let sources = ["Content/products/a.md:1:5", "site/home.html", "shared/base.html"].map { SourceText(file: $0, text: "") }
    let main = SourceText(file: "main.html", text: "{% include 'shared/nothing.html' %}")
    let found = TemplateSet.compile(sources + [main], options: .project).diagnostics
    #expect(found.first?.hints.map(\.english) == ["there are: shared/base.html, main.html, site/home.html"])
  }
}
