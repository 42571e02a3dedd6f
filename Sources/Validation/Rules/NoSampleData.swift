import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Invented content is not published.
struct NoSampleData: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    site.library.site.isSample ? [Messages.sampleData(at: site.library.site.location)] : []
  }
}
