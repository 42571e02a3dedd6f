package import Diagnostics

/// What the reports of one kind of period consist of, as a file below `Content/reports` says.
package struct ReportDefinition: Sendable {
  /// A word of the definition that has to name something, and where it stands.
  package struct Name: Sendable, Hashable {
    package let text: String
    package let location: Location

    package init(_ text: String, at location: Location) {
      self.text = text
      self.location = location
    }
  }

  /// A table by two dimensions at once.
  package struct Cross: Sendable {
    package let rows: Name
    package let columns: Name
    /// What is added up; nil for amounts of money.
    package let value: Name?

    package init(rows: Name, columns: Name, value: Name?) {
      self.rows = rows
      self.columns = columns
      self.value = value
    }
  }

  /// A part of the report with a heading of its own.
  package struct Section: Sendable {
    package enum Content: Sendable {
      /// A template in `Templates/report/sections`.
      case template(Name)
      /// A Markdown text in `Content/reports`, or in the period's folder there.
      case text(Name)
    }

    package let content: Content
    /// The heading; nil for a part without one.
    package let title: String?
    /// The tables a template is to show, in order; empty for all it has.
    package let tables: [Name]
    /// The cross tables that follow them.
    package let crosses: [Cross]
    /// Whether the part stands across the page, as wide tables do.
    package let isWide: Bool
    /// How many rows of its long table a template is to print at most; nil for all.
    package let rows: Int?

    package init(content: Content, title: String?, tables: [Name], crosses: [Cross] = [], isWide: Bool, rows: Int?) {
      self.content = content
      self.title = title
      self.tables = tables
      self.crosses = crosses
      self.isWide = isWide
      self.rows = rows
    }
  }

  package let title: String
  package let sections: [Section]
  package let annexes: [Section]
  /// The documents made beside the report itself; nil for all there are.
  package let documents: [Name]?

  package init(title: String, sections: [Section], annexes: [Section], documents: [Name]?) {
    self.title = title
    self.sections = sections
    self.annexes = annexes
    self.documents = documents
  }
}

/// What the content says about reports: their definitions, and the texts in them.
package struct ReportContent: Sendable {
  /// By the definition's name: `monthly`, `quarterly` or `yearly`.
  package var definitions: [String: ReportDefinition] = [:]
  /// By the path below `Content/reports` without `.md`: `introduction`, or `2020Q1/introduction` for one period alone.
  package var texts: [String: Body] = [:]

  package init() {}

  /// The definition for a period: its own kind's, else the quarterly one.
  package func definition(for period: Period) -> ReportDefinition? {
    let kind =
      switch period {
      case .month: "monthly"
      case .quarter: "quarterly"
      case .year: "yearly"
      }
    return definitions[kind] ?? definitions["quarterly"]
  }

  /// The period's own text of that name, else the one for all periods.
  package func text(_ name: String, for period: Period) -> Body? {
    texts[period.id + "/" + name] ?? texts[name]
  }

  /// The names of the texts, whatever their period.
  package var textNames: Set<String> {
    Set(texts.keys.map { name in name.split(separator: "/").last.map { String($0) } ?? name })
  }
}
