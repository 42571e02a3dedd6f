import Templating

/// Where the pages that show the source files lie, relative to the report's folder.
struct SourceLinks: Sendable {
  private let pages: [String: String]

  init(_ sources: SourceLines) {
    pages = Dictionary(uniqueKeysWithValues: sources.names.enumerated().map { ($1, "sources/\($0 + 1).html") })
  }

  func page(of file: String) -> String? { pages[file] }

  /// The place of a row; nil for a file no figure rests on.
  func link(to row: SourceRow) -> String? {
    pages[row.file].map { "\($0)#L\(row.line)" }
  }
}

extension Report {
  /// The context of the page that leads from every figure to its rows: `groups` of figures.
  func figuresView(_ identity: ReportIdentity) -> Value {
    let links = SourceLinks(sources)
    let titles = [
      ("tasks", "任务"), ("entries", "填报"), ("purchases", "采购"), ("stock", "库存"), ("findings", "核对情况"),
    ]
    let byGroup = Dictionary(grouping: figures.figures) { figure in figure.id.prefix { $0 != "." } }
    let groups = titles.map { name, title -> Value in
      let own = byGroup[Substring(name)] ?? []
      return .object([("title", .string(title)), ("figures", .array(own.map { $0.sourceView(links) }))])
    }
    return .object(commonView(identity, root: "./") + [("groups", .array(groups)), ("rules", rulesView)])
  }

  /// The context of the page that shows one source file: `file`, `lines` with `number` and `text`.
  func sourceView(of file: String, _ identity: ReportIdentity) -> Value {
    let lines = sources.lines(of: file).map { Value.object([("number", .int($0.number)), ("text", .string($0.text))]) }
    return .object(commonView(identity, root: "../") + [("file", .string(file)), ("lines", .array(lines))])
  }

  var rulesView: Value {
    .array(Rule.allCases.map { .object([("id", .string($0.rawValue)), ("title", .string($0.title)), ("text", .string($0.text))]) })
  }
}

extension Figure {
  /// The figure with its rows as `spans` of lines, `href` leading to each, and how many `more` spans there are.
  fileprivate func sourceView(_ links: SourceLinks) -> Value {
    let shown = 500
    let spans = rows.spans
    let views = spans.prefix(shown).map { span -> Value in
      .object([
        ("file", .string(span.file)), ("lines", .string(span.linesText)),
        ("href", .optional(links.link(to: SourceRow(file: span.file, line: span.lines.lowerBound)))),
      ])
    }
    return .object([
      ("figure", view), ("rule", .string(rule.rawValue)), ("count", .int(rows.rows.count)), ("spans", .array(views)),
      ("more", .int(max(0, spans.count - shown))),
    ])
  }
}
