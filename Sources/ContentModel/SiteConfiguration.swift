package import Diagnostics
package import Markdown

/// The settings in `Content/site.yml`.
package struct SiteConfiguration: Sendable {
  /// An entry of the site's navigation and what it leads to.
  package struct NavigationEntry: Sendable {
    package let title: String
    /// `home`, `plan`, the name of a collection, or the path of a free page below `Content/pages`.
    package let target: String
    package let location: Location

    package init(title: String, target: String, location: Location) {
      self.title = title
      self.target = target
      self.location = location
    }
  }

  /// Warnings that somebody has looked at and taken as they are, by their code or the beginning of it (`plan.*`), with the reason.
  package struct Acknowledgement: Sendable {
    package let code: String
    package let reason: String
    package let location: Location

    package init(code: String, reason: String, location: Location) {
      self.code = code
      self.reason = reason
      self.location = location
    }

    /// Whether it speaks of `diagnostic`; errors cannot be acknowledged.
    package func covers(_ diagnostic: Diagnostic) -> Bool {
      guard diagnostic.severity == .warning else { return false }
      return code.hasSuffix("*") ? diagnostic.code.hasPrefix(code.dropLast()) : diagnostic.code == code
    }
  }

  package var title: String
  /// What happens to HTML written in texts.
  package var rawHTML: MarkdownOptions.RawHTML = .refused
  package var subtitle: String?
  package var description: String?
  /// The language of the content (BCP 47).
  package var language: String
  /// The address of the site's root, ending in `/`; nil while it is not known.
  package var baseURL: String?
  /// Whether the content is invented for show; a build for publishing refuses it.
  package var isSample: Bool
  package var sampleNotice: String?
  /// Labels and footer of the portal the site is a column of, in the order of `portalKeys`; nil where nothing was given.
  package var portal: [(key: String, value: String?)]
  package var navigation: [NavigationEntry]
  /// Lists across collections.
  package var taxonomies: [Taxonomy] = []
  /// The plan document's path below `Content/`.
  package var plan: String?
  /// The periods whose reports `build` makes too.
  package var reports: [Period]
  /// What the reports carry as official documents.
  package var official = OfficialForm()
  /// Warnings that do not stop a strict build.
  package var acknowledged: [Acknowledgement]
  /// The terms under which the open data may be used, in the department's words; nothing is said where none are given.
  package var dataLicence: String?
  /// What pictures are offered as.
  package var pictures = PictureSettings()
  package var location: Location

  /// The keys `portal` may have (国办发〔2017〕47号, page labels and footer).
  package static let portalKeys = [
    "site-name", "site-domain", "site-id-code", "column-name", "column-type", "column-description", "column-keywords", "host", "operator",
    "contact", "icp", "police", "error-report-url",
  ]

  package init(title: String, language: String, location: Location) {
    self.title = title
    self.language = language
    self.location = location
    isSample = false
    portal = SiteConfiguration.portalKeys.map { ($0, nil) }
    navigation = []
    reports = []
    acknowledged = []
  }

  /// The value of a portal key; nil when nothing was given.
  package func portalValue(_ key: String) -> String? {
    portal.first { $0.key == key }?.value
  }
}
