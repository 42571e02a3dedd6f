import SystemPackage
import Testing

@testable import Preview

@Suite("watching folders")
struct FolderWatchTests {
  let project: EditedProject
  let watch: FolderWatch

  init() throws {
    project = try EditedProject()
    watch = try #require(FolderWatch(root: FilePath(project.root), folders: ["Content", "Templates"]))
  }

  @Test("a file that is written, made or removed is named")
  func files() async throws {
    try project.write("甲", to: "Content/pages/about.md")
    #expect(await seen("Content/pages/about.md"))
    try project.write("乙", to: "Content/pages/new.md")
    #expect(await seen("Content/pages/new.md"))
    try project.remove("Content/pages/new.md")
    #expect(await seen("Content/pages/new.md"))
  }

  @Test("a folder that is made later is watched too")
  func folders() async throws {
    try project.makeFolder("Content/pages/later")
    #expect(await seen("Content/pages/later"))
    try project.write("丙", to: "Content/pages/later/page.md")
    #expect(await seen("Content/pages/later/page.md"))
  }

  /// Waits for a report that names the path.
  private func seen(_ path: String) async -> Bool {
    for await paths in watch.changes where paths.contains(path) { return true }
    return false
  }
}
