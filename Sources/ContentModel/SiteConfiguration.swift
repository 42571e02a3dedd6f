package import Diagnostics

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

  package var title: String
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
  /// The plan document's path below `Content/`.
  package var plan: String?
  /// The periods whose reports `build` makes too.
  package var reports: [Period]
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
  }

  /// The value of a portal key; nil when nothing was given.
  package func portalValue(_ key: String) -> String? {
    portal.first { $0.key == key }?.value
  }
}
