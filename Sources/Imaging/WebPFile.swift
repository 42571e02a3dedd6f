/// WebP files as chunks (WebP Container Specification, RFC 9649 §2).
enum WebPFile {
  /// The file with the chunks of the still picture only: libvips 8.14 adds Exif whatever it is told.
  ///
  /// Bytes that are no WebP file stay as they are.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var header: ArraySlice<UInt8> = []
    var hasSeparateTransparency = false
    var offset = 12
    while offset + 8 <= bytes.count {
      let size = bytes[offset + 4..<offset + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
      // Chunks begin at even offsets.
      let end = offset + 8 + size + size % 2
      guard end <= bytes.count else { return bytes }
      switch String(decoding: bytes[offset..<offset + 4], as: UTF8.self) {
      case "VP8X": header = bytes[offset..<end]
      case "ALPH":
        hasSeparateTransparency = true
        kept += bytes[offset..<end]
      case "VP8 ", "VP8L": kept += bytes[offset..<end]
      default: break
      }
      offset = end
    }
    if hasSeparateTransparency, header.count > 8 {
      // Of the flags only the one for transparency still holds.
      header[header.startIndex + 8] &= 0x10
      kept = header + kept
    }
    let size = UInt32(truncatingIfNeeded: kept.count + 4)
    return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + Array("WEBP".utf8) + kept
  }
}
