import Testing

@testable import Imaging

/// What decoding, scaling and encoding do to pictures, by facts that hold whatever the encoder's version.
@Suite struct RasterTests {
  @Test(arguments: [
    ("plain.jpg", FileFormat.jpeg, 120, 80, false), ("phone.jpg", .jpeg, 80, 120, false), ("print.jpg", .jpeg, 120, 80, false),
    ("grey.png", .png, 120, 80, false), ("transparent.png", .png, 120, 80, true), ("plain.webp", .webp, 120, 80, false),
  ])
  func headers(name: String, format: FileFormat, width: Int, height: Int, transparent: Bool) throws {
    let header = try PictureHeader.read(Samples.bytes(name))
    #expect(header == PictureHeader(format: format, width: width, height: height, hasTransparency: transparent))
  }

  @Test func pixelsKeepTheirColours() throws {
    let quarters = try Samples.raster("plain.jpg").quarters()
    for (found, expected) in zip(quarters, [Samples.red, Samples.green, Samples.blue, Samples.yellow]) {
      #expect(found.distance(to: expected) <= 4, "\(found) in place of \(expected)")
    }
  }

  @Test func aPhotoStandsUpright() throws {
    let raster = try Samples.raster("phone.jpg")
    #expect((raster.width, raster.height) == (80, 120))
    // Orientation 6 is turned clockwise by a quarter: what was below left comes to stand above left.
    for (found, expected) in zip(try raster.quarters(), [Samples.blue, Samples.red, Samples.yellow, Samples.green]) {
      #expect(found.distance(to: expected) <= 6, "\(found) in place of \(expected)")
    }
  }

  @Test func aProfileIsAppliedAndNotJustDropped() throws {
    // The profile's red and blue primaries have changed places.
    let quarters = try Samples.raster("profile.jpg").quarters()
    #expect(quarters[0].blue > quarters[0].red)
    #expect(quarters[2].red > quarters[2].blue)
  }

  @Test func printColoursBecomeScreenColours() throws {
    let raster = try Samples.raster("print.jpg")
    let quarters = try raster.quarters()
    #expect(quarters[0].red > quarters[0].blue && quarters[1].green > quarters[1].red && quarters[2].blue > quarters[2].red)
    #expect(try raster.pixels().count == 120 * 80 * 3)
  }

  @Test(arguments: Encoding.allCases) func encodedFilesHoldTheSamePicture(encoding: Encoding) throws {
    let bytes = try Samples.raster("plain.jpg").scaled(width: 60, height: 40).encoded(as: encoding, quality: 90)
    let header = try PictureHeader.read(bytes)
    #expect((header.width, header.height) == (60, 40))
    let formats: [Encoding: FileFormat] = [.avif: .avif, .webp: .webp, .jpeg: .jpeg, .png: .png]
    #expect(header.format == formats[encoding])
    for (found, expected) in zip(
      try Raster.decode(bytes, width: 60, height: 40).quarters(), [Samples.red, Samples.green, Samples.blue, Samples.yellow])
    {
      #expect(found.distance(to: expected) <= 12, "\(encoding): \(found) in place of \(expected)")
    }
  }

  @Test(arguments: Encoding.allCases) func nothingTellsWhereAPhotoWasTaken(encoding: Encoding) throws {
    let original = try Samples.bytes("phone.jpg")
    let marks = ["Exif", "示例手机", "2020:04:10", "a comment"]
    for mark in marks { #expect(original.contains(mark.utf8), "the sample is to hold \(mark)") }
    let bytes = try Samples.raster("phone.jpg").encoded(as: encoding, quality: 80)
    for mark in marks + ["http://ns.adobe.com", "ICC_PROFILE", "eXIf", "EXIF", "iCCP"] {
      #expect(!bytes.contains(mark.utf8), "\(mark) is left")
    }
  }

  @Test(arguments: Encoding.allCases) func equalPicturesGiveEqualBytes(encoding: Encoding) async throws {
    let once = try Samples.raster("large.jpg").scaled(width: 800, height: 600).encoded(as: encoding, quality: 60)
    // Several at a time, as in a build.
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 {
        group.addTask { try Samples.raster("large.jpg").scaled(width: 800, height: 600).encoded(as: encoding, quality: 60) }
      }
      for try await again in group { #expect(again == once) }
    }
  }

  @Test func transparencyIsKeptOrBecomesWhite() throws {
    let raster = try Samples.raster("transparent.png")
    for encoding in [Encoding.avif, .webp, .png] {
      #expect(try PictureHeader.read(raster.encoded(as: encoding, quality: 90)).hasTransparency, "\(encoding)")
    }
    let jpeg = try Raster.decode(raster.encoded(as: .jpeg, quality: 90), width: 120, height: 80)
    let top = try jpeg.cut(PixelArea(left: 0, top: 0, width: 120, height: 2)).meanColour()
    #expect(top.distance(to: Colour(red: 255, green: 255, blue: 255)) <= 6)
  }

  @Test func nothingIsEnlarged() throws {
    let raster = try Raster.decode(Samples.bytes("plain.jpg"), width: 1_000, height: 1_000)
    #expect((raster.width, raster.height) == (120, 80))
    let shrunk = try Raster.decode(Samples.bytes("large.jpg"), width: 400, height: 4_000)
    #expect((shrunk.width, shrunk.height) == (400, 300))
  }

  @Test func jpegIsProgressive() throws {
    let bytes = try Samples.raster("plain.jpg").encoded(as: .jpeg, quality: 80)
    // SOF2 marks progressive frames (ISO/IEC 10918-1, table B.1).
    #expect(bytes.contains([0xFF, 0xC2]))
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
