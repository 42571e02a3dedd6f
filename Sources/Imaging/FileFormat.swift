/// What a file is by its first bytes, whatever its name says.
package enum FileFormat: Sendable, Hashable {
  case jpeg, png, gif, webp, avif
  case svg
  /// A format that browsers or this program cannot show, by its common name; nil where nothing is known about it.
  case other(String?)

  package init(of bytes: [UInt8]) {
    func has(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
    func has(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has([0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if has("GIF8") {
      self = .gif
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("ftyp", at: 4) {
      self = FileFormat.container(bytes)
    } else if FileFormat.isSVG(bytes) {
      self = .svg
    } else {
      let known: [(name: String, prefix: [UInt8])] = [
        ("TIFF", [0x49, 0x49, 0x2A, 0]), ("TIFF", [0x4D, 0x4D, 0, 0x2A]), ("BMP", Array("BM".utf8)), ("Photoshop", Array("8BPS".utf8)),
        ("JPEG XL", [0xFF, 0x0A]), ("PDF", Array("%PDF".utf8)), ("ZIP/Office", Array("PK".utf8)), ("HTML", Array("<".utf8)),
      ]
      self = .other(known.first { has($0.prefix) }?.name)
    }
  }

  /// Which member of the family of ISO base media files it is, by the brands it names (ISO/IEC 14496-12 §4.3).
  private static func container(_ bytes: [UInt8]) -> FileFormat {
    let length = min(bytes.count, Int(bytes[2]) << 8 | Int(bytes[3]))
    let brands = stride(from: 8, to: max(8, length - 3), by: 4).map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    if brands.contains("avif") || brands.contains("avis") { return .avif }
    return .other(brands.contains { ["heic", "heix", "hevc", "mif1", "msf1"].contains($0) } ? "HEIC" : "MP4")
  }

  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    return head.contains("<svg") && !head.lowercased().contains("<html")
  }

  /// Whether a PNG file holds several frames, which its reader would pass over (PNG 3rd edition §11.3.6.1).
  static func isAnimatedPNG(_ bytes: [UInt8]) -> Bool {
    var offset = 8
    while offset + 8 <= bytes.count {
      let name = bytes[offset + 4..<offset + 8]
      if name.elementsEqual("acTL".utf8) { return true }
      if name.elementsEqual("IDAT".utf8) { return false }
      offset += 12 + bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return false
  }
}
