import ContentModel
import Diagnostics

/// Reads Markdown files with front matter as records of a schema: one file, one record.
enum MarkdownRecords {
  /// - Parameters:
  ///   - drafts: whether a file marked `draft: true` is a record; otherwise it is left out.
  ///   - day: the day of the build, on which the text has to be public; nil: any.
  static func read(
    _ file: MarkdownFile, schema: Schema, drafts: Bool, on day: CalendarDate?
  ) -> Diagnosed<TextReading<Record>> {
    var found: [Diagnostic] = []
    guard file.hasReadableSettings else { return Diagnosed(.unreadable) }
    let source = file.source
    // A field of the schema goes before a setting of the same name.
    let keys = PublicationReader.keys.filter { schema.index(of: $0) == nil }
    var common = SettingsReader(.mapping(file.settings.filter { keys.contains($0.key) }, file.place))
    let publication = PublicationReader.read(&common).collect(into: &found)
    found += common.finish()
    if let reason = publication.withholding(on: day, drafts: drafts) { return Diagnosed(.withheld(reason), found) }
    var entries = [YAMLEntry?](repeating: nil, count: schema.fields.count)
    for entry in file.settings {
      guard let field = schema.index(of: entry.key) else {
        guard !keys.contains(entry.key) else { continue }
        let names = schema.fields.flatMap { [$0.name, $0.label] } + keys
        found.append(Messages.unknownFrontMatter(entry.key, schema, known: names, at: entry.location))
        continue
      }
      if case .mapping(_, let place) = entry.value { found.append(Messages.expectedText(entry.key, at: place.location)) }
      if let first = entries[field] {
        found.append(Messages.columnsOfOneField(schema.fields[field], entry.key, at: entry.location, first: first.location))
      } else {
        entries[field] = entry
      }
    }
    var reader = CellReader(schema: schema, source: .frontMatter)
    let values = reader.values(
      { field in entries[field].flatMap { cell($0.value) } },
      place: { field in entries[field]?.value.location ?? file.place.location })
    found += reader.diagnostics

    let stem = source.file.split(separator: "/").last.map { String($0.dropLast(3)) } ?? source.file
    var key = stem
    if let field = schema.key, case .text(let given) = values[field] { key = given }
    do {
      guard let type = FieldTypeCatalogue.type(named: "key") else { return Diagnosed(.unreadable, found) }
      _ = try type.init(FieldOptions()).read(.text(key))
    } catch {
      found.append(Messages.badFileKey(stem, error, at: Location(file: source.file)))
      return Diagnosed(.unreadable, found)
    }
    // An empty file, or one that is no text, is no record; what it lacks was told.
    if source.bytes.isEmpty { return Diagnosed(.unreadable, found) }
    let origin = Record.Origin(
      file: source.file, start: .init(line: 1, column: 1, length: 1), fields: entries.map { $0.map { position($0.value.place) } })
    let record = Record(
      id: RecordID(collection: schema.name, key: key), values: RecordValues(values), origin: origin, body: file.body,
      slug: publication.slug,
      formerPaths: publication.formerPaths)
    return Diagnosed(.part(record), found)
  }

  /// The content of a setting; nil when it is empty.
  static func cell(_ value: YAMLValue) -> Cell? {
    guard !value.isEmpty else { return nil }
    switch value {
    case .scalar(let text, _, _): return .text(text.trimming())
    case .sequence(let items, _):
      return .items(
        items.compactMap { item in
          if case .scalar(let text, _, _) = item, !item.isEmpty { text.trimming() } else { nil }
        })
    case .mapping: return nil
    }
  }

  private static func position(_ place: YAMLPlace) -> Record.Origin.Position {
    .init(line: Int(place.line), column: Int(place.column), length: max(1, Int(place.length)))
  }
}
