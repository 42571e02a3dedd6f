import ContentModel
import Diagnostics
import Foundation
import Rendering
import SystemPackage
import TestSupport
import Testing

@testable import Pictures

/// What is found out about the files of a folder, and kept.
@Suite struct SurveyTests {
  @Test func picturesAreKnownBySizeKindAndColour() async throws {
    let project = try PictureProject(["plain.jpg", "phone.jpg", "transparent.png"])
    let found = await project.survey().pictures(project.paths, remembers: false)
    #expect(found.diagnostics.isEmpty)
    #expect(found.value.map(\.path) == ["images/phone.jpg", "images/plain.jpg", "images/transparent.png"])
    #expect(found.value.map(\.size) == [(80, 120), (120, 80), (120, 80)].map { PixelSize(width: $0.0, height: $0.1) })
    #expect(found.value.map(\.kind) == [.opaque, .opaque, .transparent])
    // The mean of the four fields.
    #expect(found.value.map { $0.tint?.hexadecimal } == ["#6d6d49", "#6d6d49", nil])
  }

  @Test func everyFaultIsToldAtOnceWithItsFile() async throws {
    let project = try PictureProject(["plain.jpg", "cut-off.jpg", "moving.gif", "huge.png"])
    let found = await project.survey().pictures(project.paths, remembers: false)
    #expect(found.value.map(\.path) == ["images/plain.jpg"])
    #expect(
      found.diagnostics.map { "\($0.location?.file ?? "") \($0.code)" } == [
        "Content/images/cut-off.jpg picture.damaged", "Content/images/huge.png picture.too-large",
        "Content/images/moving.gif picture.animated",
      ])
  }

  @Test func whatIsKnownIsNotLookedAtAgain() async throws {
    let project = try PictureProject(["plain.jpg"])
    let first = await project.survey().pictures(project.paths, remembers: true).value
    // Other bytes under the same stamp can only come from the cache.
    let index = try #require(project.cached.first { $0.hasSuffix("index.tsv") })
    let text = try String(contentsOf: project.url.appendingPathComponent(index), encoding: .utf8)
    try text.replacing(first[0].digest, with: "0123456789ab").write(
      to: project.url.appendingPathComponent(index), atomically: true, encoding: .utf8)
    #expect(await project.survey().pictures(project.paths, remembers: false).value.map(\.digest) == ["0123456789ab"])
    // A file that was touched is looked at anew.
    try Data(contentsOf: project.image("plain.jpg")).write(to: project.image("plain.jpg"))
    #expect(await project.survey().pictures(project.paths, remembers: false).value == first)
  }

  @Test func aSpoiltIndexIsPassedOver() async throws {
    let project = try PictureProject(["plain.jpg"])
    let first = await project.survey().pictures(project.paths, remembers: true).value
    let index = try #require(project.cached.first { $0.hasSuffix("index.tsv") })
    for text in ["", "\t\t\t\n", "images/plain.jpg\tx\ty\tz\n\u{0}", String(repeating: "a\tb\tc\td\te\tf\tg\n", count: 3)] {
      try text.write(to: project.url.appendingPathComponent(index), atomically: true, encoding: .utf8)
      #expect(await project.survey().pictures(project.paths, remembers: false).value == first)
    }
  }
}

/// A folder with pictures and an output beside it, gone with its owner.
final class PictureProject: Sendable {
  let url: URL
  let paths: [String]

  init(_ names: [String]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-pictures-" + UUID().uuidString)
    paths = names.map { "images/" + $0 }
    try FileManager.default.createDirectory(at: url.appendingPathComponent("Content/images"), withIntermediateDirectories: true)
    for name in names {
      try FileManager.default.copyItem(at: Checkout.tests("Fixtures/pictures/" + name), to: image(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func image(_ name: String) -> URL { url.appendingPathComponent("Content/images/" + name) }

  var cache: PictureCache { PictureCache(output: FilePath(url.path).appending("Output")) }

  func survey() -> PictureSurvey {
    PictureSurvey(root: FilePath(url.path), cache: cache, threads: 2)
  }

  /// The files in the cache, relative to the project.
  var cached: [String] {
    let paths = FileManager.default.subpaths(atPath: url.path) ?? []
    return paths.filter { $0.hasPrefix("Output/.fengwu/pictures/") && isFile($0) }.sorted()
  }

  private func isFile(_ path: String) -> Bool {
    (try? url.appendingPathComponent(path).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
  }
}
