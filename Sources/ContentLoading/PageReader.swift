import ContentModel
import Diagnostics
import Markdown

/// Reads a free page below `Content/pages`.
enum PageReader {
  /// - Parameter drafts: whether a page marked `draft: true` is read; otherwise it is left out.
  static func read(_ source: SourceText, _ options: MarkdownOptions, drafts: Bool) -> Diagnosed<Page?> {
    var found: [Diagnostic] = []
    let file = MarkdownFile.read(source, options).collect(into: &found)
    guard file.hasReadableSettings else { return Diagnosed(nil, found) }
    let stem = String(source.file.dropFirst("Content/pages/".count).dropLast(".md".count))
    guard let path = SitePath(stem.hasSuffix("/index") ? String(stem.dropLast(5)) : stem + "/") else {
      found.append(Messages.badPageName(stem, at: Location(file: source.file)))
      return Diagnosed(nil, found)
    }
    var settings = SettingsReader(.mapping(file.settings, file.settingsLocation))
    let title = settings.text("title")
    if title == nil { found.append(Messages.missingPageTitle(at: settings.place(of: "title"))) }
    let summary = settings.text("summary")
    let template = settings.text("template")
    let isHidden = settings.flag("hidden", default: false)
    let isDraft = settings.flag("draft", default: false)
    var date: CalendarDate?
    if let text = settings.text("date") {
      date = CalendarDate(text)
      if date == nil { found.append(Messages.badDate(text, at: settings.valuePlace(of: "date"))) }
    }
    found += settings.finish()
    guard let title, drafts || !isDraft else { return Diagnosed(nil, found) }
    let page = Page(
      path: path, title: title, date: date, summary: summary, template: template, isHidden: isHidden, body: file.body,
      location: file.settingsLocation)
    return Diagnosed(page, found)
  }
}
