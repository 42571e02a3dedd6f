/// A format the site offers pictures in.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case avif, webp, jpeg, png

  package var mediaType: String { "image/" + rawValue }
  var suffix: String { self == .jpeg ? "jpg" : rawValue }

  init?(suffix: some StringProtocol) {
    guard let format = PictureFormat.allCases.first(where: { $0.suffix == suffix }) else { return nil }
    self = format
  }
}

/// One published file made from a picture. Its path says all of it, so that whoever finds the path in a page can make the file:
///
///     pictures/dami-01-1a2b3c4d5e6f-800x600-q50.avif            the whole picture or its middle
///     pictures/dami-01-1a2b3c4d5e6f-800x600-30x40-q50.avif      cropped around a point
package struct PictureVariant: Sendable, Hashable {
  /// A word for people, made from the file's name; may be empty.
  package let stem: String
  /// The digest of the picture it is made from.
  package let digest: String
  package let size: PixelSize
  package let focus: FocalPoint
  package let quality: Int
  package let format: PictureFormat

  package static let folder = "pictures/"

  package init(of picture: Picture, size: PixelSize, focus: FocalPoint, quality: Int, format: PictureFormat) {
    stem = picture.stem
    digest = picture.digest
    self.size = size
    self.focus = focus
    self.quality = quality
    self.format = format
  }

  /// The path in the site.
  package var path: String {
    let point = focus == .centre ? "" : "-\(focus.x)x\(focus.y)"
    return PictureVariant.folder + stem + (stem.isEmpty ? "" : "-")
      + "\(digest)-\(size.width)x\(size.height)\(point)-q\(quality).\(format.suffix)"
  }

  /// Reads a path; nil when it is not one that `path` gives.
  package init?(path: some StringProtocol) {
    let path = Substring(path)
    guard path.hasPrefix(PictureVariant.folder), let dot = path.lastIndex(of: "."),
      let format = PictureFormat(suffix: path[path.index(after: dot)...])
    else { return nil }
    var parts = path[..<dot].dropFirst(PictureVariant.folder.count).split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let last = parts.popLast(), last.first == "q", let quality = Int(last.dropFirst()), let pair = parts.popLast() else { return nil }
    var sizeText = pair
    var focus = FocalPoint.centre
    if let before = parts.last, PictureVariant.numbers(before) != nil {
      guard let point = PictureVariant.numbers(pair) else { return nil }
      focus = FocalPoint(x: point.0, y: point.1)
      sizeText = before
      parts.removeLast()
    }
    guard let size = PictureVariant.numbers(sizeText), let digest = parts.popLast(), (1...100).contains(quality) else { return nil }
    stem = parts.joined(separator: "-")
    self.digest = String(digest)
    self.size = PixelSize(width: size.0, height: size.1)
    self.focus = focus
    self.quality = quality
    self.format = format
    guard self.path == path, size.0 <= 20_000, size.1 <= 20_000, digest.count == Picture.digestLength else { return nil }
  }

  private static func numbers(_ text: Substring) -> (Int, Int)? {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]), first >= 0, second >= 0 else { return nil }
    return (first, second)
  }
}

/// The files a page offers for one picture: browsers take the first format they know, in the width that suits.
package struct PictureRenditions: Sendable, Hashable {
  package struct Source: Sendable, Hashable {
    package let format: PictureFormat
    /// From the smallest to the widest.
    package let variants: [PictureVariant]
  }

  /// The best format first.
  package let sources: [Source]
  /// For browsers that know none of the formats, and wherever one address is wanted.
  package let fallback: PictureVariant
}
