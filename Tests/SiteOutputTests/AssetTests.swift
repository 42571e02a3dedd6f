import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteOutput
import Templating
import Testing

/// Stylesheets, scripts and pictures of the templates are published under names that change with their bytes.
@Suite struct AssetTests {
  private func site() throws -> SmallSite {
    try SmallSite(with: [
      "Templates/assets/site.css": "body { background: url(field.svg) }", "Templates/assets/field.svg": "<svg/>",
      "Templates/assets/icons/a.svg": "svg", "Templates/assets/LICENSE": "x",
    ])
  }

  private let paths = [
    "Templates/assets/LICENSE", "Templates/assets/field.svg", "Templates/assets/icons/a.svg", "Templates/assets/site.css",
    "Templates/site/home.html",
  ]

  @Test func namesCarryTheBeginningOfTheDigest() throws {
    let files = try site().files(templates: paths).keys.filter { $0.hasPrefix("assets/") }.sorted()
    #expect(
      files == ["assets/LICENSE.2d711642b7", "assets/field.d4dc566691.svg", "assets/icons/a.acdb1373d1.svg", "assets/site.8943718ff8.css"])
  }

  @Test(arguments: [
    ("a { background: url(field.svg) }", "a { background: url(§) }"), ("url(\"field.svg\")", "url(§)"),
    ("url('field.svg')url(field.svg)", "url(§)url(§)"),
    ("url(other.svg)", "url(other.svg)"), ("url(data:image/svg+xml,x)", "url(data:image/svg+xml,x)"), ("url(#a)", "url(#a)"),
    ("url(", "url("),
    ("url()", "url()"), ("url(')", "url(')"), ("url(field.svg", "url(field.svg"), ("土地：url(field.svg)", "土地：url(§)"),
  ]) func aStylesheetLeadsToThePublishedNames(written: String, published: String) throws {
    let site = try SmallSite(with: ["Templates/assets/site.css": written, "Templates/assets/field.svg": "<svg/>"])
    let files = try site.files(templates: ["Templates/assets/field.svg", "Templates/assets/site.css"])
    let sheet = try #require(files.first { $0.key.hasPrefix("assets/site.") }?.value)
    let picture = try #require(files.keys.first { $0.hasPrefix("assets/field.") })
    #expect(String(decoding: sheet, as: UTF8.self) == published.replacing("§", with: picture.dropFirst("assets/".count)))
  }

  @Test(arguments: [
    (true, "{{ asset('LICENSE').integrity }}", "sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="),
    (false, "{{ asset('LICENSE').integrity is none }}", "True"),
    (false, "{{ asset('LICENSE') }}", "assets/LICENSE.2d711642b7"),
  ])
  func templatesAskByName(checks: Bool, template: String, output: String) throws {
    #expect(try render(template, checks) == output)
  }

  @Test func anUnknownNameIsAnErrorThatNamesTheNearest() throws {
    let error = #expect(throws: TemplateError.self) { try render("{{ asset('site.cs') }}", false) }
    #expect(error?.diagnostic.message.chinese.contains("site.css") == true)
  }

  private func render(_ template: String, _ checks: Bool) throws -> String {
    let site = try site()
    let assets = try SiteAssets(paths, in: site.tree, checksIntegrity: checks)
    let job = try #require(
      SitePages(ContentViews(site.graph, .none, built: site.built), assets).jobs(calls: TextCalls(TemplateSet.compile([]).value)).first)
    let compiled = TemplateSet.compile([SourceText(file: job.template, text: template)])
    return String(decoding: try compiled.value.render(job.template, job.context()), as: UTF8.self)
  }
}
