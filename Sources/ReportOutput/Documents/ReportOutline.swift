package import ContentModel
package import Diagnostics

/// What a period's report consists of: its definition with every name looked up.
package struct ReportOutline: Sendable {
  /// A section or an annex.
  struct Part: Sendable {
    enum Content: Sendable {
      /// A template's name below `Templates/`.
      case template(String)
      case text(Body)
    }

    /// The part's anchor, unique in the report.
    let id: String
    let content: Content
    let title: String?
    /// Nil for all tables.
    let tables: [Dimension]?
    var crosses: [CrossTable.Layout] = []
    let isWide: Bool
    /// How many rows of its long table it prints at most; nil for all.
    let rows: Int?
  }

  /// Documents beside the report itself.
  enum Document: String, Sendable, CaseIterable {
    /// One page for the leader.
    case brief
    /// One for each responsible unit.
    case units
    /// One for each village.
    case villages
    /// The full tables.
    case annex
    /// Everything in one.
    case combined
  }

  let title: String
  let sections: [Part]
  let annexes: [Part]
  let documents: Set<Document>

  /// The cross tables of all parts, each once.
  package var crosses: [CrossTable.Layout] {
    var seen: Set<CrossTable.Layout> = []
    return (sections + annexes).flatMap(\.crosses).filter { seen.insert($0).inserted }
  }

  /// Whether the report's last pages are printed across.
  package var endsAcross: Bool { annexes.last?.isWide ?? false }

  /// The folder below `Templates/` whose templates sections name.
  private static let folder = "report/sections/"

  /// Looks up the definition for `period`; names that lead nowhere are errors, and a text that is there for other periods only is left out.
  ///
  /// - Parameter templates: the names of all templates below `Templates/`.
  package static func make(_ content: ReportContent, for period: Period, templates: [String]) -> Diagnosed<ReportOutline> {
    guard let definition = content.definition(for: period) else { return Diagnosed(standard) }
    var found: [Diagnostic] = []
    var ids: Set<String> = []
    let names = templates.filter { $0.hasPrefix(folder) && $0.hasSuffix(".html") }.map {
      String($0.dropFirst(folder.count).dropLast(".html".count))
    }
    func parts(_ sections: [ReportDefinition.Section]) -> [Part] {
      sections.compactMap { section in
        let (name, resolved) =
          switch section.content {
          case .template(let name): (name, names.contains(name.text) ? Part.Content.template(folder + name.text + ".html") : nil)
          case .text(let name): (name, content.text(name.text, for: period).map { Part.Content.text($0) })
          }
        guard let resolved else {
          found += Messages.unknownPart(section.content, sections: names, texts: content.textNames)
          return nil
        }
        let tables = section.tables.compactMap { dimension($0, &found) }
        let crosses = section.crosses.compactMap { layout($0, &found) }
        var id = name.text
        while !ids.insert(id).inserted { id += "-" }
        return Part(
          id: id, content: resolved, title: section.title, tables: tables.isEmpty ? nil : tables, crosses: crosses,
          isWide: section.isWide, rows: section.rows)
      }
    }
    let (sections, annexes) = (parts(definition.sections), parts(definition.annexes))
    let documents = definition.documents.map { names in
      names.compactMap { name -> Document? in
        if let document = Document(rawValue: name.text) { return document }
        found.append(Messages.unknownDocument(name, known: Document.allCases.map(\.rawValue)))
        return nil
      }
    }
    return Diagnosed(
      ReportOutline(
        title: definition.title, sections: sections, annexes: annexes, documents: Set(documents ?? Document.allCases)), found)
  }

  private static func dimension(_ name: ReportDefinition.Name, _ found: inout [Diagnostic]) -> Dimension? {
    if let dimension = Dimension.allCases.first(where: { $0.rawValue == name.text || $0.title == name.text }) { return dimension }
    found.append(Messages.unknownTable(name, known: Dimension.allCases.map(\.rawValue)))
    return nil
  }

  private static func layout(_ cross: ReportDefinition.Cross, _ found: inout [Diagnostic]) -> CrossTable.Layout? {
    let (rows, columns) = (dimension(cross.rows, &found), dimension(cross.columns, &found))
    let measure = cross.value.map { name in
      CrossTable.Measure.allCases.first { $0.rawValue == name.text || $0.title == name.text }
    }
    if let value = cross.value, measure == .some(nil) {
      found.append(Messages.unknownMeasure(value, known: CrossTable.Measure.allCases.map(\.rawValue)))
    }
    guard let rows, let columns, let measure = measure ?? .amount else { return nil }
    guard rows != columns else {
      found.append(Messages.crossOfOneDimension(cross.columns))
      return nil
    }
    return CrossTable.Layout(rows: rows, columns: columns, measure: measure)
  }

  /// What a report consists of where the content does not say.
  static let standard = ReportOutline(
    title: "消费扶贫工作进展情况报告",
    sections: [
      ("overview", "总体情况"), ("tasks", "任务落实情况"), ("purchases", "消费扶贫台账"), ("stock", "产品库存和滞销预警"), ("findings", "数据核对情况"),
      ("corrections", "更正情况"), ("rules", "统计口径"),
    ].map { Part(id: $0, content: .template(folder + $0 + ".html"), title: $1, tables: nil, isWide: false, rows: nil) },
    annexes: [("task-table", "任务进展情况表"), ("ledger", "消费扶贫台账明细")].map {
      Part(id: $0, content: .template(folder + $0 + ".html"), title: $1, tables: nil, isWide: true, rows: nil)
    },
    documents: Set(Document.allCases))
}
