import Diagnostics
import Digests
import Foundation
import Glibc
import Rendering
import Synchronization
import SystemPackage
import Testing

@testable import Publishing

@Suite struct PublisherTests {
  @Test func writesEveryFileAndTheManifest() throws {
    let folder = try TemporaryFolder()
    let manifests = try folder.publisher.publish([OutputTree("site", ["index.html": "首页", "products/p1/index.html": "abc"])])
    var files = try folder.files(in: "site")
    let manifest = files.removeValue(forKey: "manifest.json")
    #expect(files == ["index.html": "首页", "products/p1/index.html": "abc"])
    #expect(
      manifest == """
        {"version":1,"files":[
        {"path":"index.html","size":6,"sha256":"203c08e0d44ac3753a3c5b96644a6e10403bc0cbc5770b55cd1f775745a0a978"},
        {"path":"products/p1/index.html","size":3,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
        ]}

        """)
    #expect(manifests.map(\.size) == [9])
    #expect(try folder.leftovers() == [])
  }

  @Test func theOrderOfTheFilesMakesNoDifference() throws {
    let folder = try TemporaryFolder()
    let forward = try folder.publisher.publish([OutputTree("site", ["a": "1", "b/c": "2", "b-c": "3"])])
    let backward = try folder.publisher.publish([OutputTree("site", ["b-c": "3", "b/c": "2", "a": "1"])])
    #expect(forward == backward)
  }

  @Test func staleFilesVanish() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([OutputTree("site", ["a/old.html": "1", "b.html": "1"])])
    _ = try folder.publisher.publish([OutputTree("site", ["b.html": "2"])])
    #expect(try folder.files(in: "site").keys.sorted() == ["b.html", "manifest.json"])
    #expect(try folder.files(in: "site")["b.html"] == "2")
  }

  @Test func otherTreesAreNotTouched() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([
      OutputTree("site", ["index.html": "site"]), OutputTree("reports/2019Q4", ["index.html": "Q4"]),
    ])
    try folder.write("mine", to: "note.txt")
    try folder.write("mine", to: "reports/note.txt")
    let before = try folder.files()
    _ = try folder.publisher.publish([OutputTree("reports/2020Q1", ["index.html": "Q1"])])
    var after = try folder.files()
    #expect(after.removeValue(forKey: "reports/2020Q1/index.html") == "Q1")
    #expect(after.removeValue(forKey: "reports/2020Q1/manifest.json") != nil)
    #expect(after == before)
  }

  @Test func copiesFilesWithTheirDigest() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let source = folder.path.appending("picture.bin")
    try Data(bytes).write(to: URL(fileURLWithPath: source.string))
    let manifests = try folder.publisher.publish([
      OutputTree(path: "site", files: [OutputFile(path: "images/a.bin", contents: .copy(of: source))])
    ])
    #expect(
      manifests.first?.entries == [Manifest.Entry(path: "images/a.bin", size: 300_000, digest: Digest(of: bytes))])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path.string + "/site/images/a.bin")) == Data(bytes))
  }

  @Test func makesTheOutputAndFlushes() throws {
    let folder = try TemporaryFolder()
    _ = try Publisher(output: folder.path.pushing("a/b")).publish([OutputTree("site", ["index.html": "1"])])
    #expect(try folder.files(in: "a/b/site")["index.html"] == "1")
  }

  @Test func aMissingSourceLeavesTheOldTree() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "old"])])
    let before = try folder.files(in: "site")
    let broken = OutputTree(
      path: "site",
      files: [
        OutputFile(path: "index.html", contents: .bytes([0])),
        OutputFile(path: "a.png", contents: .copy(of: folder.path.appending("no.png"))),
      ])
    #expect(fault { try folder.publisher.publish([broken]) } == .sourceChanged)
    #expect(try folder.files(in: "site") == before)
    _ = try folder.publisher.publish([OutputTree("site", ["b.html": "new"])])
    #expect(try folder.files(in: "site").keys.sorted() == ["b.html", "manifest.json"])
  }

  @Test func filesOfOthersAreNeverReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "site/thesis.doc")
    #expect(fault { try folder.publisher.publish([OutputTree("site", ["index.html": "1"])]) } == .foreignFolder)
    #expect(try folder.files(in: "site") == ["thesis.doc": "precious"])
  }

  @Test func anEmptyFolderIsReplaced() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path.appending("site").string, withIntermediateDirectories: true)
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "1"])])
    #expect(try folder.files(in: "site")["index.html"] == "1")
  }

  @Test func aLinkInThePlaceOfTheWorkFolderIsRefused() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    try other.write("mine", to: "new/note.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path.appending(".fengwu").string, withDestinationPath: other.path.string)
    #expect(fault { try folder.publisher.publish([OutputTree("site", ["index.html": "1"])]) } == .foreignFolder)
    #expect(try other.files() == ["new/note.txt": "mine"])
  }

  @Test func aLinkInThePlaceOfTheTreeIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "elsewhere/manifest.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path.appending("site").string, withDestinationPath: folder.path.appending("elsewhere").string)
    #expect(fault { try folder.publisher.publish([OutputTree("site", ["index.html": "1"])]) } == .foreignFolder)
    #expect(try folder.files(in: "elsewhere") == ["manifest.json": "1"])
  }

  @Test func aSecondBuildIsRefusedWhileTheFirstHoldsTheLock() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "old"])])
    let lock = try OutputLock.take(folder.path.pushing(".fengwu/lock"), output: folder.path)
    let error = #expect(throws: PublishingError.self) { try folder.publisher.publish([OutputTree("site", ["index.html": "new"])]) }
    #expect(error?.fault == .locked)
    #expect(error?.diagnostics.first?.message.chinese.contains("进程号 \(getpid())") == true)
    #expect(try folder.files(in: "site")["index.html"] == "old")
    lock.release()
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "new"])])
    #expect(try folder.files(in: "site")["index.html"] == "new")
  }

  @Test func whatADeadRunLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    try folder.write("half", to: ".fengwu/new/site/index.html")
    try folder.write("half", to: ".fengwu/idle/site/half.html")
    try folder.write("old", to: ".fengwu/old/reports%2F2020Q1/index.html")
    try folder.write("published", to: "reports/2020Q1/index.html")
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "1"])])
    #expect(try folder.leftovers() == [])
    #expect(try folder.files(in: "site").keys.sorted() == ["index.html", "manifest.json"])
    #expect(try folder.files(in: "reports/2020Q1") == ["index.html": "published"])
  }

  @Test func aReaderAlwaysFindsThePage() async throws {
    let folder = try TemporaryFolder()
    let publisher = folder.publisher
    _ = try publisher.publish([OutputTree("site", ["index.html": "0"])])
    let page = folder.path.pushing("site/index.html")
    let writer = Task.detached {
      for round in 1...20 { _ = try publisher.publish([OutputTree("site", ["index.html": "\(round)"])]) }
    }
    for _ in 0..<1000 {
      let file = try FileDescriptor.open(page, .readOnly)
      try file.close()
    }
    try await writer.value
  }

  private func fault(_ body: () throws -> [Manifest]) -> PublishingError.Fault? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? PublishingError)?.fault
    }
  }
}
