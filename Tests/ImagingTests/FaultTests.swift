import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Imaging

/// Files that cannot be shown: which error each gives, and how it reads.
@Suite struct FaultTests {
  @Test(arguments: [
    ("empty.jpg", ImagingError.damaged), ("cut-off.jpg", .damaged), ("words.png", .unsupported(nil)), ("renamed.jpg", .unsupported("TIFF")),
    ("phone-original.jpg", .unsupported("HEIC")), ("moving.gif", .animated), ("moving.png", .animated), ("moving.webp", .animated),
    ("huge.png", .tooManyPixels(width: 60_000, height: 60_000, limit: 100_000_000)),
  ])
  func eachIsRefused(name: String, error: ImagingError) throws {
    let bytes = try Samples.bytes(name)
    #expect(throws: error) {
      _ = try PictureHeader.read(bytes)
      _ = try Raster.decode(bytes, width: 64, height: 64)
    }
  }

  @Test func aFileOfTooManyBytesIsNotLookedInto() throws {
    let limits = ImagingLimits(bytes: 1_000)
    #expect(throws: ImagingError.tooManyBytes(1_312, limit: 1_000)) { try PictureHeader.read(Samples.bytes("plain.jpg"), limits: limits) }
  }

  @Test func noCutOffFileGetsThrough() throws {
    for name in ["plain.jpg", "transparent.png", "plain.webp"] {
      let whole = try Samples.bytes(name)
      for length in stride(from: 0, to: whole.count - 16, by: 7) {
        #expect(throws: ImagingError.self, "\(name) cut after \(length) bytes") {
          let bytes = Array(whole[..<length])
          _ = try PictureHeader.read(bytes)
          _ = try Raster.decode(bytes, width: 64, height: 64)
        }
      }
    }
  }

  @Test func changedBytesNeverStopTheProgram() throws {
    var numbers = SeededNumbers(seed: 5)
    for name in ["plain.jpg", "phone.jpg", "transparent.png", "plain.webp", "moving.gif", "plain.avif"] {
      let whole = name == "plain.avif" ? try Samples.raster("plain.jpg").encoded(as: .avif, quality: 50) : try Samples.bytes(name)
      for _ in 0..<40 {
        var bytes = whole
        for _ in 0..<4 { bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers) }
        guard (try? PictureHeader.read(bytes)) != nil, let raster = try? Raster.decode(bytes, width: 64, height: 64) else { continue }
        #expect(raster.width <= 64 && raster.height <= 64)
      }
    }
  }

  @Test(arguments: [Language.chinese, .english]) func errorsNameFileAndCure(language: Language) throws {
    let errors: [ImagingError] = [
      .damaged, .unsupported(nil), .unsupported("TIFF"), .unsupported("HEIC"), .animated, .tooManyBytes(90 << 20, limit: 64 << 20),
      .tooManyPixels(width: 60_000, height: 60_000, limit: 100_000_000), .activeDrawing("<script"), .libraryMissing, .notEncoded(.avif),
    ]
    let text = TextRendering(language: language).render(errors.map { $0.diagnostic(for: "Content/images/稻田.jpg") })
    try Golden.expect(text, equals: Checkout.tests("Fixtures/pictures/errors.\(language.rawValue).txt").path)
  }
}
