import Diagnostics
import Rendering
import Templating
import Testing

/// Rendering gives the same files in the same order, however many threads take part.
@Suite struct RendererTests {
  static let templates = TemplateSet.compile([
    SourceText(file: "page.html", text: "<p>{{ number }}：{{ items|join('、') }}</p>\n"),
    SourceText(file: "faulty.html", text: "<p>\n{{ missing }}</p>\n"),
  ])

  static func job(_ number: Int, template: String = "page.html") -> RenderJob {
    RenderJob(path: "pages/\(number).html", template: template) {
      .object([("number", .int(number)), ("items", .array((0..<number % 7).map { .string("<\($0)>") }))])
    }
  }

  @Test(arguments: [0, 1, 2, 5, 64, 333]) func anyNumberOfThreadsGivesTheSame(count: Int) async {
    #expect(Self.templates.diagnostics.isEmpty)
    let expected = (0..<count).map { number in
      "pages/\(number).html <p>\(number)：\((0..<number % 7).map { "&lt;\($0)&gt;" }.joined(separator: "、"))</p>\n"
    }
    for threads in [-1, 0, 1, 2, 8, 1000] {
      let rendered = await Renderer(templates: Self.templates.value, threads: threads).render((0..<count).map { Self.job($0) })
      #expect(rendered.diagnostics.isEmpty)
      #expect(rendered.value.map(Self.text) == expected, "\(threads) threads")
    }
  }

  @Test(arguments: [1, 2, 8]) func aFaultOfATemplateIsToldOnce(threads: Int) async {
    let jobs = (0..<50).map { Self.job($0, template: $0 % 5 == 0 ? "faulty.html" : "page.html") }
    let rendered = await Renderer(templates: Self.templates.value, threads: threads).render(jobs)
    #expect(rendered.value.count == 40)
    #expect(rendered.diagnostics.count == 1)
    #expect(rendered.diagnostics.first?.location?.file == "faulty.html")
    #expect(rendered.diagnostics.first?.location?.line == 2)
  }

  @Test func aTemplateThatIsNotThereIsAFault() async {
    let rendered = await Renderer(templates: Self.templates.value, threads: 2).render([Self.job(1, template: "pgae.html")])
    #expect(rendered.value.isEmpty)
    #expect(rendered.diagnostics.count == 1)
  }

  private static func text(_ file: OutputFile) -> String {
    guard case .bytes(let bytes) = file.contents else { return file.path }
    return file.path + " " + String(decoding: bytes, as: UTF8.self)
  }
}
