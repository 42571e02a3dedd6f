import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import Markdown
import SystemPackage
import TestSupport
import Testing

/// Texts that wait in a file are what they are in memory.
@Suite struct BodyStoreTests {
  @Test(arguments: try CaseFile.all(in: "content/good") + CaseFile.all(in: "content/faults"))
  func nothingIsDifferent(project: CaseFile) throws {
    let held = try Project.load(project)
    for room in [0, 200] {
      let store = try #require(BodyStore(near: try folder(), room: room))
      var texts: TextMemory? = TextMemory()
      let kept = try Project.load(project, texts: &texts, store: store)
      #expect(Project.messages(kept.diagnostics) == Project.messages(held.diagnostics))
      #expect(kept.value?.listing == held.value?.listing)
      #expect(kept.value?.bodies.map(\.listing) == held.value?.bodies.map(\.listing))
      #expect(kept.value?.bodies.map(\.held.listing) == held.value?.bodies.map(\.listing))
      #expect(kept.value?.sources.paths == held.value?.sources.paths)
      for path in held.value?.sources.paths ?? [] {
        #expect(kept.value?.sources[path]?.bytes == held.value?.sources[path]?.bytes)
      }
      #expect(store.failure == nil)
    }
  }

  @Test("nobody sees the file, and any folder above one that is not there will do")
  func leavesNothing() throws {
    let folder = try folder()
    let store = try #require(BodyStore(near: folder.appending("not/yet/there"), room: 0))
    var texts: TextMemory?
    let tree = try Project.small(with: ["Content/pages/about.md": "---\ntitle: 简介\n---\n正文。\n"])
    let library = try #require(try ContentLoader.load(tree, texts: &texts, store: store).value)
    #expect(library.pages.map(\.body.document.plainText) == ["正文。\n"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).isEmpty)
  }

  private func folder() throws -> FilePath {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fengwu-bodies-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return FilePath(folder.path)
  }
}
