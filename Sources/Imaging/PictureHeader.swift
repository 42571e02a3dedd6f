// Imaging decodes, crops, scales and encodes pictures that lie in memory, through libvips. It does not know where they lie on the disk, what
// a site shows of them, or by which name.

import CVips

/// What a raster file says about itself before its pixels are decoded.
package struct PictureHeader: Sendable, Hashable {
  package let format: FileFormat
  /// Pixels, of the picture standing upright.
  package let width: Int
  package let height: Int
  package let hasTransparency: Bool

  /// Reads the header of a file and refuses what is not to be decoded: other formats, animations, enormous pictures.
  package static func read(_ bytes: [UInt8], limits: ImagingLimits = ImagingLimits()) throws(ImagingError) -> PictureHeader {
    try limits.check(bytes: bytes.count)
    if bytes.isEmpty { throw .damaged }
    let format = FileFormat(of: bytes)
    switch format {
    case .other(let name): throw .unsupported(name)
    case .svg: throw .unsupported("SVG")
    case .png where FileFormat.isAnimatedPNG(bytes): throw .animated
    // An image sequence names its brand first (AV1 Image File Format §6.3).
    case .avif where bytes[8..<12].elementsEqual("avis".utf8): throw .animated
    case .jpeg, .png, .gif, .webp, .avif: break
    }
    let vips = try Vips.required(forAVIF: format == .avif)
    return try unsafe bytes.withVipsBuffer { buffer throws(ImagingError) in
      let picture = try unsafe vips.picture(or: .damaged) { unsafe vips_read($0, buffer.baseAddress, buffer.count, 1, $1) }
      if picture.pages > 1 { throw .animated }
      let (width, height) = (picture.width, picture.height)
      guard width > 0, height > 0 else { throw .damaged }
      guard width <= limits.pixels / height else { throw .tooManyPixels(width: width, height: height, limit: limits.pixels) }
      let isTurned = picture.orientation >= 5
      return PictureHeader(
        format: format, width: isTurned ? height : width, height: isTurned ? width : height, hasTransparency: picture.hasTransparency)
    }
  }
}

extension [UInt8] {
  /// Lends the bytes to a call of libvips; typed, unlike the standard library's own.
  func withVipsBuffer<Result: ~Copyable>(
    _ body: (UnsafeRawBufferPointer) throws(ImagingError) -> Result
  ) throws(ImagingError) -> Result {
    let bytes = unsafe span.bytes
    return try unsafe bytes.withUnsafeBytes { (buffer) throws(ImagingError) in try unsafe body(buffer) }
  }
}
