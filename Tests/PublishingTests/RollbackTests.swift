import Diagnostics
import Foundation
import Rendering
import SystemPackage
import Testing

@testable import Publishing

@Suite struct RollbackTests {
  @Test func theEarlierVersionComesBackAndTheLaterOneAgain() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] {
      _ = try folder.publisher.publish([OutputTree("site", ["index.html": text]), OutputTree("reports/2020Q1", ["index.html": text])])
    }
    let restored = try folder.publisher.rollBack()
    #expect(restored.map(\.path) == ["site", "reports/2020Q1"])
    #expect(try folder.files(in: "site")["index.html"] == "1")
    #expect(try folder.files(in: "reports/2020Q1")["index.html"] == "1")
    _ = try folder.publisher.rollBack()
    #expect(try folder.files(in: "site")["index.html"] == "2")
    _ = try folder.publisher.rollBack()
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "3"])])
    #expect(try folder.files(in: "site")["index.html"] == "3")
    _ = try folder.publisher.rollBack()
    #expect(try folder.files(in: "site")["index.html"] == "1")
    #expect(try folder.files(in: "reports/2020Q1")["index.html"] == "1", "the last publication did not touch it")
  }

  @Test func aTreeThatDidNotChangeStays() throws {
    let folder = try TemporaryFolder()
    for (server, site) in [("1", "1"), ("2", "2"), ("2", "3")] {
      _ = try folder.publisher.publish([OutputTree("server", ["conf": server]), OutputTree("site", ["index.html": site])])
    }
    #expect(try folder.publisher.rollBack().map(\.path) == ["site"])
    #expect(try folder.files(in: "site")["index.html"] == "2")
    #expect(try folder.files(in: "server")["conf"] == "2")
  }

  @Test func nothingToGoBackToIsTold() throws {
    let folder = try TemporaryFolder()
    #expect(fault(folder) == .noEarlierVersion)
    _ = try folder.publisher.publish([OutputTree("site", ["index.html": "1"])])
    #expect(fault(folder) == .noEarlierVersion)
    #expect(try folder.files(in: "site")["index.html"] == "1")
  }

  @Test func aVersionThatIsNotWholeStaysOutOfView() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] { _ = try folder.publisher.publish([OutputTree("site", ["index.html": text, "b.html": text])]) }
    try folder.write("x", to: ".fengwu/idle/site/b.html")
    #expect(fault(folder) == .noEarlierVersion)
    #expect(try folder.files(in: "site")["index.html"] == "2")
  }

  private func fault(_ folder: TemporaryFolder) -> PublishingError.Fault? {
    do throws(PublishingError) {
      _ = try folder.publisher.rollBack()
      return nil
    } catch {
      return error.fault
    }
  }
}

@Suite struct VerificationTests {
  @Test func everyDifferenceIsListed() throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([OutputTree("site", ["a.html": "1", "b/c.html": "1", "b/d.html": "1", "e/f.html": "1"])])
    let site = folder.path.appending("site")
    #expect(try Manifest.verify(site).diagnostics == [])
    try folder.write("2", to: "site/a.html")
    try FileManager.default.removeItem(atPath: site.pushing("b/c.html").string)
    try folder.write("new", to: "site/b/extra.html")
    try folder.write("new", to: "site/g/h.html")
    try FileManager.default.removeItem(atPath: site.pushing("e").string)
    #expect(
      try Manifest.verify(site).diagnostics.map { "\($0.code) \($0.message.english.replacing(site.string, with: ""))" } == [
        "verify.changed “/a.html” is not what the manifest says", "verify.missing “/b/c.html” is missing",
        "verify.extra “/b/extra.html” is not in the manifest", "verify.missing “/e/f.html” is missing",
        "verify.extra “/g” is not in the manifest",
      ])
  }

  @Test(arguments: ["", "{}", "{\"version\":1,\"files\":[{\"path\":\"../x\",\"size\":1,\"sha256\":\"\"}]}"])
  func aFolderWithoutAManifestIsRefused(manifest: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(manifest, to: "site/manifest.json")
    #expect(try Manifest.verify(folder.path.appending("site")).diagnostics.map(\.code) == ["verify.no-manifest"])
  }

  @Test func everyTreeOfAnOutputIsFound() throws {
    let folder = try TemporaryFolder()
    for text in ["1", "2"] {
      _ = try folder.publisher.publish([OutputTree("site", ["index.html": text]), OutputTree("reports/2020Q1", ["index.html": text])])
    }
    let found = try Manifest.folders(in: folder.path)
    #expect(found == [folder.path.pushing("reports/2020Q1"), folder.path.appending("site")])
    #expect(try Manifest.folders(in: folder.path.appending("site")) == [folder.path.appending("site")])
  }
}
