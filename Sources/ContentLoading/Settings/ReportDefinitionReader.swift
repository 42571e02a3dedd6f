import ContentModel
import Diagnostics

/// Reads a definition of reports, `Content/reports/NAME.yml`.
enum ReportDefinitionReader {
  static let folder = "Content/reports/"
  /// The names a definition may have.
  static let names = ["monthly", "quarterly", "yearly"]

  static func read(_ source: SourceText) -> Diagnosed<ReportDefinition?> {
    var found: [Diagnostic] = []
    guard let root = YAMLValue.parse(source).collect(into: &found) else { return Diagnosed(nil, found) }
    var settings = SettingsReader(root)
    let title = settings.requiredText("title")
    let sections = settings.list("sections").compactMap { section($0, &found) }
    let annexes = settings.list("annexes").compactMap { section($0, &found) }
    let documents = settings.value("documents") == nil ? nil : names(settings.list("documents"), "documents", &found)
    found += settings.finish()
    return Diagnosed(title.map { ReportDefinition(title: $0, sections: sections, annexes: annexes, documents: documents) }, found)
  }

  private static func section(_ value: YAMLValue, _ found: inout [Diagnostic]) -> ReportDefinition.Section? {
    var entry = SettingsReader(value)
    let template = entry.text("section").map { ReportDefinition.Name($0, at: entry.valuePlace(of: "section")) }
    let text = entry.text("text").map { ReportDefinition.Name($0, at: entry.valuePlace(of: "text")) }
    let title = entry.text("title")
    let tables = names(entry.list("tables"), "tables", &found)
    let crosses = entry.list("cross").compactMap { cross($0, &found) }
    let isWide = entry.flag("wide", default: false)
    let rows = entry.count("rows")
    let place = entry.location
    let faults = entry.finish()
    found += faults
    let content: ReportDefinition.Section.Content
    switch (template, text) {
    case (let template?, nil): content = .template(template)
    case (nil, let text?): content = .text(text)
    default:
      if !faults.hasErrors { found.append(Messages.sectionOrText(at: place)) }
      return nil
    }
    return ReportDefinition.Section(content: content, title: title, tables: tables, crosses: crosses, isWide: isWide, rows: rows)
  }

  private static func cross(_ value: YAMLValue, _ found: inout [Diagnostic]) -> ReportDefinition.Cross? {
    var entry = SettingsReader(value)
    let rows = entry.requiredText("rows").map { ReportDefinition.Name($0, at: entry.valuePlace(of: "rows")) }
    let columns = entry.requiredText("columns").map { ReportDefinition.Name($0, at: entry.valuePlace(of: "columns")) }
    let value = entry.text("value").map { ReportDefinition.Name($0, at: entry.valuePlace(of: "value")) }
    found += entry.finish()
    guard let rows, let columns else { return nil }
    return ReportDefinition.Cross(rows: rows, columns: columns, value: value)
  }

  private static func names(_ values: [YAMLValue], _ key: String, _ found: inout [Diagnostic]) -> [ReportDefinition.Name] {
    values.compactMap { value in
      if case .scalar(let text, _, let place) = value { return ReportDefinition.Name(text, at: place.location) }
      found.append(Messages.expectedText(key, at: value.location))
      return nil
    }
  }
}
