import ContentModel
import Diagnostics

/// Reads `pictures:` in `Content/site.yml`.
enum PictureSettingsReader {
  static func read(_ reader: SettingsReader) -> Diagnosed<PictureSettings> {
    var reader = reader
    var settings = PictureSettings()
    var found: [Diagnostic] = []
    let widths = reader.texts("widths")
    let numbers = widths.compactMap { Int($0) }.filter(PictureSettings.acceptedWidths.contains)
    if numbers.count < widths.count { found.append(Messages.badPictureWidths(at: reader.valuePlace(of: "widths"))) }
    if !numbers.isEmpty { settings.widths = Set(numbers).sorted() }
    if let value = reader.value("formats") {
      let names = reader.texts("formats")
      settings.formats = PictureSettings.offeredFormats.filter { names.contains($0.rawValue) }
      if let unknown = names.first(where: { name in !PictureSettings.offeredFormats.contains { $0.rawValue == name } }) {
        found.append(Messages.unknownPictureFormat(unknown, at: value.location))
      }
    }
    for (key, format) in [("avif-quality", PictureFormat.avif), ("webp-quality", .webp), ("jpeg-quality", .jpeg)] {
      guard let quality = reader.count(key) else { continue }
      if quality > 100 { found.append(Messages.badPictureQuality(key, at: reader.valuePlace(of: key))) }
      settings.qualities[format] = min(100, quality)
    }
    settings.share = reader.text("share")
    return Diagnosed(settings, found + reader.finish())
  }
}
