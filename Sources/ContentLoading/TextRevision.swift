package import ContentModel
import Diagnostics

/// A library in which one text is read anew, its words changed and nothing that other records or lists show.
package struct TextRevision: Sendable {
  package let library: ContentLibrary
  /// The record whose text it is; nil for a free page.
  package let record: RecordID?
  package let before: Body
  package let after: Body

  /// Nil where more than words changed, or anything was wrong before or after: then the whole project has to be read again.
  ///
  /// - Parameters:
  ///   - path: the file that was edited, relative to the project's root.
  ///   - library: what was read last.
  ///   - memory: what that was read from; keeps the text that is read now.
  package static func read(
    _ path: String, in library: ContentLibrary, _ tree: some SourceTree, memory: inout ReadingMemory
  ) -> TextRevision? {
    guard path.hasPrefix("Content/"), path.hasSuffix(".md"), let conditions = memory.conditions else { return nil }
    let owners = library.collections.filter { $0.schema.isSource(path) || path == "Content/\($0.schema.name)/\(key(of: path)).md" }
    let (drafts, day) = (conditions.drafts, conditions.day)
    if owners.isEmpty, path.hasPrefix("Content/pages/") {
      guard let (before, after) = readings(path, tree, &memory, { PageReader.read($0, drafts: drafts, on: day) }),
        case .part(let old) = before, case .part(let new) = after, new.differsOnlyInText(from: old),
        let index = library.pages.firstIndex(where: { $0.location.file == path })
      else { return nil }
      var library = library
      library.pages[index] = new
      library.sources.keep(memory.reading(of: path, as: TextReading<Page>.self)?.source, of: path)
      return TextRevision(library: library, record: nil, before: old.body, after: new.body)
    }
    guard owners.count == 1, let schema = owners.first?.schema else { return nil }
    if schema.isSource(path) {
      guard
        let (before, after) = readings(
          path, tree, &memory, { MarkdownRecords.read($0, schema: schema, drafts: drafts, on: day) }),
        case .part(let old) = before, case .part(let new) = after, new.differsOnlyInText(from: old), let body = new.body,
        let known = library.record(new.id), known.origin.file == path
      else { return nil }
      let record = Record(
        id: known.id, values: known.values, origin: new.origin, body: body, slug: new.slug, formerPaths: new.formerPaths)
      return revision(of: library, record, from: known, memory.reading(of: path, as: TextReading<Record>.self)?.source)
    }
    guard let (before, after) = readings(path, tree, &memory, { Diagnosed(TextOfRow($0)) }),
      before.settings.isEmpty, after.settings.isEmpty,
      let known = library.record(RecordID(collection: schema.name, key: key(of: path))), known.body != nil
    else { return nil }
    let record = known.with(after.body)
    return revision(of: library, record, from: known, memory.reading(of: path, as: TextOfRow.self)?.source)
  }

  private static func key(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(".md".count))
  }

  /// What a file was read as before, and as what it is read now; nil unless both are without findings.
  private static func readings<Value: Sendable>(
    _ path: String, _ tree: some SourceTree, _ memory: inout ReadingMemory, _ parse: (MarkdownFile) -> Diagnosed<Value>
  ) -> (before: Value, after: Value)? {
    guard let known = memory.reading(of: path, as: Value.self), known.value.diagnostics.isEmpty, let bytes = try? tree.read(path),
      let options = memory.conditions?.markdown
    else { return nil }
    let file = TextFile.decode(bytes, file: path).then { MarkdownFile.read($0, options) }
    let value = file.then(parse)
    guard value.diagnostics.isEmpty else { return nil }
    memory.keep(ReadingMemory.Reading(source: .body(file.value.body), value: value), of: path)
    return (known.value.value, value.value)
  }

  private static func revision(
    of library: ContentLibrary, _ record: Record, from known: Record, _ source: SourceTexts.Source?
  ) -> TextRevision? {
    guard let before = known.body, let after = record.body, let source,
      let index = library.collections.firstIndex(where: { $0.schema.name == record.id.collection })
    else { return nil }
    var library = library
    library.collections[index] = library.collections[index].replacing([record])
    library.sources.keep(source, of: source.text.file)
    return TextRevision(library: library, record: record.id, before: before, after: after)
  }
}

extension Record {
  fileprivate func differsOnlyInText(from other: Record) -> Bool {
    id == other.id && values.elementsEqual(other.values) && slug == other.slug && formerPaths.map(\.path) == other.formerPaths.map(\.path)
  }
}

extension Page {
  fileprivate func differsOnlyInText(from other: Page) -> Bool {
    path == other.path && title == other.title && date == other.date && summary == other.summary && template == other.template
      && isHidden == other.isHidden && formerPaths.map(\.path) == other.formerPaths.map(\.path)
  }
}
