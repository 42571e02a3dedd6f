import ContentModel
import Diagnostics
import Foundation
import Imaging
import Rendering
import SystemPackage
import Testing

@testable import Pictures

/// Which files are made of the pictures that pages name.
@Suite struct VariantTests {
  private func maker(_ project: PictureProject, threads: Int = 2) async -> (VariantMaker, [Picture]) {
    let pictures = await project.survey().pictures(project.paths, remembers: true).value
    return (VariantMaker(root: FilePath(project.url.path), pictures: pictures, cache: project.cache, threads: threads), pictures)
  }

  private func page(_ text: String) -> OutputFile {
    OutputFile(path: "index.html", contents: .bytes(Array(text.utf8)))
  }

  private func bytes(_ file: OutputFile) throws -> [UInt8] {
    guard case .copy(let path) = file.contents else { return [] }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path.string)))
  }

  @Test func onlyWhatPagesNameIsMade() async throws {
    let project = try PictureProject(["large.jpg", "phone.jpg"])
    let (maker, pictures) = await maker(project)
    let large = try #require(pictures.first { $0.path == "images/large.jpg" })
    let named = PictureVariant(
      of: large, size: PixelSize(width: 480, height: 360), focus: .centre, quality: 60, format: .webp)
    let made = await maker.files(
      namedIn: page("<img src=\"../\(named.path)\">"), page("no pictures/ here, pictures/unknown.txt"))
    #expect(made.diagnostics.isEmpty)
    #expect(made.value.map(\.path) == [named.path])
    let header = try PictureHeader.read(bytes(made.value[0]))
    #expect(header.format == .webp && header.width == 480 && header.height == 360)
  }

  @Test func aCropKeepsTheFocalPoint() async throws {
    let project = try PictureProject(["plain.jpg"])
    let (maker, pictures) = await maker(project)
    // A narrow strip around a point in the green field, above right, and one in the blue, below left.
    for (focus, expected) in [(FocalPoint(x: 75, y: 20), "green"), (FocalPoint(x: 20, y: 100), "blue")] {
      let size = focus.y == 20 ? PixelSize(width: 20, height: 20) : PixelSize(width: 30, height: 10)
      let variant = PictureVariant(of: pictures[0], size: size, focus: focus, quality: 95, format: .png)
      let file = try #require(await maker.files(namedIn: page(variant.path)).value.first)
      let raster = try Raster.decode(bytes(file), width: 100, height: 100)
      #expect((raster.width, raster.height) == (size.width, size.height))
      let area = expected == "green" ? PixelArea(left: 8, top: 0, width: 8, height: 8) : PixelArea(left: 0, top: 6, width: 10, height: 4)
      let colour = try raster.cut(area).meanColour()
      #expect(expected == "green" ? colour.green > colour.red + 60 : colour.blue > colour.red + 60, "\(focus): \(colour)")
    }
  }

  @Test func theSecondTimeNothingIsMade() async throws {
    let project = try PictureProject(["plain.jpg"])
    let (maker, pictures) = await maker(project)
    let variant = PictureVariant(of: pictures[0], size: PixelSize(width: 60, height: 40), focus: .centre, quality: 50, format: .avif)
    _ = await maker.files(namedIn: page(variant.path))
    // Without the original, only the cache can answer.
    try FileManager.default.removeItem(at: project.image("plain.jpg"))
    let again = await maker.files(namedIn: page(variant.path))
    #expect(again.diagnostics.isEmpty && again.value.count == 1)
    #expect(maker.file(variant.path).value != nil)
  }

  @Test func variantsNobodyNamesLeaveTheCache() async throws {
    let project = try PictureProject(["plain.jpg"])
    let (maker, pictures) = await maker(project)
    let sizes = [40, 60].map { PixelSize(width: $0, height: $0 * 2 / 3) }
    let variants = sizes.map { PictureVariant(of: pictures[0], size: $0, focus: .centre, quality: 50, format: .webp) }
    _ = await maker.files(namedIn: page(variants.map(\.path).joined(separator: " ")))
    _ = await maker.files(namedIn: page(variants[0].path))
    let name = String(variants[0].path.dropFirst("pictures/".count))
    #expect(project.cached.map { $0.split(separator: "/").last.map(String.init) } == ["index.tsv", name].sorted())
  }

  @Test func theNumberOfThreadsChangesNoByte() async throws {
    var results: [[[UInt8]]] = []
    for threads in [1, 4] {
      let project = try PictureProject(["large.jpg", "plain.jpg", "profile.jpg", "transparent.png"])
      let (maker, pictures) = await maker(project, threads: threads)
      let set = PictureSet(PictureSettings(), pictures)
      let variants = pictures.compactMap { set.renditions(of: $0) }.flatMap { $0.sources.flatMap(\.variants) + [$0.fallback] }
      let made = await maker.files(namedIn: page(variants.map(\.path).joined(separator: " ")))
      #expect(made.value.count == Set(variants).count)
      results.append(try made.value.map(bytes))
    }
    #expect(results[0] == results[1])
  }

  @Test func aNameThatBelongsToNoPictureIsAnError() async throws {
    let project = try PictureProject(["plain.jpg"])
    let (maker, _) = await maker(project)
    let found = await maker.files(namedIn: page("pictures/alt-0123456789ab-40x30-q50.webp"))
    #expect(found.value.isEmpty)
    #expect(found.diagnostics.map(\.code) == ["picture.unknown"])
  }

  @Test func aPictureThatChangedMeanwhileIsAnError() async throws {
    let project = try PictureProject(["plain.jpg", "phone.jpg"])
    let (maker, pictures) = await maker(project)
    let plain = try #require(pictures.first { $0.path == "images/plain.jpg" })
    let variant = PictureVariant(of: plain, size: PixelSize(width: 60, height: 40), focus: .centre, quality: 50, format: .webp)
    try Data(contentsOf: project.image("phone.jpg")).write(to: project.image("plain.jpg"))
    let found = await maker.files(namedIn: page(variant.path))
    #expect(found.diagnostics.map { "\($0.code) \($0.location?.file ?? "")" } == ["picture.changed Content/images/plain.jpg"])
  }
}

extension VariantMaker {
  /// The files of all variants that some pages name.
  fileprivate func files(namedIn pages: OutputFile...) async -> Diagnosed<[OutputFile]> {
    await files(of: Set(pages.flatMap { VariantMaker.variants(namedIn: $0) }))
  }
}
