import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// What has a `start` and an `end` does not end before it starts.
struct DateOrder: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    site.library.collections.flatMap { collection -> [Diagnostic] in
      guard let end = collection.schema.index(of: "end"), collection.schema.index(of: "start") != nil else { return [] }
      return collection.records.compactMap { record in
        guard case .date(let first) = collection.value("start", of: record), case .date(let last) = record.values[end], last < first else {
          return nil
        }
        return Messages.endsBeforeStart(first, last, at: site.library.location(of: record, field: end))
      }
    }
  }
}
