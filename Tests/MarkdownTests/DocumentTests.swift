import Diagnostics
import Testing

@testable import Markdown

/// What a document tells about its text.
@Suite struct DocumentTests {
  private func parse(_ text: String, _ options: MarkdownOptions = MarkdownOptions(), firstLine: Int = 1) -> Diagnosed<MarkdownDocument> {
    MarkdownDocument.parse(SourceText(file: "a.md", text: text, firstLine: firstLine), options: options)
  }

  @Test func idsOfEqualHeadingsAreNumbered() {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: String(repeating: "# 米\n", count: 5000) + "# 米 7\n")).value
    #expect(document.headings[4999].id == "米-5000")
    #expect(Set(document.headings.map(\.id)).count == 5001)
  }

  @Test func headingsHaveReadableIDs() {
    let document = parse("# 一、总体*要求*\n\n## Plan 2020：Q1 & Q2\n\n## 目标\n\n目标\n---\n\n### ！\n").value
    #expect(document.headings.map(\.id) == ["一-总体要求", "plan-2020-q1-q2", "目标", "目标-2", "section"])
    #expect(document.headings.map(\.level) == [1, 2, 2, 2, 3])
    #expect(document.headings.map(\.text) == ["一、总体要求", "Plan 2020：Q1 & Q2", "目标", "目标", "！"])
    #expect(document.headings.map(\.location.line) == [1, 3, 5, 7, 10])
    #expect(document.html.hasPrefix("<h1 id=\"一-总体要求\">一、总体<em>要求</em></h1>\n"))
    #expect(document.html(headingOffset: 1).hasPrefix("<h2 id="))
  }

  @Test func referencesHavePlacesAndCanBeRewritten() {
    let text = "**注意：**见[产品](../products/a.md \"好\")和\n> ![图](图.jpg) **“甲”**的 https://a.cn/好\n"
    let document = parse(text, firstLine: 5).value
    let places = document.references.map { "\($0.destination)@\($0.location.line):\($0.location.column)" }
    #expect(places == ["../products/a.md@5:9", "图.jpg@6:3", "https://a.cn/@6:24"])
    #expect(document.links.map(\.text) == ["产品", "https://a.cn/"] && document.images.map(\.text) == ["图"])
    #expect(document.references[1].location.excerpt == "> ![图](图.jpg) **“甲”**的 https://a.cn/好")
    let html = document.html { $0.kind == .image ? "images/1.jpg" : $0.destination.hasSuffix(".md") ? "../a/" : nil }
    #expect(html.contains("<a href=\"../a/\" title=\"好\">产品</a>") && html.contains("<img src=\"images/1.jpg\" alt=\"图\" />"))
    #expect(html.contains("<a href=\"https://a.cn/\">"))
  }

  @Test func imagesInsideAlternativeTextKeepTheOrder() {
    let document = parse("![甲 ![乙](b.png)](a.png) [丙](c.md)\n").value
    let html = document.html { "x/" + $0.destination }
    #expect(html == "<p><img src=\"x/a.png\" alt=\"甲 乙\" /> <a href=\"x/c.md\">丙</a></p>\n")
  }

  @Test func blocksOfTheProject() {
    let html = parse(
      """
      [目录]

      # 总

      ## 甲

      ### 子

      ## 乙

      > [!提示]
      > 正文

      > [!WARNING] 小心 *路滑*

      ![图](a.jpg "说明")

      - [x] 完成
      - [ ] 未完成

      | 名称 | 价格 |
      |:----|----:|
      | 大米 | 28 |

      甲[^1]乙[^b]丙[^1]

      [^1]: 注一
      [^b]: 注二
      """
    )
    #expect(html.diagnostics.isEmpty)
    #expect(
      html.value.html == """
        <nav class="toc">
        <ul>
        <li><a href="#甲">甲</a>
        <ul>
        <li><a href="#子">子</a></li>
        </ul>
        </li>
        <li><a href="#乙">乙</a></li>
        </ul>
        </nav>
        <h1 id="总">总</h1>
        <h2 id="甲">甲</h2>
        <h3 id="子">子</h3>
        <h2 id="乙">乙</h2>
        <aside class="callout callout-tip">
        <p class="callout-title">提示</p>
        <p>正文</p>
        </aside>
        <blockquote>
        <p>[!WARNING] 小心 <em>路滑</em></p>
        </blockquote>
        <figure>
        <img src="a.jpg" alt="图" title="说明" />
        <figcaption>说明</figcaption>
        </figure>
        <ul>
        <li><input type="checkbox" checked="" disabled="" /> 完成</li>
        <li><input type="checkbox" disabled="" /> 未完成</li>
        </ul>
        <table>
        <thead>
        <tr>
        <th class="align-left">名称</th>
        <th class="align-right">价格</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">大米</td>
        <td class="align-right">28</td>
        </tr>
        </tbody>
        </table>
        <p>甲<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>乙<sup class="footnote-ref">\
        <a href="#fn-2" id="fnref-2">2</a></sup>丙<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2">1</a></sup></p>
        <section class="footnotes">
        <ol>
        <li id="fn-1">
        <p>注一 <a href="#fnref-1" class="footnote-backref">↩</a> <a href="#fnref-1-2" class="footnote-backref">↩</a></p>
        </li>
        <li id="fn-2">
        <p>注二 <a href="#fnref-2" class="footnote-backref">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func plainTextSummaryAndLength() {
    let document = parse("# 标题\n\n第一句**话**。\n第二句“好。”第三句很长很长。\n\n- 甲 2020 Q1\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").value
    #expect(document.plainText == "标题\n第一句话。第二句“好。”第三句很长很长。\n甲 2020 Q1\na\tb\n1\t2\n")
    #expect(document.summary(limit: 12) == "第一句话。第二句“好。”")
    #expect(document.summary(limit: 4) == "第一句…")
    #expect(document.summary == "第一句话。第二句“好。”第三句很长很长。甲 2020 Q1")
    #expect(document.length == TextLength(hanCharacters: 18, words: 6))
  }

  @Test func frontMatterKeepsLineNumbers() throws {
    let parts = FrontMatter.split(SourceText(file: "a.md", text: "\u{FEFF}---\r\ntitle: 标题\r\n---\r\n\r\n# 正文\r\n"))
    #expect(parts.diagnostics.isEmpty)
    let yaml = try #require(parts.value.yaml)
    #expect(String(decoding: yaml.bytes, as: UTF8.self) == "title: 标题\r\n" && yaml.firstLine == 2)
    #expect(String(decoding: parts.value.body.bytes, as: UTF8.self) == "\r\n# 正文\r\n" && parts.value.body.firstLine == 4)
    #expect(MarkdownDocument.parse(parts.value.body).value.headings[0].location.line == 5)
    #expect(FrontMatter.split(SourceText(file: "a.md", text: "甲\n---\n乙\n---\n")).value.yaml == nil)
    #expect(FrontMatter.split(SourceText(file: "a.md", text: "---\n---\n")).value.yaml?.bytes == [])
    for text in ["---", "---\n", "---\ntitle: x\n"] {
      #expect(FrontMatter.split(SourceText(file: "a.md", text: text)).diagnostics.map(\.code) == ["markdown.unclosed-front-matter"])
    }
  }

  @Test func inspectionIsTheInterfacesObject() {
    let json = JSONText.encode(parse("# 甲\n").value.inspection(frontMatter: .object([("title", .string("乙"))])))
    #expect(
      json
        == #"{"front_matter":{"title":"乙"},"headings":[{"level":1,"text":"甲","id":"甲"}],"length":{"han":1,"words":0},"summary":"","html":"<h1 id=\"甲\">甲</h1>\n"}"#
    )
  }

  @Test func manyTextsAreParsedAtOnceAsOneByOne() async {
    let texts = (0..<200).map { "# 标题\($0)\n\n~~删\($0)。~~**注意：**正文 www.a.cn\n\n| 甲 | 乙 |\n|---|---|\n| \($0) | - [x] |\n" }
    let read = { @Sendable (index: Int) in
      MarkdownDocument.parse(
        SourceText(file: "a.md", text: texts[index]), options: MarkdownOptions(profile: index % 3 == 0 ? .gfm : .chinese)
      ).value.html
    }
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for index in texts.indices { group.addTask { (index, read(index)) } }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    for index in texts.indices { #expect(together[index] == read(index)) }
  }
}
