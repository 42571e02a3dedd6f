import ContentModel
import Diagnostics
import Markdown

/// Reads `Content/site.yml`.
package enum SiteConfigurationReader {
  static let path = "Content/site.yml"

  static func read(_ source: SourceText) -> Diagnosed<SiteConfiguration?> {
    var found: [Diagnostic] = []
    guard let root = YAMLValue.parse(source).collect(into: &found) else { return Diagnosed(nil, found) }
    var settings = SettingsReader(root)
    var site = SiteConfiguration(
      title: settings.requiredText("title") ?? "", language: settings.text("language") ?? "zh-CN", location: source.location(0))
    site.subtitle = settings.text("subtitle")
    site.description = settings.text("description")
    site.isSample = settings.flag("sample", default: false)
    site.sampleNotice = settings.text("sample-notice")
    if let text = settings.text("base-url") {
      switch baseURL(text) {
      case let url?: site.baseURL = url
      case nil: found.append(Messages.badBaseURL(text, at: settings.valuePlace(of: "base-url")))
      }
    }
    if let word = settings.text("raw-html") {
      let known = MarkdownOptions.RawHTML.allCases.map(\.rawValue)
      site.rawHTML = MarkdownOptions.RawHTML(rawValue: word) ?? .refused
      if !known.contains(word) { found.append(Messages.unknownRawHTML(word, known: known, at: settings.valuePlace(of: "raw-html"))) }
    }
    site.plan = settings.text("plan")
    site.dataLicence = settings.text("data-licence")
    for item in settings.list("reports") {
      guard case .scalar(let text, _, _) = item, let period = Period(text) else {
        found.append(Messages.badPeriod(item))
        continue
      }
      site.reports.append(period)
    }
    if var portal = settings.settings("portal") {
      site.portal = SiteConfiguration.portalKeys.map { ($0, portal.text($0)) }
      found += portal.finish()
    }
    if let official = settings.settings("official") {
      site.official = OfficialFormReader.read(official).collect(into: &found)
    }
    if let pictures = settings.settings("pictures") {
      site.pictures = PictureSettingsReader.read(pictures).collect(into: &found)
    }
    for item in settings.list("acknowledged") {
      var entry = SettingsReader(item)
      if let code = entry.requiredText("code"), let reason = entry.requiredText("reason") {
        site.acknowledged.append(.init(code: code, reason: reason, location: entry.valuePlace(of: "code")))
      }
      found += entry.finish()
    }
    for item in settings.list("navigation") {
      var entry = SettingsReader(item)
      let (title, target) = (entry.requiredText("title"), entry.requiredText("to"))
      if let title, let target {
        site.navigation.append(.init(title: title, target: target, location: entry.valuePlace(of: "to")))
      }
      found += entry.finish()
    }
    for item in settings.list("taxonomies") {
      if let taxonomy = TaxonomyReader.read(item).collect(into: &found) { site.taxonomies.append(taxonomy) }
    }
    found += settings.finish()
    return Diagnosed(site, found)
  }

  /// An absolute address of the site's root, with a slash at its end and its path in percent-encoding; nil when it is none.
  package static func baseURL(_ text: String) -> String? {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    let host = text.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") }
    // A name and password before an @ would be published on every page.
    guard !host.isEmpty, host.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "@") }), host.first != UInt8(ascii: ":"),
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || "\"<>\\^`{|}?#".unicodeScalars.contains($0) })
    else { return nil }
    let bytes = text.hasSuffix("/") ? Array(text.utf8) : Array(text.utf8) + [UInt8(ascii: "/")]
    return bytes.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
  }
}
