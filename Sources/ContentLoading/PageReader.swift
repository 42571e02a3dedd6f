import ContentModel
import Diagnostics

/// Reads a free page below `Content/pages`.
enum PageReader {
  /// - Parameters:
  ///   - drafts: whether a page marked `draft: true` is read; otherwise it is left out.
  ///   - day: the day of the build, on which the page has to be public; nil: any.
  static func read(_ file: MarkdownFile, drafts: Bool, on day: CalendarDate?) -> Diagnosed<TextReading<Page>> {
    guard file.hasReadableSettings else { return Diagnosed(.unreadable) }
    var found: [Diagnostic] = []
    let path = file.source.file
    let stem = String(path.dropFirst("Content/pages/".count).dropLast(".md".count))
    var settings = SettingsReader(.mapping(file.settings, file.place))
    let publication = PublicationReader.read(&settings).collect(into: &found)
    guard let address = address(of: stem, publication.slug) else {
      found.append(Messages.badPageName(stem, at: Location(file: path)))
      return Diagnosed(.unreadable, found)
    }
    let title = settings.text("title")
    if title == nil { found.append(Messages.missingPageTitle(at: settings.place(of: "title"))) }
    let summary = settings.text("summary")
    let template = settings.text("template")
    let isHidden = settings.flag("hidden", default: false)
    var date: CalendarDate?
    if let text = settings.text("date") {
      date = CalendarDate(text)
      if date == nil { found.append(Messages.badDate(text, at: settings.valuePlace(of: "date"))) }
    }
    found += settings.finish()
    if let reason = publication.withholding(on: day, drafts: drafts) { return Diagnosed(.withheld(reason), found) }
    guard let title else { return Diagnosed(.unreadable, found) }
    let page = Page(
      path: address, title: title, date: date, summary: summary, template: template, isHidden: isHidden, body: file.body,
      location: file.place.location, formerPaths: publication.formerPaths)
    return Diagnosed(.part(page), found)
  }

  /// The page's folder: the file's path, with the slug in place of its last part.
  private static func address(of stem: String, _ slug: String?) -> SitePath? {
    let isIndex = stem == "index" || stem.hasSuffix("/index")
    var parts = stem.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if isIndex, parts.count > 1 { parts.removeLast() }
    if let slug { parts[parts.count - 1] = slug }
    return SitePath(parts.joined(separator: "/") + "/")
  }
}
