import ContentLoading
package import ContentModel
package import Rendering
package import SystemPackage

/// What a build is asked for.
package struct BuildOptions: Sendable {
  /// The folder that holds `Content` and `Templates`.
  package var root: FilePath
  /// The folder the site and the reports are swapped into.
  package var output: FilePath
  /// The address of the site's root in place of the one in `site.yml`.
  package var baseURL: String?
  /// The day of the build, which pages and reports may print; the clock is never asked.
  package var today: CalendarDate
  package var threads: Int
  /// Whether warnings stop the build too.
  package var isStrict = false
  /// Whether the site is for the public: strict, and no sample data.
  package var isPublishing = false
  /// Whether texts marked as drafts are part of the site.
  package var includesDrafts = false
  /// Whether `build` makes the reports named in `site.yml` too.
  package var makesReports = true
  /// Whether reports are printed to PDF as well.
  package var printsReports = true
  /// Whether pictures are offered as JPEG alone, which is made fastest.
  package var usesPlainPictures = false
  /// How many bytes texts and what is kept of each may take in memory; more texts wait in a file on the disk of the output.
  package var textsInMemory = 512 << 20
  /// How many records are kept as they were read; those of other collections take less memory and more time.
  package var unpackedRecords = 20_000
  /// What the times of pages are told to; nil when nobody wants to know.
  package var times: RenderTimes?
  /// The share of the site that is made; nil makes all of it.
  package var shard: Shard?
  /// The environment, in which the browser may be named.
  package var environment: [String: String]

  package init(root: FilePath, output: FilePath, today: CalendarDate, threads: Int, environment: [String: String]) {
    self.root = root
    self.output = output
    self.today = today
    self.threads = threads
    self.environment = environment
  }
}

extension BuildOptions {
  /// What this build offers pictures as.
  func pictureSettings(_ site: SiteConfiguration) -> PictureSettings {
    var settings = site.pictures
    if usesPlainPictures { settings.formats = [] }
    return settings
  }

  /// Whether an address can be the one of a site's root.
  package static func isUsable(baseURL: String) -> Bool {
    SiteConfigurationReader.baseURL(baseURL) != nil
  }
}
