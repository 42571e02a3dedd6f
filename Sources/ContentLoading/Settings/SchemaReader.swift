import CSV
import ContentModel
import Diagnostics

/// Reads one `Content/schema/*.yml`.
enum SchemaReader {
  static func read(_ source: SourceText) -> Diagnosed<Schema?> {
    var found: [Diagnostic] = []
    guard let root = YAMLValue.parse(source).collect(into: &found) else { return Diagnosed(nil, found) }
    var settings = SettingsReader(root)
    let name = settings.requiredText("name")
    let label = settings.requiredText("label")
    let description = settings.text("description")
    let item = settings.text("item")
    let sourcePath = settings.requiredText("source")
    if let item, !TemplateName.isUsable(item) || TemplateName.variables.contains(item) {
      found.append(Messages.badTemplateName(item, taken: TemplateName.variables, at: settings.valuePlace(of: "item")))
    }
    let encoding = settings.text("encoding")
    if let encoding, TextEncoding(rawValue: encoding.lowercased()) == nil {
      found.append(
        Messages.unknownEncoding(encoding, known: TextEncoding.allCases.map(\.rawValue), at: settings.valuePlace(of: "encoding")))
    }
    if let sourcePath, !isSource(sourcePath) { found.append(Messages.badSource(sourcePath, at: settings.valuePlace(of: "source"))) }
    let columns = settings.text("columns") ?? "required"
    if !["all", "required"].contains(columns) {
      found.append(Messages.badColumns(columns, at: settings.valuePlace(of: "columns")))
    }
    let layout = Schema.TableLayout(
      hasAllColumns: columns == "all", titleRows: settings.count("title-rows") ?? 0, headerRows: settings.count("header-rows") ?? 1,
      endMarkers: settings.texts("end-markers"), fillDown: settings.texts("fill-down"))
    if layout.headerRows > 2 { found.append(Messages.badHeaderRows(at: settings.valuePlace(of: "header-rows"))) }
    let keyName = settings.text("key")
    let orderNames = settings.texts("order")
    let fieldValues = settings.list("fields")
    let fields = fieldValues.compactMap { FieldReader.read($0).collect(into: &found) }
    if fieldValues.isEmpty { found.append(Messages.missingSetting("fields", at: settings.location)) }
    let pages = settings.settings("pages").flatMap { readPages($0, &found) }
    let list = settings.settings("list").flatMap { readList($0, fields, &found) }
    let calendar = settings.settings("calendar").flatMap { readCalendar($0, fields, &found) }
    let openData = readOpenData(&settings, fields, &found)
    let names = fields.map(\.name)
    found += duplicates(in: fields, at: settings.place(of: "fields")) + derivationFaults(in: fields)
    func index(of name: String, _ setting: String) -> Int? {
      SchemaReader.index(of: name, in: fields, at: settings.valuePlace(of: setting), &found)
    }
    let key = keyName.flatMap { name in
      // A misspelt key is reported; what is meant by it keeps its records from being reported, too.
      index(of: name, "key") ?? NearestMatch.find(name, in: names).flatMap { names.firstIndex(of: $0) }
    }
    if let key, !(fields[key].type is KeyType) {
      found.append(Messages.keyOfOtherType(fields[key], at: settings.valuePlace(of: "key")))
    }
    for name in layout.fillDown { _ = index(of: name, "fill-down") }
    for field in fields {
      guard let requirement = field.requirement else { continue }
      let place = field.requirementLocation ?? settings.place(of: "fields")
      guard let other = fields.first(where: { $0.name == requirement.field || $0.label == requirement.field }) else {
        found.append(Messages.unknownField(requirement.field, known: names, at: place))
        continue
      }
      // A value the other field can never have would never require anything.
      for value in requirement.values {
        do { _ = try other.read(.text(value)) } catch { found.append(Messages.fault(error, at: place)) }
      }
    }
    let order = orderNames.compactMap { name in
      let step = OrderStep(name)
      return index(of: step.field, "order").map { _ in step }
    }
    found += settings.finish()
    guard let name, let label, let sourcePath, isSource(sourcePath), layout.headerRows <= 2, !fields.isEmpty else {
      return Diagnosed(nil, found)
    }
    let schema = Schema(
      name: name, label: label, description: description, item: item ?? name, source: sourcePath, encoding: encoding,
      layout: layout, fields: fields, key: key, pages: pages, list: list, order: order, calendar: calendar,
      openData: openData, location: source.location(0))
    return Diagnosed(schema, found)
  }

  /// Whether a path, which may hold `*`, can be that of tables or texts below `Content/`.
  private static func isSource(_ path: String) -> Bool {
    SitePath(path.replacing("*", with: "x")) != nil && (path.lowercased().hasSuffix(".csv") || path.hasSuffix(".md"))
  }

  private static func readPages(_ given: SettingsReader, _ found: inout [Diagnostic]) -> Schema.Pages? {
    var settings = given
    let path = settings.requiredText("path")
    let template = settings.requiredText("template")
    if let path {
      let parts = path.components(at: "{key}")
      if parts.count != 2 || SitePath(parts.joined(separator: "k")) == nil {
        found.append(Messages.badPagePath(path, at: settings.valuePlace(of: "path")))
      }
    }
    found += settings.finish()
    guard let path, let template else { return nil }
    return Schema.Pages(path: path, template: template)
  }

  private static func readList(_ given: SettingsReader, _ fields: [Field], _ found: inout [Diagnostic]) -> Schema.List? {
    var settings = given
    let path = settings.requiredText("path")
    let template = settings.requiredText("template")
    let perPage = settings.count("per-page")
    let sitePath = path.flatMap { SitePath($0) }
    if let path, sitePath?.isFolder != true { found.append(Messages.badListPath(path, at: settings.valuePlace(of: "path"))) }
    let facets = settings.texts("facets").compactMap { name -> Int? in
      let place = settings.valuePlace(of: "facets")
      guard let index = index(of: name, in: fields, at: place, &found) else { return nil }
      if fields[index].type.groupsRecords { return index }
      found.append(Messages.badFacet(fields[index], at: place))
      return nil
    }
    let feed = settings.count("feed")
    found += settings.finish()
    guard let sitePath, sitePath.isFolder, let template else { return nil }
    return Schema.List(path: sitePath, template: template, perPage: perPage, facets: facets, feed: feed)
  }

  private static func readCalendar(_ given: SettingsReader, _ fields: [Field], _ found: inout [Diagnostic]) -> Schema.Calendar? {
    var settings = given
    func date(_ name: String?, _ setting: String) -> Int? {
      let place = settings.valuePlace(of: setting)
      guard let name, let index = index(of: name, in: fields, at: place, &found) else { return nil }
      if fields[index].type is DateType { return index }
      found.append(Messages.calendarWithoutDate(fields[index], at: place))
      return nil
    }
    let startName = settings.requiredText("start")
    let start = date(startName, "start")
    let endName = settings.text("end")
    let end = date(endName, "end")
    let place = settings.text("place").flatMap { index(of: $0, in: fields, at: settings.valuePlace(of: "place"), &found) }
    found += settings.finish()
    return start.map { Schema.Calendar(start: $0, end: end, place: place) }
  }

  /// `all`, or the names of fields.
  private static func readOpenData(_ settings: inout SettingsReader, _ fields: [Field], _ found: inout [Diagnostic]) -> [Int]? {
    let names = settings.texts("open-data")
    if names.isEmpty { return nil }
    if names == ["all"] { return Array(fields.indices) }
    let place = settings.valuePlace(of: "open-data")
    return names.compactMap { index(of: $0, in: fields, at: place, &found) }
  }

  /// The index of the field called or labelled `name`; reported when there is none.
  private static func index(of name: String, in fields: [Field], at place: Location, _ found: inout [Diagnostic]) -> Int? {
    if let index = fields.firstIndex(where: { $0.name == name || $0.label == name }) { return index }
    // Without any field, that is what is reported.
    if !fields.isEmpty { found.append(Messages.unknownField(name, known: fields.map(\.name), at: place)) }
    return nil
  }

  private static func duplicates(in fields: [Field], at location: Location) -> [Diagnostic] {
    var first: [String: Location] = [:]
    return fields.compactMap { field in
      let place = field.location ?? location
      let names = Set([field.name, field.label]).sorted()
      let taken = names.first { first[$0] != nil }
      for name in names where first[name] == nil { first[name] = place }
      return taken.flatMap { name in first[name].map { Messages.duplicateField(name, at: place, first: $0) } }
    }
  }

  /// What fields are worked out from has to be there, to come first, and to be a number where it is calculated with.
  private static func derivationFaults(in fields: [Field]) -> [Diagnostic] {
    fields.enumerated().flatMap { position, field -> [Diagnostic] in
      guard let derivation = field.derivation, let place = field.derivationLocation else { return [] }
      return derivation.fields.compactMap { name in
        let narrow = place.narrowed(to: name)
        guard let other = fields.firstIndex(where: { $0.name == name || $0.label == name }) else {
          return Messages.unknownField(name, known: fields.map(\.name), at: narrow)
        }
        if other >= position, fields[other].derivation != nil { return Messages.derivationOrder(name, field.name, at: narrow) }
        guard derivation.numbers.contains(name), !fields[other].type.isNumber else { return nil }
        return Messages.derivationOfNoNumber(name, type: type(of: fields[other].type).name, at: narrow)
      }
    }
  }
}

/// Names under which templates find things.
private enum TemplateName {
  /// What every page's template is given already.
  static let variables = [
    "alike", "asset", "body", "calendar", "collection", "collections", "facet", "headings", "items", "length", "lists", "map", "nearby",
    "page",
    "pagination", "plan", "qr_code", "record", "related", "root", "security_policy", "siblings", "site", "taxonomies", "taxonomy", "term",
  ]
  /// What every record has already.
  static let members = ["collection", "has_body", "key", "path"]

  /// Whether the name can be written in a template: letters, digits and `_`, no digit in front.
  static func isUsable(_ name: String) -> Bool {
    name.first?.isNumber == false && name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }
}

/// Reads one entry of a schema's `fields`.
private enum FieldReader {
  static func read(_ value: YAMLValue) -> Diagnosed<Field?> {
    var settings = SettingsReader(value)
    var found: [Diagnostic] = []
    let name = settings.requiredText("name")
    let label = settings.text("label")
    let typeName = settings.requiredText("type")
    let isRequired = settings.flag("required", default: false)
    let isUnique = settings.flag("unique", default: false)
    let description = settings.text("description")
    let options = FieldOptions(
      choices: settings.texts("of"), target: settings.text("to"), isMany: settings.flag("many", default: false),
      unit: settings.text("unit"),
      minimum: settings.text("min"), maximum: settings.text("max"), isPublic: settings.flag("public", default: false),
      system: settings.text("system"))
    var defaultText = settings.text("default")
    var requirement: Field.Requirement?
    if let condition = settings.value("required-when") {
      if case .scalar(let other, _, _) = condition {
        requirement = .init(field: other.trimming(), values: [])
      } else if case .mapping(let entries, _) = condition, entries.count == 1 {
        var inner = SettingsReader(condition)
        requirement = .init(field: entries[0].key, values: inner.texts(entries[0].key))
        found += inner.finish()
      } else {
        found.append(Messages.badRequirement(at: condition.location))
      }
    }
    var knownType: (any FieldType)?
    if let typeName {
      if let known = FieldTypeCatalogue.type(named: typeName) {
        for option in FieldOptions.names where !known.options.contains(option) && settings.has(option) {
          found.append(Messages.optionOfOtherType(option, typeName, known: known.options, at: settings.place(of: option)))
        }
        do {
          knownType = try known.init(options)
        } catch {
          found.append(Messages.fault(error, at: settings.valuePlace(of: error.option ?? "type")))
        }
        do {
          if let defaultText, let knownType, !(knownType is ReferenceType) { _ = try knownType.read(.text(defaultText)) }
        } catch {
          found.append(Messages.fault(error, at: settings.valuePlace(of: "default")))
          defaultText = nil
        }
      } else {
        let names = FieldTypeCatalogue.all.map { $0.name }
        found.append(Messages.unknownType(typeName, known: names, at: settings.valuePlace(of: "type")))
      }
    }
    if let name, !TemplateName.isUsable(name) || TemplateName.members.contains(name) {
      found.append(Messages.badTemplateName(name, taken: TemplateName.members, at: settings.valuePlace(of: "name")))
    }
    var pattern: TextPattern?
    var derivation: Derivation?
    do {
      pattern = try settings.text("pattern").map { text throws(FieldFault) in try TextPattern(text) }
    } catch {
      found.append(Messages.fault(error, at: settings.valuePlace(of: "pattern")))
    }
    do {
      derivation = try settings.text("derived").map { text throws(FieldFault) in try Derivation(text) }
    } catch {
      found.append(Messages.fault(error, at: settings.valuePlace(of: "derived")))
    }
    let places = settings
    found += settings.finish()
    guard let name else { return Diagnosed(nil, found) }
    // A field of a faulty type stays a field, so that its column and its name are not reported as unknown.
    let type: any FieldType = knownType ?? TextType(FieldOptions())
    let field = Field(
      name: name, label: label ?? name, description: description, type: type, isRequired: isRequired, isUnique: isUnique,
      requirement: requirement, defaultText: defaultText, pattern: pattern, derivation: derivation,
      location: places.valuePlace(of: "name"), requirementLocation: places.valuePlace(of: "required-when"),
      derivationLocation: places.valuePlace(of: "derived"), targetLocation: places.valuePlace(of: "to"))
    return Diagnosed(field, found)
  }
}

extension String {
  /// The parts of the text between the places where `separator` stands.
  fileprivate func components(at separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
