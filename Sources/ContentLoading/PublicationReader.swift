import ContentModel
import Diagnostics

/// Reads what any front matter may say about publication: `draft`, `publish-from`, `expire-on`, `slug` and `aliases`.
enum PublicationReader {
  static let keys = ["draft", "publish-from", "expire-on", "slug", "aliases"]

  static func read(_ settings: inout SettingsReader) -> Diagnosed<Publication> {
    var found: [Diagnostic] = []
    var publication = Publication()
    publication.isDraft = settings.flag("draft", default: false)
    publication.start = date("publish-from", &settings, &found)
    publication.end = date("expire-on", &settings, &found)
    if let start = publication.start, let end = publication.end, end <= start {
      found.append(Messages.expiresBeforeStart(start, end, at: settings.valuePlace(of: "expire-on")))
    }
    if let slug = settings.text("slug") {
      let place = settings.valuePlace(of: "slug")
      do {
        _ = try KeyType(FieldOptions()).read(.text(slug))
        publication.slug = slug
      } catch {
        found.append(Messages.badSlug(slug, at: place))
      }
    }
    for value in settings.list("aliases") {
      guard case .scalar(let text, _, let place) = value else {
        found.append(Messages.expectedText("aliases", at: value.location))
        continue
      }
      guard let path = path(text) else {
        found.append(Messages.badAlias(text, at: place.location))
        continue
      }
      publication.formerPaths.append(FormerPath(path: path, location: place.location))
    }
    return Diagnosed(publication, found)
  }

  /// An address on this site: `/news/old/` and `news/old` are the same folder; nil for what is none.
  private static func path(_ text: String) -> SitePath? {
    var path = text.trimming()
    if path.hasPrefix("/") { path.removeFirst() }
    guard !path.isEmpty else { return nil }
    let last = path.split(separator: "/").last ?? ""
    return SitePath(path.hasSuffix("/") || last.hasSuffix(".html") ? path : path + "/")
  }

  private static func date(_ key: String, _ settings: inout SettingsReader, _ found: inout [Diagnostic]) -> CalendarDate? {
    guard let text = settings.text(key) else { return nil }
    let date = CalendarDate(text)
    if date == nil { found.append(Messages.badDate(text, at: settings.valuePlace(of: key))) }
    return date
  }
}

/// What became of a text that was read.
enum TextReading<Value: Sendable>: Sendable {
  case part(Value)
  case withheld(Withholding)
  case unreadable
}
