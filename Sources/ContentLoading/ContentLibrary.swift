// ContentLoading turns the files of a project into typed records, pages and the plan, each with its place. It knows where content lies and
// how it is written down; it does not know what pages a site has, what templates look like, or how anything is published.

package import ActionPlan
package import ContentModel
package import Diagnostics
package import Markdown

/// Everything the content folder holds, typed and linked.
package struct ContentLibrary: Sendable {
  package let site: SiteConfiguration
  /// In the order of their schemas' names.
  package internal(set) var collections: [Collection]
  /// Free pages in the order of their paths.
  package internal(set) var pages: [Page]
  package let plan: PlanDocument?
  /// The definitions and texts of reports.
  package let reports: ReportContent
  /// The paths of all other files below `Content/`, such as pictures, relative to it, sorted.
  package let files: [String]
  /// The texts records were read from, by path, so that later findings can show the line.
  package internal(set) var sources: SourceTexts
  /// Records that are missing because they could not be read.
  package let unread: UnreadRecords
  /// Texts that are there and not part of the site, by their paths and, where they are records, by `collection:key`.
  package let withheld: [String: Withholding]

  package init(
    site: SiteConfiguration, collections: [Collection], pages: [Page], plan: PlanDocument?, reports: ReportContent = ReportContent(),
    files: [String], sources: SourceTexts, unread: UnreadRecords = UnreadRecords(),
    withheld: [String: Withholding] = [:]
  ) {
    self.site = site
    self.collections = collections
    self.pages = pages
    self.plan = plan
    self.reports = reports
    self.files = files
    self.sources = sources
    self.unread = unread
    self.withheld = withheld
  }

  /// The collection called `name`; nil when there is none.
  package func collection(_ name: String) -> Collection? { index(of: name).map { collections[$0] } }

  /// The index of the collection called `name`; nil when there is none.
  package func index(of name: String) -> Int? {
    // Looked at in place: a closure would be given a copy of each.
    for index in collections.indices where collections[index].schema.name == name { return index }
    return nil
  }

  /// The record with this id; nil when there is none.
  package func record(_ id: RecordID) -> Record? {
    collection(id.collection)?[id.key]
  }

  /// The template calls in all texts: those of free pages, then those of records, then those of reports.
  package var calls: [MarkdownDocument.Call] {
    let texts = reports.texts.sorted { $0.key < $1.key }
    return pages.flatMap(\.body.calls) + collections.flatMap { $0.records.flatMap { $0.body?.calls ?? [] } } + texts.flatMap(\.value.calls)
  }

  /// The names of the responsible units, as the plan's parser wants them.
  package var unitNames: [UnitName] {
    collection("units")?.unitNames ?? []
  }

  /// The place of a record's field, or of the record where the field has none.
  package func location(of record: Record, field: Int? = nil) -> Location {
    let position = field.flatMap { record.origin[$0] } ?? record.origin.start
    let file = record.origin.file
    guard let source = sources[file] else {
      return Location(file: file, line: Int(position.line), column: Int(position.column), length: Int(position.length))
    }
    return source.location(of: position, in: record)
  }
}

extension SourceText {
  /// The place of a position in a record that was read from this text.
  func location(of position: Record.Origin.Position, in record: Record) -> Location {
    let start = record.origin.offset > 0 ? (offset: record.origin.offset, line: Int(record.origin.start.line)) : nil
    return location(line: Int(position.line), column: Int(position.column), length: Int(position.length), from: start)
  }
}

extension Collection {
  /// The titles and aliases of the records, in their order.
  var unitNames: [UnitName] {
    records.map { record in
      var aliases: [String] = []
      if case .list(let list) = value("aliases", of: record) { aliases = list }
      return UnitName(title: title(of: record), aliases: aliases)
    }
  }
}
