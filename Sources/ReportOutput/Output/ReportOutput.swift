package import Templating

/// A page of a report that a template renders.
package struct ReportPage: Sendable {
  /// Relative to the report's folder.
  package let path: String
  package let template: String
  package let context: Value
  /// Where the page's PDF goes; nil for pages that are only read on screen.
  package let printedPath: String?
}

/// Everything one period's report consists of, ready to be rendered, written and printed.
package struct ReportFiles: Sendable {
  package let pages: [ReportPage]
  package let tables: [ReportTable]
  /// The style sheet all pages link to; it is copied into the report's folder under the name it has.
  package static let styleSheet = "report/report.css"

  /// The whole report: its start page, the district's report, one a unit, and the tables.
  package init(_ report: Report, _ identity: ReportIdentity) {
    let whole = report.view(identity)
    pages =
      [
        ReportPage(path: "index.html", template: "report/index.html", context: whole, printedPath: nil),
        ReportPage(path: "report.html", template: "report/report.html", context: whole, printedPath: "report.pdf"),
      ]
      + report.units.map { unit in
        ReportPage(
          path: "units/\(unit.unit.key).html", template: "report/unit.html", context: report.view(of: unit, identity),
          printedPath: "units/\(unit.unit.key).pdf")
      }
    tables = [report.figureTable] + report.tables
  }

  /// The pages of one unit alone, as `--unit` asks for; nil when the report has no such unit.
  package func only(unit key: String) -> ReportPage? {
    pages.first { $0.path == "units/\(key).html" }
  }
}
