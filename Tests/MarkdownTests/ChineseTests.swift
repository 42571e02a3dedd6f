import Diagnostics
import Testing

@testable import Markdown

/// What Chinese writers mean by stars, line ends and addresses is what they get.
@Suite struct ChineseTests {
  @Test(arguments: [
    // Emphasis beside punctuation.
    ("**注意：**正文", "<p><strong>注意：</strong>正文</p>"),
    ("为**“第一书记代言”**产品", "<p>为<strong>“第一书记代言”</strong>产品</p>"),
    ("~~删除。~~之后", "<p><del>删除。</del>之后</p>"),
    ("这是*《方案》*的", "<p>这是<em>《方案》</em>的</p>"),
    ("他说，**重点**，然后**次要**。", "<p>他说，<strong>重点</strong>，然后<strong>次要</strong>。</p>"),
    ("**甲，**乙，**丙**", "<p><strong>甲，</strong>乙，<strong>丙</strong></p>"),
    ("**注意:**正文", "<p><strong>注意:</strong>正文</p>"),
    ("这是**[链接](a.md)**产品", "<p>这是<strong><a href=\"a.md\">链接</a></strong>产品</p>"),
    ("**见[链接](a(b).md)**，好", "<p><strong>见<a href=\"a(b).md\">链接</a></strong>，好</p>"),
    ("**`甲。`**乙", "<p><strong><code>甲。</code></strong>乙</p>"),
    ("中**~~删~~**文", "<p>中<strong><del>删</del></strong>文</p>"),
    ("***全部：***正文", "<p><em><strong>全部：</strong></em>正文</p>"),
    ("`**注意：**正文`", "<p><code>**注意：**正文</code></p>"),
    ("    **注意：**正文", "<pre><code>**注意：**正文\n</code></pre>"),
    ("[甲](/a**“b”**c)", "<p><a href=\"/a**%E2%80%9Cb%E2%80%9D**c\">甲</a></p>"),
    ("\\*\\*注意：\\*\\*正文", "<p>**注意：**正文</p>"),
    ("\\\\**注意：**正文", "<p>\\<strong>注意：</strong>正文</p>"),
    // Multiplication, ranges.
    ("20*30*40", "<p>20*30*40</p>"),
    ("长20cm*30cm*40cm，共2*3件", "<p>长20cm*30cm*40cm，共2*3件</p>"),
    ("`20*30*40`", "<p><code>20*30*40</code></p>"),
    ("3~5天，10~20元", "<p>3~5天，10~20元</p>"),
    ("**2020**年", "<p><strong>2020</strong>年</p>"),
    // Line ends.
    ("平西\n乡", "<p>平西乡</p>"),
    ("平西，\n“乡”\n好", "<p>平西，“乡”好</p>"),
    ("**平西**\n乡", "<p><strong>平西</strong>乡</p>"),
    ("平西\nCCTV\n报道", "<p>平西\nCCTV\n报道</p>"),
    ("it’s\n“so”", "<p>it’s\n“so”</p>"),
    ("甲  \n乙", "<p>甲<br />\n乙</p>"),
    ("> 甲\n> 乙", "<blockquote>\n<p>甲乙</p>\n</blockquote>"),
    // Addresses.
    ("见https://example.org/路径。后面", "<p>见<a href=\"https://example.org/\">https://example.org/</a>路径。后面</p>"),
    ("（https://a.cn/x?y=1&z=(2)）。", "<p>（<a href=\"https://a.cn/x?y=1&amp;z=(2)\">https://a.cn/x?y=1&amp;z=(2)</a>）。</p>"),
    ("**https://a.cn/**好", "<p><strong><a href=\"https://a.cn/\">https://a.cn/</a></strong>好</p>"),
    ("www.a.cn，info@a.cn。", "<p><a href=\"http://www.a.cn\">www.a.cn</a>，<a href=\"mailto:info@a.cn\">info@a.cn</a>。</p>"),
    ("[https://a.cn](b.md) `https://a.cn`", "<p><a href=\"b.md\">https://a.cn</a> <code>https://a.cn</code></p>"),
    ("https://a.cn/a_b_c.", "<p><a href=\"https://a.cn/a_b_c\">https://a.cn/a_b_c</a>.</p>"),
    ("https:// @ www. :// a@b", "<p>https:// @ www. :// a@b</p>"),
    // Comments.
    ("甲<!-- 内部 -->乙", "<p>甲乙</p>"),
    ("<!-- 内部\n\n说明 -->\n\n正文", "<p>正文</p>"),
  ])
  func html(markdown: String, expected: String) {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: markdown))
    #expect(document.diagnostics.isEmpty)
    #expect(document.value.html == expected + "\n")
  }

  @Test func privateUseCharactersOfTheTextAreKept() {
    let document = MarkdownDocument.parse(SourceText(file: "a.md", text: "\u{E000}**注意：**\u{E001}`\u{E002}`正文2*3\u{F8FF}"))
    #expect(document.value.html == "<p>\u{E000}<strong>注意：</strong>\u{E001}<code>\u{E002}</code>正文2*3\u{F8FF}</p>\n")
  }
}
