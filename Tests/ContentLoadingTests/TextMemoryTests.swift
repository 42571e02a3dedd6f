import ContentLoading
import ContentModel
import Diagnostics
import Digests
import Foundation
import Markdown
import SystemPackage
import TestSupport
import Testing

/// Texts that were read before are the same when they are not parsed again, whatever they hold.
@Suite struct TextMemoryTests {
  @Test(arguments: try CaseFile.all(in: "content/good") + CaseFile.all(in: "content/faults"))
  func nothingIsDifferent(project: CaseFile) throws {
    var texts: TextMemory? = TextMemory()
    let first = try Project.load(project, texts: &texts)
    texts = try kept(try #require(texts))
    let second = try Project.load(project, texts: &texts)
    #expect(Project.messages(second.diagnostics) == Project.messages(first.diagnostics))
    #expect(second.value?.listing == first.value?.listing)
    #expect(texts?.isUnchanged == true)
    for (before, now) in zip(first.value?.bodies ?? [], second.value?.bodies ?? []) { #expect(now.listing == before.listing) }
  }

  @Test func textsOfEveryKindAreTheSame() throws {
    let markdown = """
      # 大标题 *强调*

      ## 大标题 强调

      第一段有[链接](/lishu/ "题")和**重**字，[外面](https://example.com/)，注脚[^1]。
      下一行接着写。

      ![图](/images/tu.png "说明")

      > [!提示] 请看
      > 引用。

      - [x] 做完
      - 没做 `代码 {{ 1 }}`

      | 村 | 户 |
      |---|--:|
      | 梨树 | 12 |

      ```text
      {{ 不是调用 }}
      ```

      [^1]: 注。
      """
    let settings = "---\ntitle: 标题\ndate: 2020-03-01\nsummary: \"甲：乙\"\naliases: [\"/jiu/\", /geng-jiu/]\n---\n"
    var texts: TextMemory? = TextMemory()
    let tree = try Project.small(with: ["Content/pages/quan.md": settings + markdown])
    let first = try #require(try ContentLoader.load(tree, texts: &texts).value)
    texts = try kept(try #require(texts))
    let second = try #require(try ContentLoader.load(tree, texts: &texts).value)
    let before = try #require(first.bodies.first { $0.file.hasSuffix("quan.md") })
    let now = try #require(second.bodies.first { $0.file.hasSuffix("quan.md") })
    #expect(!before.document.headings.isEmpty && !before.document.images.isEmpty)
    #expect(now.listing == before.listing)
    #expect(second.pages.flatMap(\.formerPaths).map(\.path) == first.pages.flatMap(\.formerPaths).map(\.path))
  }

  @Test func aTextThatChangedIsReadAnew() throws {
    var texts: TextMemory? = TextMemory()
    _ = try ContentLoader.load(try Project.small(with: ["Content/pages/about.md": "---\ntitle: 简介\n---\n第一版。\n"]), texts: &texts)
    texts = try kept(try #require(texts))
    let changed = try Project.small(with: ["Content/pages/about.md": "---\ntitle: 简介\n---\n第二版。\n"])
    let library = try #require(try ContentLoader.load(changed, texts: &texts).value)
    #expect(library.pages.map(\.body.document.plainText) == ["第二版。\n"])
    #expect(texts?.isUnchanged == false)
  }

  /// What a text may hold depends on settings, too.
  @Test func otherRulesAreNotForgotten() throws {
    let page = ["Content/pages/about.md": "---\ntitle: 简介\n---\n甲<br>乙\n"]
    let site = String(decoding: try Project.small(with: [:]).read("Content/site.yml"), as: UTF8.self)
    var texts: TextMemory? = TextMemory()
    let allowed = try Project.small(with: page.merging(["Content/site.yml": site + "raw-html: safe-list\n"]) { first, _ in first })
    #expect(try ContentLoader.load(allowed, texts: &texts).diagnostics.isEmpty)
    texts = try kept(try #require(texts))
    #expect(try ContentLoader.load(try Project.small(with: page), texts: &texts).diagnostics.map(\.code) == ["markdown.raw-html"])
  }

  @Test func anotherProgramsMemoryIsEmpty() throws {
    var texts: TextMemory? = TextMemory()
    _ = try ContentLoader.load(try Project.small(with: ["Content/pages/about.md": "---\ntitle: 简介\n---\n正文。\n"]), texts: &texts)
    let path = try temporaryFile()
    texts?.write(to: path, program: Digest(of: [1]))
    for (program, isKnown) in [(Digest(of: [1]), true), (Digest(of: [2]), false)] {
      var memory: TextMemory? = TextMemory.read(path, program: program)
      let tree = try Project.small(with: ["Content/pages/about.md": "---\ntitle: 简介\n---\n正文。\n"])
      _ = try ContentLoader.load(tree, texts: &memory)
      #expect(memory?.isUnchanged == isKnown)
    }
  }

  /// The memory as the next run finds it.
  private func kept(_ texts: TextMemory) throws -> TextMemory {
    let path = try temporaryFile()
    texts.write(to: path, program: Digest(of: []))
    return TextMemory.read(path, program: Digest(of: []))
  }

  private func temporaryFile() throws -> FilePath {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fengwu-texts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return FilePath(folder.appending(path: "texts").path)
  }
}
