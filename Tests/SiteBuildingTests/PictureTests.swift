import ContentModel
import Diagnostics
import Foundation
import SiteBuilding
import SystemPackage
import TestSupport
import Testing

/// What builds do with the pictures that pages show.
@Suite("pictures of a site")
struct PictureTests {
  @Test("pages taken over from the last build keep their pictures; those no page names any more go")
  func takenOver() async throws {
    let project = try project()
    let kept = try TemporaryOutput()
    let first = try await build(project, kept)
    #expect(first.filter { $0.hasPrefix("plain-") }.count == 3 && first.filter { $0.hasPrefix("phone-") }.count == 3, "\(first)")

    // The products' pages stay as they are; their variants stand beside the text that changed.
    let about = project.root.appendingPathComponent("Content/pages/about.md")
    let text = try String(contentsOf: about, encoding: .utf8)
    try (text + "\n又一段。\n").write(to: about, atomically: true, encoding: .utf8)
    #expect(try await build(project, kept) == first)

    try text.replacing("![田](images/plain.jpg)", with: "").write(to: about, atomically: true, encoding: .utf8)
    #expect(try await build(project, kept) == first.filter { $0.hasPrefix("phone-") })
    let clean = try TemporaryOutput()
    #expect(try await build(project, clean) == first.filter { $0.hasPrefix("phone-") })
  }

  @Test("a finished picture that was lost or emptied between builds is made again")
  func lost() async throws {
    let project = try project()
    let output = try TemporaryOutput()
    let before = try await build(project, output)
    let cache = output.url.appendingPathComponent(".fengwu/pictures")
    let variants = try FileManager.default.subpathsOfDirectory(atPath: cache.path).filter { $0.hasSuffix(".webp") }.sorted()
    try #require(variants.count == 2)
    try FileManager.default.removeItem(at: cache.appendingPathComponent(variants[0]))
    try Data().write(to: cache.appendingPathComponent(variants[1]))
    try FileManager.default.removeItem(at: output.url.appendingPathComponent("site"))
    #expect(try await build(project, output) == before)
    for name in before {
      #expect(try !Data(contentsOf: output.url.appendingPathComponent("site/pictures/" + name)).isEmpty, "\(name)")
    }
  }

  @Test("a broken photo stops the build and names its file; what is published stays")
  func broken() async throws {
    let project = try project()
    let output = try TemporaryOutput()
    let before = try await build(project, output)
    let photo = project.root.appendingPathComponent("Content/images/plain.jpg")
    try Data(contentsOf: photo).prefix(900).write(to: photo)
    let result = await SiteBuilder(try options(project, output)).build()
    #expect(result.ending == .contentErrors)
    #expect(result.diagnostics.map { "\($0.location?.file ?? "") \($0.code)" } == ["Content/images/plain.jpg picture.damaged"])
    #expect(try pictures(output) == before)
  }

  @Test("shares of a build that show the same picture can be joined")
  func shares() async throws {
    let project = try project()
    let whole = try TemporaryOutput()
    let expected = try await build(project, whole)
    let shares = try (0..<3).map { _ in try TemporaryOutput() }
    for (index, share) in shares.enumerated() {
      var options = try options(project, share)
      options.shard = Shard("\(index + 1)/3")
      #expect(await SiteBuilder(options).build().ending == .done)
    }
    let joined = try TemporaryOutput()
    let result = ShardMerge(shares.map { FilePath($0.url.path) }, into: FilePath(joined.url.path)).merge()
    #expect(result.ending == .done, "\(result.diagnostics)")
    #expect(try pictures(joined) == expected)
  }

  /// The minimal site with a photo in a text and another on every product's page.
  private func project() throws -> EditedProject {
    let project = try EditedProject(Checkout.tests("Fixtures/sites/minimal"), seed: 1)
    try FileManager.default.createDirectory(
      at: project.root.appendingPathComponent("Content/images"), withIntermediateDirectories: true)
    for name in ["plain.jpg", "phone.jpg"] {
      try FileManager.default.copyItem(
        at: Checkout.tests("Fixtures/pictures/" + name), to: project.root.appendingPathComponent("Content/images/" + name))
    }
    let parts = [
      ("Content/pages/about.md", "\n![田](images/plain.jpg)\n"),
      ("Templates/site/base.html", "{% if product is defined %}{{ img(\"images/phone.jpg\", alt=\"人\", sizes=\"10rem\") }}{% endif %}\n"),
    ]
    for (path, part) in parts {
      let url = project.root.appendingPathComponent(path)
      try (String(contentsOf: url, encoding: .utf8) + part).write(to: url, atomically: true, encoding: .utf8)
    }
    return project
  }

  /// Builds the site, which has to succeed, and names the pictures in it.
  private func build(_ project: EditedProject, _ output: TemporaryOutput) async throws -> [String] {
    let result = await SiteBuilder(try options(project, output)).build()
    #expect(result.ending == .done, "\(result.diagnostics)")
    return try pictures(output)
  }

  private func pictures(_ output: TemporaryOutput) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: output.url.appendingPathComponent("site/pictures").path).sorted()
  }

  private func options(_ project: EditedProject, _ output: TemporaryOutput) throws -> BuildOptions {
    let today = try #require(CalendarDate(year: 2020, month: 4, day: 10))
    var options = BuildOptions(
      root: FilePath(project.root.path), output: FilePath(output.url.path), today: today, threads: 2, environment: [:])
    options.makesReports = false
    return options
  }
}
