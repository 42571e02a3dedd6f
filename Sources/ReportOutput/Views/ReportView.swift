package import ContentModel
import Diagnostics
import Templating

/// What a report says about whose it is; nothing here is ever made up.
package struct ReportIdentity: Sendable {
  package let siteTitle: String
  /// The title of the plan whose tasks are reported.
  package let planTitle: String
  /// Who issues the report; nil prints nothing.
  package let organiser: String?
  package let language: String
  package let isSample: Bool
  package let sampleNotice: String?
  /// The day the report is made, printed on its cover and written into its PDF.
  package let date: CalendarDate

  package init(
    siteTitle: String, planTitle: String, organiser: String?, language: String, isSample: Bool, sampleNotice: String?, date: CalendarDate
  ) {
    self.siteTitle = siteTitle
    self.planTitle = planTitle
    self.organiser = organiser
    self.language = language
    self.isSample = isSample
    self.sampleNotice = sampleNotice
    self.date = date
  }

  package init(_ site: SiteConfiguration, planTitle: String, date: CalendarDate) {
    self.init(
      siteTitle: site.title, planTitle: planTitle, organiser: site.portalValue("host"), language: site.language, isSample: site.isSample,
      sampleNotice: site.sampleNotice, date: date)
  }
}

extension Report {
  /// What every template of the report is given; `root` leads from the page to the report's folder.
  func commonView(_ identity: ReportIdentity, root: String) -> [(String, Value)] {
    let figures = self.figures
    return [
      (
        "site",
        .object([
          ("title", .string(identity.siteTitle)), ("language", .string(identity.language)), ("sample", .bool(identity.isSample)),
          ("sample_notice", .optional(identity.sampleNotice)),
        ])
      ),
      (
        "report",
        .object([
          ("period", period.view), ("previous", period.previous.view), ("date", identity.date.view),
          ("plan_title", .string(identity.planTitle)), ("organiser", .optional(identity.organiser)),
        ])
      ),
      ("root", .string(root)),
      (
        "figure",
        .function("figure") { (arguments, _) throws(FunctionError) in
          guard case .string(let id) = arguments.first, let figure = figures[id] else {
            throw FunctionError(Messages.unknownFigure(arguments.first, known: figures.figures.map(\.id)))
          }
          return figure.view
        }
      ),
    ]
  }

  /// The context of the whole report and of its start page, which links to PDFs when they are `printed`.
  func view(_ identity: ReportIdentity, printed: Bool) -> Value {
    .object(
      commonView(identity, root: "./") + [
        ("printed", .bool(printed)),
        ("tasks", tasks.view(previous: previousTasks, figures: figures)),
        ("purchases", purchases.view),
        ("stock", stock?.view ?? .none),
        ("findings", .array(findings.map(\.view))),
        ("units", .array(units.map { .object([("key", .string($0.unit.key)), ("title", .string($0.unit.title))]) })),
        ("rules", .array(Rule.allCases.map { .object([("title", .string($0.title)), ("text", .string($0.text))]) })),
        ("headlines", .array(headlines.map(\.view))),
        ("tables", .array(tables.map { .object([("path", .string($0.path)), ("title", .string($0.title))]) })),
      ])
  }

  /// The context of one unit's report.
  func view(of unit: UnitReport, _ identity: ReportIdentity) -> Value {
    .object(
      commonView(identity, root: "../") + [
        ("unit", .object([("key", .string(unit.unit.key)), ("title", .string(unit.unit.title))])),
        ("tasks", unit.tasks.view),
        ("purchases", unit.purchasesView(ranked: purchases[.unit]?.rows.count { $0.rank != nil } ?? 0)),
        ("findings", .array(unit.findings.map(\.view))),
      ])
  }

  /// The figures of the report's first pages, which its annex traces to their rows.
  var headlines: [Figure] {
    figures.figures.filter { figure in
      let parts = figure.id.split(separator: ".")
      switch parts.first {
      case "tasks", "stock": return true
      case "entries": return parts.count == 2
      case "purchases": return parts.count == 2 || (parts.count == 3 && ["total", "count", "households"].contains(parts[1]))
      default: return false
      }
    }
  }
}

extension UnitReport {
  /// The unit's purchases with their total and its rank among the `ranked` units that bought.
  fileprivate func purchasesView(ranked: Int) -> Value {
    let total = purchases.reduce(Amount.zero) { $0 + $1.amount }
    let households = purchases.reduce(Amount.zero) { $0 + Amount($1.households ?? 0) }
    return .object([
      ("number", .int(purchases.count)), ("total", total.moneyView), ("households", .string(households.text(places: 0, grouped: true))),
      ("rank", standing?.rank.map { .int($0) } ?? .none), ("ranked", .int(ranked)),
      ("share", .optional(standing?.share.map { $0.text(places: 1) + "%" })),
      ("change", (standing?.amount ?? Comparison(current: total, previous: nil)).view(places: 2)),
      ("ledger", .array(purchases.map(\.view))),
    ])
  }
}

extension ReportFinding {
  var view: Value {
    .object([("kind", .string(kind.rawValue)), ("text", .string(text.chinese)), ("rows", .string(rows.compactText))])
  }
}
