import Testing

/// Damage as people do it, and what the program says to it.
struct Damage: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  /// What the message begins with: file, line and column.
  let place: String
  let code: String

  var testDescription: String { name }

  static let all = [
    Damage(
      name: "a column is deleted", file: "Content/data/units.csv", old: "名称", new: "名字", place: "Content/data/units.csv:1:",
      code: "csv.unknown-column"),
    Damage(
      name: "a reference is misspelt", file: "Content/data/routes.csv", old: "坡上果园", new: "坡上果圆", place: "Content/data/routes.csv:3:",
      code: "reference.unknown"),
    Damage(
      name: "a quote is not closed", file: "Content/data/events.csv", old: "daji,示例", new: "daji,\"示例", place: "Content/data/events.csv:2:",
      code: "csv.unclosed-quote"),
    Damage(
      name: "a date does not exist", file: "Content/pages/news/xinghua-kaile.md", old: "date: 2020-", new: "date: 2020-99",
      place: "Content/pages/news/xinghua-kaile.md:", code: "field.date"),
    Damage(
      name: "front matter has an unknown field", file: "Content/pages/news/xinghua-kaile.md", old: "source:", new: "sourse:",
      place: "Content/pages/news/xinghua-kaile.md:", code: "front-matter.unknown"),
    Damage(
      name: "a template names a missing variable", file: "Templates/site/product.html", old: "{{ product.kind",
      new: "{{ pruduct.kind", place: "Templates/site/product.html:", code: "template."),
    Damage(
      name: "a branch that is not rendered names a missing field", file: "Templates/site/product.html", old: "{% block under %}",
      new: "{% block under %}{% if 1 > 2 %}{{ product.pirce }}{% endif %}", place: "Templates/site/product.html:",
      code: "template.unknown-attribute"),
    Damage(
      name: "a macro's body names a missing field", file: "Templates/shared/cards.html", old: "price(product.price",
      new: "price(product.pirce",
      place: "Templates/shared/cards.html:", code: "template.unknown-attribute"),
    Damage(
      name: "the frame of all pages names a missing field", file: "Templates/shared/base.html", old: "{{ site.language }}",
      new: "{{ site.langage }}", place: "Templates/shared/base.html:", code: "template.unknown-attribute"),
    Damage(
      name: "an imported macro does not exist", file: "Templates/site/product.html", old: "import fact,", new: "import fakt as fact,",
      place: "Templates/site/product.html:", code: "template.unknown-import"),
    Damage(
      name: "a macro is given an argument it has not", file: "Templates/site/product.html", old: "price(product.price, product.sales_unit)",
      new: "price(product.price, pre=product.sales_unit)", place: "Templates/site/product.html:", code: "template.arguments"),
    Damage(
      name: "a template's block is not closed", file: "Templates/site/product.html", old: "{% endblock %}", new: "",
      place: "Templates/site/product.html:", code: "template."),
    Damage(
      name: "a link leads to nothing", file: "Content/products/xiaomi-01.md", old: "products/", new: "produkts/",
      place: "Content/products/xiaomi-01.md:", code: "link.broken"),
    Damage(
      name: "the settings are not YAML", file: "Content/site.yml", old: "title: ", new: "title:: [", place: "Content/site.yml:",
      code: "yaml."),
  ]
}

@Suite("damaged content")
struct DamageTests {
  @Test("ends with exit code 1, a message with its place, and the earlier output untouched", arguments: Damage.all)
  func message(_ damage: Damage) async throws {
    let project = try SampleProject()
    #expect(try await project.build().code == 0)
    let before = try project.read("Output/site/manifest.json")
    try project.edit(damage.file, damage.old, damage.new)
    let outcome = try await project.build()
    #expect(outcome.code == 1, "\(outcome.output)\(outcome.errors)")
    let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix(damage.place) }
    #expect(lines.contains { $0.contains("error \(damage.code)") }, "\(outcome.errors)")
    #expect(try project.read("Output/site/manifest.json") == before)
  }

  @Test("all faults are told in one run, in order of their places")
  func allAtOnce() async throws {
    let project = try SampleProject()
    for damage in Damage.all.prefix(5) { try project.edit(damage.file, damage.old, damage.new) }
    let outcome = try await Program.run(["check", "--root", project.root])
    #expect(outcome.code == 1)
    let places = Damage.all.prefix(5).compactMap { outcome.errors.firstRange(of: $0.place)?.lowerBound }
    #expect(places.count == 5, "\(outcome.errors)")
  }

  @Test("a report's template that names what there is not stops the report")
  func reportTemplate() async throws {
    let project = try SampleProject()
    try project.edit("Templates/report/brief.html", "{% block", "{{ report.tittle }}{% block")
    let outcome = try await Program.run(["report", "2020Q1", "--no-pdf", "--root", project.root, "--now", "2020-04-10"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("Templates/report/brief.html:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("error template.unknown-"), "\(outcome.errors)")
  }
}
