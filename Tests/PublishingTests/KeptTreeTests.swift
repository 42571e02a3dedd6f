import Diagnostics
import Foundation
import Glibc
import Rendering
import SystemPackage
import TestSupport
import Testing

@testable import Publishing

/// The two kept trees: what is written, what stays, and what other hands did to them.
@Suite struct KeptTreeTests {
  @Test func unchangedFilesStayAsTheyAre() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] { _ = try folder.publisher.publish([site(text)]) }
    let idle = try folder.inodes(in: ".fengwu/idle/site")
    let visible = try folder.inodes(in: "site")
    let sending = try #require(FileHandle(forReadingAtPath: folder.path.string + "/.fengwu/idle/site/a/changing.html"))
    _ = try folder.publisher.publish([site("3")])
    let after = try folder.inodes(in: "site")
    #expect(after["same.html"] == idle["same.html"])
    #expect(after["a/same.html"] == idle["a/same.html"])
    #expect(sending.readDataToEndOfFile() == Data("1".utf8), "a server may still be sending the old bytes")
    #expect(try folder.inodes(in: ".fengwu/idle/site") == visible)
  }

  @Test func equalOutputChangesNothing() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] { _ = try folder.publisher.publish([site(text)]) }
    let (visible, idle) = (try folder.inodes(in: "site"), try folder.files(in: ".fengwu/idle/site"))
    _ = try folder.publisher.publish([site("2")])
    #expect(try folder.inodes(in: "site") == visible)
    #expect(try folder.files(in: ".fengwu/idle/site") == idle, "the earlier version is still there to go back to")
  }

  @Test func aFileTheIdleTreeLacksIsCopiedFromTheVisibleOne() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([OutputTree("site", ["a": "1", "b": "1"])])
    _ = try folder.publisher.publish([OutputTree("site", ["a": "1", "b": "2", "c/d": "2"])])
    _ = try folder.publisher.publish([OutputTree("site", ["a": "3", "b": "2", "c/d": "2"])])
    let files = try folder.files(in: "site")
    #expect([files["a"], files["b"], files["c/d"]] == ["3", "2", "2"])
    #expect(try Manifest.verify(folder.path.appending("site")).diagnostics == [])
  }

  @Test func filesAndFoldersChangePlaces() throws {
    let folder = try TemporaryFolder()
    let shapes: [KeyValuePairs<String, String>] = [
      ["a": "1", "b/c/d": "1"], ["a/x": "2", "b": "2"], ["a/x/y": "3", "b/c": "3"], ["a": "4"],
    ]
    for round in 0..<12 {
      let shape = shapes[round * 5 % shapes.count]
      _ = try folder.publisher.publish([OutputTree("site", shape)])
      #expect(try folder.files(in: "site").filter { $0.key != "manifest.json" } == Dictionary(shape.map { ($0.key, $0.value) }) { $1 })
      #expect(try Manifest.verify(folder.path.appending("site")).diagnostics == [])
    }
  }

  /// Both trees are damaged at random between builds; the visible one is whole again after each.
  @Test func damageIsNoticedAndMended() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] { _ = try folder.publisher.publish([site(text)]) }
    var random = SeededNumbers(seed: 7)
    for round in 0..<40 {
      for root in ["site", ".fengwu/idle/site"] where Bool.random(using: &random) {
        try damage(folder.path.pushing(FilePath(root)).string, Int.random(in: 0..<9, using: &random))
      }
      let text = Bool.random(using: &random) ? "2" : "\(round)"
      _ = try folder.publisher.publish([site(text)])
      #expect(try Manifest.verify(folder.path.appending("site")).diagnostics == [], "round \(round)")
      #expect(try folder.files(in: "site")["a/changing.html"] == text, "round \(round)")
      #expect(try folder.files(in: "site").count == 5, "round \(round)")
    }
  }

  @Test func damagedReceiptsAreIgnored() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2", "3"] { _ = try folder.publisher.publish([site(text)]) }
    let receipts = folder.path.pushing(".fengwu/receipts").string
    for name in try FileManager.default.contentsOfDirectory(atPath: receipts) {
      let file = receipts + "/" + name
      var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: file))
    }
    try folder.write("foreign", to: ".fengwu/idle/site/a/same.html")
    _ = try folder.publisher.publish([site("4")])
    #expect(try Manifest.verify(folder.path.appending("site")).diagnostics == [])
    #expect(try folder.files(in: "site")["a/same.html"] == "same")
  }

  private func site(_ text: String) -> OutputTree {
    OutputTree("site", ["same.html": "same", "a/same.html": "same", "a/changing.html": text, "b/c/deep.html": "same"])
  }

  private func damage(_ root: String, _ kind: Int) throws {
    switch kind {
    case 0: try Data("foreign".utf8).write(to: URL(fileURLWithPath: root + "/same.html"))
    case 1: _ = truncate(root + "/a/same.html", 1)
    case 2: unlink(root + "/b/c/deep.html")
    case 3: try? FileManager.default.removeItem(atPath: root + "/b")
    case 4: try Data("foreign".utf8).write(to: URL(fileURLWithPath: root + "/a/extra.html"))
    case 5:
      unlink(root + "/same.html")
      mkdir(root + "/same.html", 0o755)
      try Data("foreign".utf8).write(to: URL(fileURLWithPath: root + "/same.html/x"))
    case 6:
      try? FileManager.default.removeItem(atPath: root + "/b")
      symlink("/etc", root + "/b")
    case 7:
      // Equal size, and a time set back, as some tools do.
      let times = (try? FileManager.default.attributesOfItem(atPath: root + "/same.html"))?[.modificationDate]
      if let file = FileHandle(forWritingAtPath: root + "/same.html") {
        file.write(Data("SAME".utf8))
        try file.close()
      }
      if let times { try? FileManager.default.setAttributes([.modificationDate: times], ofItemAtPath: root + "/same.html") }
    default: break
    }
  }
}
