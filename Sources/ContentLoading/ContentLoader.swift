import ActionPlan
import CSV
package import ContentModel
package import Diagnostics
import Digests
import Markdown
import Synchronization

/// Reads a project's content: settings, schemas, records, texts, references, plan, in this order.
package struct ContentLoader {
  private let tree: any SourceTree
  private let includesDrafts: Bool
  /// The day on which texts have to be public; nil: any.
  private let day: CalendarDate?
  private let threads: Int
  /// What texts held the last time and, as far as they were read, hold now.
  private var texts: TextMemory?
  /// Where the texts go; nil: all stay in memory.
  private var store: BodyStore?
  /// How many more records are kept as they were read.
  private var unpacked = Int.max
  /// How texts are read; links may name records of the collections.
  private var markdown = MarkdownOptions()
  private var diagnostics: [Diagnostic] = []
  private var sources = SourceTexts()
  /// Records that are not to be reported as missing where they are referred to.
  private var unread = UnreadRecords()
  private var withheld: [String: Withholding] = [:]
  /// The collections that others refer to, which cannot do without records.
  private var referredTo: Set<String> = []
  /// Nil when the project is read only once.
  private var memory: ReadingMemory?

  /// The library and everything found while it was read; nil when there is no readable `Content/site.yml`.
  ///
  /// - Parameters:
  ///   - baseURL: the address of the site's root, in place of the one in `site.yml`.
  ///   - drafts: whether texts marked `draft: true` belong to the library.
  ///   - day: the day of the build, on which texts with `publish-from` or `expire-on` have to be public; nil: any.
  ///   - threads: how many files are read at the same time; the result is the same for any number.
  package static func load(
    _ tree: any SourceTree, baseURL: String? = nil, drafts: Bool = false, on day: CalendarDate? = nil, threads: Int = 1
  ) throws(SourceTreeFault) -> Diagnosed<ContentLibrary?> {
    var loader = ContentLoader(tree: tree, includesDrafts: drafts, day: day, threads: threads)
    return try loader.load(baseURL: baseURL)
  }

  /// The same as `load`, parsing only texts that `texts` does not know, which then knows those of this time; nil knows and learns nothing.
  ///
  /// - Parameters:
  ///   - store: where texts go for which memory has no room; nil: all stay in memory.
  ///   - unpacked: how many records are kept as they were read; the other collections' are packed.
  package static func load(
    _ tree: any SourceTree, baseURL: String? = nil, drafts: Bool = false, on day: CalendarDate? = nil, threads: Int = 1,
    texts: inout TextMemory?, store: BodyStore? = nil, unpacked: Int = .max
  ) throws(SourceTreeFault) -> Diagnosed<ContentLibrary?> {
    var loader = ContentLoader(tree: tree, includesDrafts: drafts, day: day, threads: threads)
    loader.texts = texts
    loader.store = store
    loader.unpacked = unpacked
    defer { texts = loader.texts }
    return try loader.load(baseURL: baseURL)
  }

  /// The same as `load`, parsing only what `memory` does not know, and keeping there what was parsed.
  package static func load(
    _ tree: any SourceTree, baseURL: String? = nil, drafts: Bool = false, on day: CalendarDate? = nil, threads: Int = 1,
    memory: inout ReadingMemory
  ) throws(SourceTreeFault) -> Diagnosed<ContentLibrary?> {
    var loader = ContentLoader(tree: tree, includesDrafts: drafts, day: day, threads: threads)
    loader.memory = memory
    // Held in one place only, so that it is changed and not copied.
    memory = ReadingMemory()
    defer { memory = loader.memory ?? ReadingMemory() }
    return try loader.load(baseURL: baseURL)
  }

  private init(tree: any SourceTree, includesDrafts: Bool, day: CalendarDate?, threads: Int) {
    self.tree = tree
    self.day = day
    self.includesDrafts = includesDrafts
    self.threads = threads
  }

  private mutating func load(baseURL: String?) throws(SourceTreeFault) -> Diagnosed<ContentLibrary?> {
    let paths = try tree.paths().filter { $0.hasPrefix("Content/") }
    guard paths.contains(SiteConfigurationReader.path) else { return Diagnosed(nil, [Messages.noSite(paths: paths)]) }
    var site = try text(SiteConfigurationReader.path).flatMap { take(SiteConfigurationReader.read($0)) }
    if let baseURL {
      site?.baseURL = SiteConfigurationReader.baseURL(baseURL)
      if site?.baseURL == nil { diagnostics.append(Messages.badBaseURLOption(baseURL)) }
    }
    var schemas: [Schema] = []
    for path in paths where path.hasPrefix("Content/schema/") && path.hasSuffix(".yml") {
      if let schema = try text(path).flatMap({ take(SchemaReader.read($0)) }) {
        schemas.append(schema)
      } else {
        unread.schemas = true
        // Files are usually called like the collections they declare; links to its records are no faults.
        markdown.referenceSchemes.insert(String(path.dropFirst("Content/schema/".count).dropLast(".yml".count)))
      }
    }
    checkTargets(of: schemas)
    referredTo = Set(schemas.flatMap(\.fields).compactMap { ($0.type as? ReferenceType)?.target })
    for taxonomy in site?.taxonomies ?? [] { diagnostics += TaxonomyReader.faults(in: taxonomy, schemas) }
    markdown.referenceSchemes.formUnion(schemas.map(\.name))
    markdown.rawHTML = site?.rawHTML ?? .refused
    let conditions = ReadingMemory.Conditions(
      settings: sources.bytes, markdown: markdown, drafts: includesDrafts, day: day)
    memory?.hold(to: conditions)
    texts?.begin(markdown)

    var used: Set<String> = []
    var collections: [Collection] = []
    for schema in schemas.sorted(by: { $0.name < $1.name }) {
      collections.append(try readCollection(schema, paths, &used))
    }
    let resolver = ReferenceResolver(collections, unread: unread)
    let sources = sources
    collections = collections.map { collection in
      take(resolver.resolve(collection, threads: threads) { place(of: $0, field: $1, in: sources) })
    }
    let plan = try readPlan(site, collections, paths, &used)
    let reports = try readReports(paths, &used)
    let pages = try readPages(paths.filter { !used.contains($0) })
    diagnostics += StrayFiles(paths: paths, used: used, sources: self.sources, schemas: schemas).findings(areSchemasKnown: !unread.schemas)
    for path in try tree.symbolicLinks() { diagnostics.append(Messages.symbolicLink(at: Location(file: path))) }
    guard let site else { return Diagnosed(nil, diagnostics) }
    let files = paths.filter { isFile($0) && !used.contains($0) }.map { String($0.dropFirst("Content/".count)) }
    let library = ContentLibrary(
      site: site, collections: collections, pages: pages, plan: plan, reports: reports, files: files, sources: self.sources,
      unread: unread, withheld: withheld)
    return Diagnosed(library, diagnostics)
  }

  private mutating func take<Value>(_ step: Diagnosed<Value>) -> Value {
    step.collect(into: &diagnostics)
  }

  /// Reads a text file in one of the encodings editors use; nil when it is no text, which is reported.
  private mutating func text(_ path: String) throws(SourceTreeFault) -> SourceText? {
    let bytes = try tree.read(path)
    if texts?.digests != nil, path.hasSuffix(".md") { texts?.note(Digest(of: bytes), of: path) }
    let text = TextFile.decode(bytes, file: path)
    sources.keep(.text(text.value), of: path)
    let source = take(text)
    return text.diagnostics.hasErrors ? nil : source
  }

  /// A text that was read, and what to keep of it for the next time.
  private struct TextOutcome<Value: Sendable>: Sendable {
    let reading: ReadingMemory.Reading<Value>
    /// Of the file's bytes; nil where it was not read again.
    var digest: Digest?
    var kept: TextMemory.File?
  }

  /// What `parse` makes of each of many texts, read side by side and taken in in the order of the paths.
  private mutating func texts<Value: Sendable>(
    _ paths: [String], _ parse: @Sendable (MarkdownFile) -> Diagnosed<Value>
  ) throws(SourceTreeFault) -> [Value] {
    let (tree, memory, known, markdown, store) = (tree, memory, texts, markdown, store)
    let room = Atomic(known?.room ?? 0)
    let read = paths.concurrentMap(threads: threads) { path -> Result<TextOutcome<Value>, SourceTreeFault> in
      if let reading = memory?.reading(of: path, as: Value.self) { return .success(.init(reading: reading)) }
      do throws(SourceTreeFault) {
        let bytes = try tree.read(path)
        let digest = known.map { _ in Digest(of: bytes) }
        var file: Diagnosed<MarkdownFile>
        var kept: TextMemory.File?
        if let known, let digest, let (same, earlier) = known.file(path, bytes, digest) {
          (file, kept) = (Diagnosed(same), earlier)
        } else {
          let text = TextFile.decode(bytes, file: path)
          // What had to be decoded holds other bytes than the file.
          let own = digest.flatMap { text.value.bytes == bytes ? $0 : nil }
          file = text.then { MarkdownFile.read($0, markdown, digest: own) }
          kept = own.flatMap { file.diagnostics.isEmpty ? TextMemory.file(file.value, $0) : nil }
          // Of what is no text there is nothing else to be said.
          if text.diagnostics.hasErrors {
            let reading = ReadingMemory.Reading(source: .text(text.value), value: Diagnosed(parse(file.value).value, text.diagnostics))
            return .success(.init(reading: reading, digest: digest))
          }
        }
        if let size = kept?.size, room.subtract(size, ordering: .relaxed).newValue < 0 { kept = nil }
        if let store { file = file.map { $0.keeping(in: store) } }
        return .success(
          .init(reading: .init(source: .body(file.value.body), value: file.then(parse)), digest: digest, kept: kept))
      } catch {
        return .failure(error)
      }
    }
    var values: [Value] = []
    values.reserveCapacity(paths.count)
    sources.reserve(paths.count)
    for (path, result) in zip(paths, read) {
      let outcome = try result.get()
      // Of a file that is read twice the first digest counts, so that a change in between is found in the end.
      let digest = sources.digest(of: path) ?? outcome.digest
      sources.keep(outcome.reading.source, of: path)
      self.memory?.keep(outcome.reading, of: path)
      if sources.digest(of: path) != digest { texts?.note(digest, of: path) }
      if let kept = outcome.kept { texts?.keep(kept, of: path) }
      values.append(take(outcome.reading.value))
    }
    return values
  }

  // MARK: Collections

  private mutating func readCollection(_ schema: Schema, _ paths: [String], _ used: inout Set<String>) throws(SourceTreeFault) -> Collection
  {
    let pattern = PathPattern("Content/" + schema.source)
    let files = paths.filter(pattern.matches)
    if files.isEmpty {
      let missing = noSource(schema, paths)
      if missing.severity == .error { unread.collections.insert(schema.name) }
      diagnostics.append(missing)
    }
    used.formUnion(files)
    let (drafts, day) = (includesDrafts, day)
    var records: [Record] = []
    let texts = files.filter { $0.hasSuffix(".md") }
    let read = try self.texts(texts) { MarkdownRecords.read($0, schema: schema, drafts: drafts, on: day) }
    for (file, part) in zip(texts, read) {
      switch part {
      case .part(let record): records.append(record)
      case .withheld(let reason):
        withheld[file] = reason
        if let name = file.split(separator: "/").last { withheld["\(schema.name):\(name.dropLast(".md".count))"] = reason }
      case .unreadable:
        unread.texts.insert(file)
        if let name = file.split(separator: "/").last { unread.names[schema.name, default: []].insert(String(name.dropLast(".md".count))) }
      }
    }
    for file in files where !file.hasSuffix(".md") {
      let reading = try table(file, schema)
      if reading.value.value == nil || reading.value.diagnostics.contains(where: TableRecords.mayHideRecords) {
        unread.collections.insert(schema.name)
      }
      if let rows = take(reading.value) {
        records += rows.records
        unread.names[schema.name, default: []].formUnion(rows.unreadKeys)
      }
      sources.keep(reading.source, of: file)
    }
    if !schema.source.hasSuffix(".md") { records = try addTexts(to: records, schema, paths, &used) }
    if records.count > unpacked { records = records.map(\.packed) } else { unpacked -= records.count }
    let sources = sources
    let assembly = take(CollectionAssembly.assemble(schema, records) { place(of: $0, field: $1, in: sources) })
    for record in assembly.repeated { unread.names[schema.name, default: []].formUnion(assembly.collection.names(of: record)) }
    return assembly.collection
  }

  private mutating func table(_ file: String, _ schema: Schema) throws(SourceTreeFault) -> ReadingMemory.Reading<TableRecords?> {
    if let known = memory?.reading(of: file, as: TableRecords?.self) { return known }
    let bytes = try tree.read(file)
    let table = TableRecords.read(bytes: bytes, file: file, schema: schema, threads: threads, earlier: memory?.table(file))
    // What is wrong with the encoding was found when the table was read.
    let text =
      table.value?.table.source
      ?? DecodedText.decode(bytes, file: file, encoding: schema.tableEncoding, knownWords: schema.columnNames).value?.source
    let reading = ReadingMemory.Reading(source: text.map { .text($0) }, value: table)
    memory?.keep(reading, of: file)
    return reading
  }

  /// A collection without a source; a workbook where the table should be is the usual reason.
  private func noSource(_ schema: Schema, _ paths: [String]) -> Diagnostic {
    let path = "Content/" + schema.source
    let isNeeded = referredTo.contains(schema.name)
    let stem = path.prefix(through: path.lastIndex(of: ".") ?? path.startIndex)
    let workbook = paths.first { $0.hasPrefix(stem) && StrayFiles.isWorkbook($0) }
    let place = sources.mention(of: schema.source, from: schema.location)
    return Messages.noSource(schema, isNeeded: isNeeded, workbook: workbook, nearest: NearestMatch.find(path, in: paths), at: place)
  }

  /// Puts the long texts in `Content/<collection>/<key>.md` beside their rows; a text without a row is reported.
  private mutating func addTexts(
    to records: [Record], _ schema: Schema, _ paths: [String], _ used: inout Set<String>
  ) throws(SourceTreeFault) -> [Record] {
    let folder = "Content/\(schema.name)/"
    var bodies: [String: Body] = [:]
    let own = paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
    used.formUnion(own)
    let files = try texts(own) { Diagnosed(TextOfRow($0)) }
    let keys = Set(records.map(\.id.key))
    for (path, file) in zip(own, files) {
      let key = String(path.dropFirst(folder.count).dropLast(3))
      for entry in file.settings { diagnostics.append(Messages.settingsBesideRow(entry.key, schema, at: entry.location)) }
      guard !unread.mayHold(key, in: schema.name) else { continue }
      guard keys.contains(key) else {
        let nearest = NearestMatch.find(key, in: records.map(\.id.key))
        diagnostics.append(Messages.textWithoutRow(key, schema, nearest: nearest, at: Location(file: path)))
        continue
      }
      bodies[key] = file.body
    }
    guard !bodies.isEmpty else { return records }
    return records.map { record in
      guard let body = bodies[record.id.key] else { return record }
      return record.with(body)
    }
  }

  /// References to collections that do not exist are faults of the schema, not of each row.
  private mutating func checkTargets(of schemas: [Schema]) {
    let names = schemas.map(\.name)
    var seen: [String: Schema] = [:]
    for schema in schemas {
      if let first = seen[schema.name] {
        diagnostics.append(Messages.duplicateSchema(schema, first: first))
      } else {
        seen[schema.name] = schema
      }
      for field in schema.fields {
        guard let type = field.type as? ReferenceType, !names.contains(type.target), !unread.schemas else { continue }
        diagnostics.append(Messages.unknownCollection(type.target, field, known: names, at: field.targetLocation ?? schema.location))
      }
    }
  }

  // MARK: Plan and pages

  private mutating func readPlan(
    _ site: SiteConfiguration?, _ collections: [Collection], _ paths: [String], _ used: inout Set<String>
  ) throws(SourceTreeFault) -> PlanDocument? {
    for path in paths where path.hasPrefix("Content/plan/") { used.insert(path) }
    guard let site, let name = site.plan else { return nil }
    let path = "Content/" + name
    guard paths.contains(path) else {
      let place = sources.mention(of: name, from: site.location)
      diagnostics.append(Messages.noPlan(path, known: paths.filter { $0.hasPrefix("Content/plan/") }, at: place))
      return nil
    }
    let names = collections.first { $0.schema.name == "units" }?.unitNames ?? []
    return try text(path).map { take(PlanDocument.parse($0, units: names)) }
  }

  /// The definitions of reports and the texts in them.
  private mutating func readReports(_ paths: [String], _ used: inout Set<String>) throws(SourceTreeFault) -> ReportContent {
    var reports = ReportContent()
    let folder = ReportDefinitionReader.folder
    for path in paths where path.hasPrefix(folder) {
      let name = String(path.dropFirst(folder.count))
      if name.hasSuffix(".md") {
        used.insert(path)
        guard let source = try text(path) else { continue }
        let file = take(MarkdownFile.read(source, markdown))
        for entry in file.settings { diagnostics.append(Messages.settingsInReportText(entry.key, at: entry.location)) }
        reports.texts[String(name.dropLast(3))] = file.body
      } else if name.hasSuffix(".yml") {
        let stem = String(name.dropLast(4))
        guard let source = try text(path) else { continue }
        let definition = take(ReportDefinitionReader.read(source))
        if ReportDefinitionReader.names.contains(stem) {
          reports.definitions[stem] = definition
        } else {
          diagnostics.append(Messages.unknownDefinition(stem, known: ReportDefinitionReader.names, at: Location(file: path)))
        }
      }
    }
    return reports
  }

  private mutating func readPages(_ paths: [String]) throws(SourceTreeFault) -> [Page] {
    let (drafts, day) = (includesDrafts, day)
    let own = paths.filter { $0.hasPrefix("Content/pages/") && $0.hasSuffix(".md") }
    let read = try texts(own) { PageReader.read($0, drafts: drafts, on: day) }
    var pages: [Page] = []
    for (path, part) in zip(own, read) {
      switch part {
      case .part(let page): pages.append(page)
      case .withheld(let reason): withheld[path] = reason
      case .unreadable: unread.texts.insert(path)
      }
    }
    return pages
  }

  /// Whether a path is neither text, table nor setting, and so is published as it is when something uses it.
  private func isFile(_ path: String) -> Bool {
    ![".md", ".csv", ".yml", ".yaml"].contains(where: path.hasSuffix)
  }
}

/// The place of a record's field in the text it was read from.
private func place(of record: Record, field: Int?, in sources: SourceTexts) -> Location {
  let position = field.flatMap { record.origin[$0] } ?? record.origin.start
  return sources[record.origin.file]?.location(of: position, in: record)
    ?? Location(file: record.origin.file, line: Int(position.line), column: Int(position.column), length: Int(position.length))
}
