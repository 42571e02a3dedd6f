import Diagnostics
import FoundationEssentials
import Rendering
import TestSupport
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

  @Test("a title that is edited in a table is seen on the record's page, in its list, and on the pages beside it")
  func editedRow() async throws {
    let head = "编号,名称,所在村,价格,应季\n"
    let rows = ["dan,鸭蛋,示例村甲,1,春\n", "mi,米,示例村甲,2,\n", "you,油,示例村甲,3,\n"]
    try project.write(head + rows.joined(), to: "Content/data/products.csv")
    let links =
      "{{ page.title }}{% if page.previous %}-{{ page.previous.title }}{% endif %}{% if page.next %}+{{ page.next.title }}{% endif %}"
    try project.write(links, to: "Templates/site/product.html")
    await session.update(["Content/data/products.csv", "Templates/site/product.html"])
    #expect(await text("site/products/mi/index.html") == "米-鸭蛋+油")
    try project.write(head + rows[0] + "mi,黄米,示例村甲,2.5,\n" + rows[2], to: "Content/data/products.csv")
    await session.update(["Content/data/products.csv"])
    #expect(await text("site/products/mi/index.html") == "黄米-鸭蛋+油")
    #expect(await text("site/products/dan/index.html") == "鸭蛋+黄米")
    #expect(await text("site/products/you/index.html") == "油-黄米")
    #expect(await text("site/products/page/2/index.html")?.contains("黄米") == true)
  }

  private func text(_ path: String) async -> String? {
    await bytes(path, of: session).map { String(decoding: $0, as: UTF8.self) }
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

  @Test("a link that leads nowhere is told behind the page that has it, and gone when it is mended")
  func deadLink() async throws {
    try project.write("---\ntitle: 关于\n---\n\n去[别处](nowhere.md)。\n", to: "Content/pages/about.md")
    await session.update(["Content/pages/about.md"])
    #expect(try await page("site/about/index.html").contains("别处"))
    await session.checkAllPages()
    #expect(await session.findings.map(\.location?.file) == ["Content/pages/about.md"])
    #expect(await session.errors == 1)
    try project.write("---\ntitle: 关于\n---\n\n不去了。\n", to: "Content/pages/about.md")
    await session.update(["Content/pages/about.md"])
    await session.checkAllPages()
    #expect(await session.errors == 0)
  }

  private static let pages = [
    "index.html", "about/index.html", "more/index.html", "products/index.html", "products/page/2/index.html",
    "products/page/3/index.html", "products/dan/index.html",
    "products/mi/index.html", "news/kai/index.html", "news/bi/index.html",
    "seasons/秋/index.html", "seasons/春/index.html", "robots.txt", "sitemap.xml", "feed.xml",
  ]

  private static let taxonomies =
    "taxonomies:\n  - { field: seasons, label: 季节, path: seasons/, template: site/term.html, order: title }\n"

  private static let term =
    "{% extends \"site/base.html\" %}{% block main %}{% for item in items %}<p>{{ item.title }}</p>{% endfor %}{% endblock %}"

  private static let news =
    "name: news\nlabel: 新闻\nitem: article\nsource: news/*.md\norder: title\nfields:\n"
    + "  - { name: title, label: 标题, type: text, required: true }\npages: { path: 'news/{key}/', template: site/page.html }\n"

  @Test("after any edits a preview shows and tells what one that is begun anew does", arguments: 1...8 as ClosedRange<UInt64>)
  func edits(seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let texts = ["关于", "其他", "[关于](about.md)", "[无](none.md)", "**黄小米**"]
    let names = ["about", "more", "help"].map { "Content/pages/\($0).md" } + ["Content/products/dan.md"]
    try project.makeFolder("Content/news")
    try project.write(Self.news, to: "Content/schema/news.yml")
    for name in ["kai", "bi"] { try project.write("---\ntitle: \(name)\n---\n\n新闻。\n", to: "Content/news/\(name).md") }
    let settings = try String(contentsOf: URL(filePath: project.root + "/Content/site.yml"), encoding: .utf8)
    try project.write(settings + Self.taxonomies, to: "Content/site.yml")
    try project.write(Self.term, to: "Templates/site/term.html")
    await session.update([""])
    var rows = ["mi,小米,示例村甲,8元,秋", "dan,鸭蛋,cun-a,8,", "jiu,\"黄\n酒\",示例村甲,9,冬", "cu,醋,示例村甲,,"]
    for _ in 0..<18 {
      var changed: String
      switch Int.random(in: 0..<13, using: &random) {
      case 0...1:
        changed = try #require(names.randomElement(using: &random))
        let text = try #require(texts.randomElement(using: &random))
        try project.write((changed.contains("pages") ? "---\ntitle: 页\n---\n\n" : "") + text + "\n", to: changed)
      case 2:
        changed = "Content/pages/more.md"
        try? project.remove(changed)
      case 3...4, 10...12:
        changed = "Content/data/products.csv"
        let row = Int.random(in: 0..<rows.count, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 4...6:
          let name = try #require(["\(row)甲", "\(row)乙", "\"\(row)\n丙\"", "甲甲"].randomElement(using: &random))
          rows[row].replace(/,("[^"]*"|[^,]*),/, with: ",\(name),", maxReplacements: 1)
        case 7...9: rows[row].replace(/,[0-9]*元?,/, with: ",\(Int.random(in: 5..<12, using: &random)),")
        case 0: rows.insert("mi\(rows.count),新米,示例村甲,\(Int.random(in: -1..<9, using: &random))元,秋", at: rows.count / 2)
        case 1 where rows.count > 3: rows.remove(at: Int.random(in: 2..<rows.count, using: &random))
        case 2: rows[0] = "mi,小米,示例村甲,\(Int.random(in: 1..<9, using: &random))元,春"
        default: rows.swapAt(0, rows.count - 1)
        }
        try project.write("编号,名称,所在村,价格,应季\n" + rows.joined(separator: "\n") + "\n", to: changed)
      case 5:
        changed = "Content/news/kai.md"
        let title = try #require(["kai", "改"].randomElement(using: &random))
        let text = try #require(texts.randomElement(using: &random))
        try project.write("---\ntitle: \(title)\n---\n\n\(text)\n", to: changed)
      case 6:
        changed = "Templates/site/page.html"
        let head = try #require(["h1", "h2", "b>{% if %}</b"].randomElement(using: &random))
        try project.write(
          "{% extends \"site/base.html\" %}{% block main %}<\(head)>{{ record.title }}</\(head)>{{ body }}{% endblock %}", to: changed)
      case 7:
        changed = "Content/schema/villages.yml"
        let label = ["村庄", "村"].randomElement(using: &random) ?? ""
        try project.write(
          "name: villages\nlabel: \(label)\nitem: village\nsource: data/villages.csv\nkey: id\nfields:\n"
            + "  - { name: id, label: 编号, type: key, required: true }\n  - { name: title, label: 名称, type: text, required: true }\n",
          to: changed)
      case 8:
        changed = "Content/data"
        try project.makeFolder("Content/data/empty")
      default:
        changed = "Content/data/products.csv"
        rows[1] = rows[1].replacing(/(春|夏|秋|冬)?$/, with: ["春", "秋"].randomElement(using: &random) ?? "")
        try project.write("编号,名称,所在村,价格,应季\n" + rows.joined(separator: "\n") + "\n", to: changed)
      }
      await session.update([changed])
      await session.checkAllPages()
      let anew = PreviewSession(try project.options)
      await anew.update()
      await anew.checkAllPages()
      #expect(await session.findings == anew.findings, "after \(changed)")
      guard await anew.errors == 0 else { continue }
      for path in Self.pages {
        #expect(await bytes("site/" + path, of: session) == bytes("site/" + path, of: anew), "\(path) after \(changed)")
      }
    }
  }

  private func bytes(_ path: String, of session: PreviewSession) async -> [UInt8]? {
    guard case .bytes(let bytes) = await session.file(path).value?.contents else { return nil }
    return bytes
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
