import TestSupport
import Testing

@testable import ContentModel

/// Which variants of a picture there are, and what they are called.
@Suite struct PictureTests {
  private func picture(_ width: Int, _ height: Int, _ kind: Picture.Kind = .opaque) -> Picture {
    picture("images/稻田 Rice_01.JPG", width, height, kind)
  }

  private func picture(_ path: String, _ width: Int, _ height: Int, _ kind: Picture.Kind = .opaque) -> Picture {
    Picture(path: path, kind: kind, digest: "0123456789ab", size: PixelSize(width: width, height: height), tint: nil)
  }

  @Test func aNameSaysAllOfIt() {
    let size = PixelSize(width: 800, height: 600)
    let whole = PictureVariant(of: picture(4_000, 3_000), size: size, focus: .centre, quality: 50, format: .avif)
    #expect(whole.path == "pictures/rice-01-0123456789ab-800x600-q50.avif")
    let cropped = PictureVariant(
      of: picture("images/稻田.jpg", 40, 30), size: size, focus: FocalPoint(x: 5, y: 100), quality: 78, format: .jpeg)
    #expect(cropped.path == "pictures/0123456789ab-800x600-5x100-q78.jpg")
  }

  @Test func namesAreReadBack() {
    var numbers = SeededNumbers(seed: 9)
    for name in ["稻田.jpg", "a-1x2-q3.png", "x.y.z.webp", "0123456789ab.jpg", "-.gif", "q5.png", "12x34.jpg"] {
      for format in PictureFormat.allCases {
        let size = PixelSize(width: Int.random(in: 1...9_000, using: &numbers), height: Int.random(in: 1...9_000, using: &numbers))
        let focus = FocalPoint(x: Int.random(in: 0...100, using: &numbers), y: Int.random(in: 0...100, using: &numbers))
        for focus in [focus, .centre] {
          let quality = Int.random(in: 1...100, using: &numbers)
          let variant = PictureVariant(of: picture("images/" + name, 10, 10), size: size, focus: focus, quality: quality, format: format)
          #expect(PictureVariant(path: variant.path) == variant, "\(variant.path)")
        }
      }
    }
  }

  @Test(arguments: [
    "", "pictures/", "pictures/a.jpg", "pictures/0123456789ab-1x1-q50", "images/0123456789ab-1x1-q50.jpg",
    "pictures/0123456789ab-1x1-q0.jpg",
    "pictures/0123456789ab-1x1-q50.gif", "pictures/0123456789ab-0x1-q50.jpg", "pictures/0123-1x1-q50.jpg",
    "pictures/0123456789ab-01x1-q50.jpg",
    "pictures/0123456789ab-1x1-50x50-q50.jpg", "pictures/0123456789ab-30000x1-q50.jpg", "pictures/../0123456789ab-1x1-q50.jpg",
  ])
  func otherPathsAreNoVariants(path: String) {
    #expect(PictureVariant(path: path) == nil)
  }

  @Test(
    arguments: [
      (4_000, 3_000, nil, [480, 800, 1_200, 1_600], "1600x1200"), (1_000, 750, nil, [480, 800, 1_000], "1000x750"),
      (300, 200, nil, [300], "300x200"), (480, 300, nil, [480], "480x300"), (1_000, 3_000, nil, [480, 800, 1_000], "1000x3000"),
      (4_000, 3_000, "1:1", [480, 800, 1_200, 1_600], "1600x1600"), (1_200, 900, "1:1", [480, 800, 900], "900x900"),
      (1_200, 900, "16:9", [480, 800, 1_200], "1200x675"), (3_000, 600, "4:3", [480, 800], "800x600"),
    ] as [(Int, Int, String?, [Int], String)])
  func noVariantIsWiderThanThePicture(width: Int, height: Int, crop: String?, widths: [Int], widest: String) throws {
    let set = PictureSet(PictureSettings(), [])
    let renditions = try #require(set.renditions(of: picture(width, height), crop: crop.flatMap(PixelSize.init(shape:))))
    #expect(renditions.sources.map(\.format) == [.avif, .webp])
    for source in renditions.sources {
      #expect(source.variants.map(\.size.width) == widths)
      #expect(source.variants.last.map { "\($0.size.width)x\($0.size.height)" } == widest)
    }
    #expect(renditions.fallback.format == .jpeg && widths.contains(renditions.fallback.size.width))
  }

  @Test func whatJpegCannotShowFallsBackToPng() throws {
    #expect(PictureSet.none.renditions(of: picture(400, 300, .transparent))?.fallback.format == .png)
    #expect(PictureSet.none.renditions(of: picture(400, 300, .drawing)) == nil)
    #expect(PictureSet.none.share(of: picture(400, 300, .drawing)) == nil)
  }

  @Test(arguments: [
    ("30% 40%", 30, 40), ("30 40", 30, 40), ("0%,100%", 0, 100), ("５", -1, 0), ("30%", -1, 0), ("30% 140%", -1, 0), ("左上", -1, 0),
  ])
  func focalPoints(text: String, x: Int, y: Int) {
    #expect(FocalPoint(text) == (x < 0 ? nil : FocalPoint(x: x, y: y)))
  }

  @Test func cropsStayInside() {
    #expect(FocalPoint.start(of: 40, in: 100, at: 50) == 30)
    #expect(FocalPoint.start(of: 40, in: 100, at: 0) == 0)
    #expect(FocalPoint.start(of: 40, in: 100, at: 100) == 60)
    #expect(FocalPoint.start(of: 120, in: 100, at: 50) == 0)
  }

  @Test func tintsAreNearTheirColours() {
    for level in stride(from: 0, through: 255, by: 5) {
      let tint = Tint(red: UInt8(level), green: 0, blue: 255)
      let shown = Int(tint.hexadecimal.dropFirst().prefix(2), radix: 16) ?? -1
      #expect(abs(shown - level) <= 19)
      #expect(Tint(code: tint.code) == tint)
    }
  }
}
