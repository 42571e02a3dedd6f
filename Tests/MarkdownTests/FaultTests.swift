import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Markdown

/// What may not be published is named at its place with what to write instead.
@Suite struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var rawHTML = MarkdownOptions.RawHTML.refused

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "raw-html", text: "# 标题\n\n第一行<br>第二行<font color=\"red\">红</font>\n\n<div>\n甲\n</div>\n\n<blink>\n"),
    Case(name: "raw-html-not-listed", text: "甲<sub onclick=\"x\">2</sub><u>乙</u><script>x</script>\n", rawHTML: .safeList),
    Case(name: "unclosed-comment", text: "正文\n\n<!-- 内部说明\n\n后面的正文\n"),
    Case(name: "unsafe-address", text: "[甲](javascript:alert(1)) ![乙](data:image/png;base64,AAAA)\n[丙](JaVa&#9;Script:x)\n"),
    Case(name: "unclosed-call", text: "正文 {{ product(\"a\"\n\n后面的正文 }}\n"),
    Case(
      name: "misplaced-call",
      text: "## 本季{{ figure(\"a\") }}\n\n![{{ alt }}](a.jpg)[甲]({{ url(\"a\") }}) ![乙](b.jpg \"{{ c }}\")\n"),
    Case(
      name: "unread-link",
      text: "![一袋米](images/大 米.jpg)，见[小米](xiao mi.md)和[网站](https://a.cn/b c)。\n\n[文章]（../news/a.md）、！[图](a.jpg)！[图]（a.jpg）\n\n"
        + "[注](见 附件)、[注]（见附件）、\\[甲](a b.md)、`[甲](a b.md)`\n"),
    Case(
      name: "unread-link-brackets",
      text: "看[小米]（products:xiaomi-01），看【小米】(products:xiaomi-01)\n看[小米] (products:xiaomi-01)和【目录】（/products/）。\n\n"
        + "【注】（见 a:1）、[时间] (12:30)、【图】(1/2)、[a] (b)、`[小米] (products:xiaomi-01)`\n"),
    Case(
      name: "unread-table",
      text: "| 村 | 户 |\n| 甲 | 12 |\n\n正文\n\n｜村｜户｜\n｜-｜-｜\n\n| 只有一行 |\n\n\\| 不是 |\n| 表格 |\n\n| 村 | 户 |\n|---|---|\n| 甲 | 12 |\n"),
    Case(
      name: "unread-call", text: "买｛｛ product(\"xiaomi-01\") ｝｝\n\n`｛｛ 代码 ｝｝`、｛一｝\n"),
    Case(
      name: "unread-heading",
      text: "##吃法\n\n#存放\n\n＃＃ 价格\n\n#大集# 开市了\n\n#1 号棚\n\n正文#不是\n\n\\##也不是\n\n###### 标题\n\n\\#存放\n"),
    Case(name: "text-after-comment", text: "<!-- 待核 -->**重点**文字\n\n<!-- 一\n\n二 --> 三\n\n正文<!-- 内部 -->**重点**\n\n<!-- 单独 -->\n"),
    Case(name: "unknown-callout", text: "> [!NOTES]\n> 甲\n"),
  ]

  @Test(arguments: cases)
  func message(of fault: Case) throws {
    let document = MarkdownDocument.parse(
      SourceText(file: "pages/news/a.md", text: fault.text), options: MarkdownOptions(rawHTML: fault.rawHTML))
    #expect(!document.diagnostics.isEmpty)
    let text = Language.allCases.map { TextRendering(language: $0).render(document.diagnostics) }.joined(separator: "\n")
    try Golden.expect(text, equals: Checkout.tests("Fixtures/markdown/faults/\(fault.name).txt").path)
    #expect(!document.value.html.contains("javascript:") && !document.value.html.contains("<script"))
  }

  @Test func theSafeListKeepsHarmlessTags() {
    let text = "H<sub>2</sub>O <ruby>平<rt>píng</rt></ruby><br />甲\n\n<details open>\n<summary title=\"x\">更多</summary>\n\n乙\n\n</details>\n"
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: text), options: MarkdownOptions(rawHTML: .safeList))
    #expect(document.diagnostics.isEmpty)
    #expect(document.value.html.hasPrefix("<p>H<sub>2</sub>O <ruby>平<rt>píng</rt></ruby><br />甲</p>\n<details open>\n"))
  }
}
