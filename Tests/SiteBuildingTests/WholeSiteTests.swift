import ContentModel
import Diagnostics
import Foundation
import SiteBuilding
import SystemPackage
import TestSupport
import Testing

/// Builds the folders in `Tests/Fixtures/sites`; each holds `Content`, `Templates` and the `Expected` output.
@Suite("whole sites")
struct WholeSiteTests {
  private static let fixtures = Checkout.tests("Fixtures/sites")

  @Test("a folder of content and templates becomes the expected folder", arguments: ["minimal"])
  func expected(_ name: String) async throws {
    let output = try TemporaryOutput()
    let fixture = Self.fixtures.appendingPathComponent(name)
    let result = await SiteBuilder(try options(fixture, output)).build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
    let made = try files(below: output.url.appendingPathComponent("site"))
    for (path, bytes) in made where path != "manifest.json" {
      let golden = fixture.appendingPathComponent("Expected/" + path).path
      try Golden.expect(String(decoding: bytes, as: UTF8.self), equals: golden)
    }
    let expected = try files(below: fixture.appendingPathComponent("Expected"))
    #expect(made.keys.filter { $0 != "manifest.json" }.sorted() == expected.keys.sorted())
  }

  @Test("the number of threads changes no byte", arguments: [2, 8])
  func threads(_ count: Int) async throws {
    let fixture = Self.fixtures.appendingPathComponent("minimal")
    let one = try TemporaryOutput()
    let many = try TemporaryOutput()
    _ = await SiteBuilder(try options(fixture, one)).build()
    var parallel = try options(fixture, many)
    parallel.threads = count
    _ = await SiteBuilder(parallel).build()
    #expect(try files(below: one.url.appendingPathComponent("site")) == files(below: many.url.appendingPathComponent("site")))
  }

  @Test("drafts are part of the site only when asked for")
  func drafts() async throws {
    let fixture = Self.fixtures.appendingPathComponent("minimal")
    let output = try TemporaryOutput()
    var options = try options(fixture, output)
    options.includesDrafts = true
    _ = await SiteBuilder(options).build()
    #expect(try files(below: output.url).keys.contains("site/draft/index.html"))
  }

  @Test("another base URL replaces the one in the settings")
  func baseURL() async throws {
    let fixture = Self.fixtures.appendingPathComponent("minimal")
    let output = try TemporaryOutput()
    var options = try options(fixture, output)
    options.baseURL = "https://other.example/x"
    _ = await SiteBuilder(options).build()
    let home = try #require(try files(below: output.url)["site/index.html"])
    #expect(String(decoding: home, as: UTF8.self).contains("href=\"https://other.example/x/\""))
  }

  @Test("a strict build stops on a warning unless the settings acknowledge it", arguments: [false, true])
  func acknowledgedWarnings(_ isAcknowledged: Bool) async throws {
    let project = try TemporaryOutput()
    let output = try TemporaryOutput()
    for name in ["Content", "Templates"] {
      let original = Self.fixtures.appendingPathComponent("minimal/" + name)
      try FileManager.default.copyItem(at: original, to: project.url.appendingPathComponent(name))
    }
    try "没有栏目用它\n".write(to: project.url.appendingPathComponent("Content/stray.md"), atomically: true, encoding: .utf8)
    let settings = project.url.appendingPathComponent("Content/site.yml")
    let entry = isAcknowledged ? "acknowledged: [{ code: content.*, reason: 留作参考 }]\n" : ""
    try (String(contentsOf: settings, encoding: .utf8) + entry).write(to: settings, atomically: true, encoding: .utf8)
    var options = try options(project.url, output)
    options.isStrict = true
    let result = await SiteBuilder(options).build()
    #expect(result.published.isEmpty != isAcknowledged, "\(result.diagnostics)")
    #expect(result.diagnostics.map(\.severity) == (isAcknowledged ? [] : [.error]))
    #expect(result.hiddenWarnings == (isAcknowledged ? 1 : 0))
    let checked = await SiteBuilder(options).check()
    #expect(checked.diagnostics.map(\.code) == ["content.stray-file"])
    #expect(checked.acknowledged.map(\.reason) == (isAcknowledged ? ["留作参考"] : []))
  }

  @Test("a report needs a plan")
  func reportWithoutPlan() async throws {
    let output = try TemporaryOutput()
    let fixture = Self.fixtures.appendingPathComponent("minimal")
    let result = await SiteBuilder(try options(fixture, output)).report(.quarter(2020, 1), unit: nil)
    #expect(result.diagnostics.map(\.code) == ["report.no-plan"])
    #expect(result.published.isEmpty)
  }

  private func options(_ fixture: URL, _ output: TemporaryOutput) throws -> BuildOptions {
    let today = try #require(CalendarDate(year: 2020, month: 4, day: 10))
    return BuildOptions(root: FilePath(fixture.path), output: FilePath(output.url.path), today: today, threads: 1, environment: [:])
  }

  private func files(below folder: URL) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
      let url = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue, !path.hasPrefix(".") else {
        continue
      }
      result[path] = try Data(contentsOf: url)
    }
    return result
  }
}

/// A fresh folder that vanishes with the test.
///
/// It lies in memory where the machine offers that: publications wait until everything on their file system is on the disk, which on a busy
/// disk is most of the time of a test.
final class TemporaryOutput: Sendable {
  let url: URL

  init() throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let parent = FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    url = parent.appendingPathComponent("fengwu-site-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
