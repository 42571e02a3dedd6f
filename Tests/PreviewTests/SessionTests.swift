import Diagnostics
import Rendering
import Testing

@testable import Preview

@Suite("what a preview shows")
struct SessionTests {
  let project: EditedProject
  let session: PreviewSession

  init() async throws {
    project = try EditedProject()
    session = PreviewSession(try project.options)
    await session.update()
  }

  @Test("an edited text is seen at once")
  func edit() async throws {
    try project.write("---\ntitle: 关于\n---\n\n改过的一句。\n", to: "Content/pages/about.md")
    await session.update(["Content/pages/about.md"])
    #expect(try await page("site/about/index.html").contains("改过的一句。"))
  }

  @Test("while the content has errors, the last good state stays and the errors are told; mended, they are gone")
  func errors() async throws {
    let before = try await page("site/about/index.html")
    try project.write("---\ntitle: 关于\ntitel: 关于\n---\n", to: "Content/pages/about.md")
    await session.update(["Content/pages/about.md"])
    #expect(try await page("site/about/index.html") == before)
    #expect(await session.errors == 1)
    #expect(await session.findings.first?.location?.file == "Content/pages/about.md")
    #expect(await session.state(after: 1).change == .findings)
    try project.write("---\ntitle: 关于\n---\n\n改好了。\n", to: "Content/pages/about.md")
    await session.update(["Content/pages/about.md"])
    #expect(await session.errors == 0)
    #expect(await session.state(after: 2).change == .page)
  }

  @Test("a template that fails is found although nobody looks at its page")
  func hiddenPage() async throws {
    try project.write("{% macro m(x) %}{{ x.wrong }}{% endmacro %}{{ m({}) }}", to: "Templates/site/page.html")
    await session.update(["Templates/site/page.html"])
    await session.checkAllPages()
    #expect(await session.errors == 1)
    let broken = await session.file("site/about/index.html")
    #expect(broken.value == nil)
    #expect(broken.diagnostics.map(\.severity) == [.error])
  }

  @Test("style sheets are exchanged without loading the page anew, unless something else changed too")
  func styles() async throws {
    await session.update(["Templates/assets/site.css"])
    #expect(await session.state(after: 1).change == .style)
    await session.update(["Templates/assets/site.css", "Content/site.yml"])
    #expect(await session.state(after: 1).change == .page)
  }

  @Test("whoever waits is answered by the next change")
  func waiting() async throws {
    async let answer = session.state(after: 1)
    await session.update(["Content/site.yml"])
    let state = await answer
    #expect(state.version == 2)
    #expect(state.change == .page)
  }

  @Test("a page that knows a version of an earlier program is loaded anew")
  func restart() async throws {
    #expect(await session.state(after: 99).change == .page)
  }

  @Test(
    "nothing outside the output can be asked for", arguments: ["../Content/site.yml", "site/../../Content/site.yml", "Content/site.yml"])
  func outside(_ path: String) async throws {
    #expect(await session.file(path).value == nil)
  }

  private func page(_ path: String) async throws -> String {
    guard case .bytes(let bytes) = try #require(await session.file(path).value).contents else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("what a preview adds to a page")
struct LivePageTests {
  @Test(
    "the script stands at the end of the body, or of the page",
    arguments: [("<body>x</body></html>", "<body>x§</body></html>"), ("x", "x§"), ("", "§"), ("</body>a</body>", "</body>a§</body>")])
  func script(_ html: String, _ expected: String) {
    let script = "<script src=\"/.fengwu/live.js\" data-version=\"3\" data-errors=\"0\"></script>\n"
    let page = String(decoding: LivePage.adding(to: Array(html.utf8), version: 3, errors: 0), as: UTF8.self)
    #expect(page == expected.replacing("§", with: script))
  }
}
