import CVips

/// A format pages are given pictures in.
package enum Encoding: String, Sendable, Hashable, CaseIterable {
  case avif, webp
  /// Progressive; transparent parts become white.
  case jpeg
  /// Without loss.
  case png
}

/// A colour of sRGB.
package struct Colour: Sendable, Hashable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// A rectangle of pixels.
package struct PixelArea: Sendable, Hashable {
  package let left: Int
  package let top: Int
  package let width: Int
  package let height: Int

  package init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}

/// A decoded picture: upright, in sRGB, without metadata.
package struct Raster: ~Copyable {
  private let picture: VipsPicture

  private init(_ picture: consuming VipsPicture) {
    self.picture = picture
  }

  /// Decodes a file, shrunk to fit a box but never enlarged; damage anywhere in the file is an error.
  ///
  /// Check the file with `PictureHeader.read` first, which knows the limits.
  package static func decode(_ bytes: [UInt8], width: Int, height: Int) throws(ImagingError) -> Raster {
    let format = FileFormat(of: bytes)
    let vips = try Vips.required(forAVIF: format == .avif)
    let picture = try unsafe bytes.withVipsBuffer { buffer throws(ImagingError) in
      func read(shrink: CInt) throws(ImagingError) -> VipsPicture {
        try unsafe vips.picture(or: .damaged) { unsafe vips_read($0, buffer.baseAddress, buffer.count, shrink, $1) }
      }
      var file = try read(shrink: 1)
      let shrink = format == .jpeg ? jpegShrink(file, width: width, height: height) : 1
      if shrink > 1 { file = try read(shrink: shrink) }
      return try unsafe vips.picture(or: .damaged) { unsafe vips_fit($0, file.pointer, CInt(clamping: width), CInt(clamping: height), $1) }
    }
    return Raster(picture)
  }

  /// By how much the sides of a JPEG file may be divided while it is decoded, which saves most of the work.
  ///
  /// At least twice the wanted size is left for the better filter of the last step.
  private static func jpegShrink(_ file: borrowing VipsPicture, width: Int, height: Int) -> CInt {
    let isTurned = file.orientation >= 5
    let (fileWidth, fileHeight) = isTurned ? (file.height, file.width) : (file.width, file.height)
    return [8, 4, 2].first { fileWidth >= width * 2 * Int($0) || fileHeight >= height * 2 * Int($0) } ?? 1
  }

  package var width: Int { picture.width }
  package var height: Int { picture.height }

  /// A part of the picture, which has to lie within it.
  package func cut(_ area: PixelArea) throws(ImagingError) -> Raster {
    Raster(
      try unsafe picture.library.picture(or: .damaged) {
        unsafe vips_cut(
          $0, picture.pointer, CInt(clamping: area.left), CInt(clamping: area.top), CInt(clamping: area.width), CInt(clamping: area.height),
          $1)
      })
  }

  /// The picture at exactly this size.
  package func scaled(width: Int, height: Int) throws(ImagingError) -> Raster {
    Raster(
      try unsafe picture.library.picture(or: .damaged) {
        unsafe vips_scale($0, picture.pointer, CInt(clamping: width), CInt(clamping: height), $1)
      })
  }

  /// The bytes of a file without metadata; equal pictures give equal bytes.
  ///
  /// - Parameter quality: 1 to 100; png takes no notice of it.
  package func encoded(as encoding: Encoding, quality: Int) throws(ImagingError) -> [UInt8] {
    let quality = CInt(clamping: min(100, max(1, quality)))
    var bytes: UnsafeMutableRawPointer?
    var count = 0
    let (vips, pointer) = unsafe (try Vips.required(forAVIF: encoding == .avif).pointer, picture.pointer)
    let status =
      switch encoding {
      case .avif: unsafe vips_encode_avif(vips, pointer, quality, &bytes, &count)
      case .webp: unsafe vips_encode_webp(vips, pointer, quality, &bytes, &count)
      case .jpeg: unsafe vips_encode_jpeg(vips, pointer, quality, &bytes, &count)
      case .png: unsafe vips_encode_png(vips, pointer, &bytes, &count)
      }
    guard status == 0, let start = unsafe bytes else {
      unsafe vips_forget_errors(vips)
      throw .notEncoded(encoding)
    }
    defer { unsafe vips_release_bytes(vips, start) }
    let file = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    return encoding == .webp ? WebPFile.withoutMetadata(file) : file
  }

  /// The mean of all pixels.
  package func meanColour() throws(ImagingError) -> Colour {
    let pixels = try pixels()
    let count = width * height
    let bands = pixels.count / max(1, count)
    guard bands > 0 else { throw .damaged }
    var sums = [0, 0, 0]
    var position = 0
    while position < count * bands {
      for band in 0..<3 { sums[band] += Int(pixels[position + (bands < 3 ? 0 : band)]) }
      position += bands
    }
    let means = sums.map { UInt8(($0 + count / 2) / count) }
    return Colour(red: means[0], green: means[1], blue: means[2])
  }

  /// The values of the pixels, band by band, row by row.
  package func pixels() throws(ImagingError) -> [UInt8] {
    let vips = unsafe picture.library.pointer
    var count = 0
    guard let start = unsafe vips_pixels(vips, picture.pointer, &count) else { throw .damaged }
    defer { unsafe vips_release_bytes(vips, start) }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
