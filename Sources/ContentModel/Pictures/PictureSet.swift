/// What pictures are offered as, from `pictures:` in `site.yml`.
package struct PictureSettings: Sendable, Hashable {
  /// Widths in pixels, ascending.
  package var widths = [480, 800, 1_200, 1_600]
  /// Formats beside JPEG, the best first.
  package var formats: [PictureFormat] = [.avif, .webp]
  /// 1 to 100.
  package var qualities: [PictureFormat: Int] = [.avif: 50, .webp: 75, .jpeg: 78, .png: 100]
  /// The picture that stands for pages without one of their own where they are shared, below `Content/`.
  package var share: String?

  package init() {}

  /// The widths that may be asked for.
  package static let acceptedWidths = 16...1_920
  /// The formats that may be asked for.
  package static let offeredFormats: [PictureFormat] = [.avif, .webp]

  func quality(_ format: PictureFormat) -> Int { qualities[format] ?? 75 }
}

/// All pictures of the site, with the files each is offered as.
package struct PictureSet: Sendable, CustomStringConvertible {
  package let settings: PictureSettings
  package let byPath: [String: Picture]

  package static let none = PictureSet(PictureSettings(), [])

  package init(_ settings: PictureSettings, _ pictures: [Picture]) {
    self.settings = settings
    byPath = Dictionary(pictures.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The picture at a path below `Content/`.
  package subscript(path: String) -> Picture? { byPath[path] }

  /// The colours in use, in order.
  package var tints: [Tint] { Set(byPath.values.compactMap(\.tint)).sorted() }

  /// All of it in a few words a picture: equal texts mean equal sets.
  package var description: String {
    let qualities = settings.qualities.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
    let offers = "\(settings.widths) \(settings.formats.map(\.rawValue)) \(qualities) \(settings.share ?? "")"
    let known = byPath.values.sorted { $0.path < $1.path }.map { picture in
      "\(picture.path) \(picture.kind) \(picture.digest) \(picture.size?.width ?? 0)x\(picture.size?.height ?? 0) \(picture.tint?.code ?? "")"
    }
    return ([offers] + known).joined(separator: "\n")
  }

  /// The files a picture is offered as; nil for drawings.
  ///
  /// - Parameter crop: the shape to cut out; nil keeps the whole picture.
  package func renditions(of picture: Picture, crop: PixelSize? = nil, focus: FocalPoint = .centre) -> PictureRenditions? {
    guard picture.kind != .drawing, let whole = picture.size?.working else { return nil }
    let full = crop.map(whole.fitting) ?? whole
    let focus = full == whole ? .centre : focus
    let wider = settings.widths.first { $0 >= full.width }
    let widths = settings.widths.filter { $0 < full.width } + (wider == nil ? [] : [full.width])
    func variant(_ width: Int, _ format: PictureFormat) -> PictureVariant {
      let size = crop.map { $0.scaled(toWidth: width) } ?? full.scaled(toWidth: width)
      return PictureVariant(of: picture, size: size, focus: focus, quality: settings.quality(format), format: format)
    }
    let middle = widths.last { $0 <= PictureSet.fallbackWidth } ?? widths.first ?? full.width
    return PictureRenditions(
      sources: settings.formats.map { format in .init(format: format, variants: widths.map { variant($0, format) }) },
      fallback: variant(middle, picture.kind == .transparent ? .png : .jpeg))
  }

  private static let fallbackWidth = 960

  /// What other platforms show when a page is shared (Open Graph): 1200 × 630 pixels; nil for drawings.
  package func share(of picture: Picture, focus: FocalPoint = .centre) -> PictureVariant? {
    guard picture.kind != .drawing, picture.size != nil else { return nil }
    return PictureVariant(
      of: picture, size: PixelSize(width: 1_200, height: 630), focus: focus, quality: settings.quality(.jpeg), format: .jpeg)
  }
}

/// The kinds of files that are pictures, by their names.
package enum PictureFile {
  /// Whether a file holds pixels: such a file is never published itself, since it may tell where and when it was taken.
  package static func isRaster(_ path: String) -> Bool {
    suffixes.contains { path.lowercased().hasSuffix($0) }
  }

  package static func isDrawing(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".svg")
  }

  private static let suffixes = [
    ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".jxl", ".dng",
  ]
}
