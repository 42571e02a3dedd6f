package import ContentModel
import Diagnostics
import Rendering
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
  /// What the report carries as an official document.
  package let official: OfficialForm
  /// The day the report is made, printed on its cover and written into its PDF.
  package let date: CalendarDate

  package init(
    siteTitle: String, planTitle: String, organiser: String?, language: String, isSample: Bool, sampleNotice: String?,
    official: OfficialForm = OfficialForm(), date: CalendarDate
  ) {
    self.siteTitle = siteTitle
    self.planTitle = planTitle
    self.organiser = organiser
    self.language = language
    self.isSample = isSample
    self.sampleNotice = sampleNotice
    self.official = official
    self.date = date
  }

  package init(_ site: SiteConfiguration, planTitle: String, date: CalendarDate) {
    self.init(
      siteTitle: site.title, planTitle: planTitle, organiser: site.portalValue("host"), language: site.language, isSample: site.isSample,
      sampleNotice: site.sampleNotice, official: site.official, date: date)
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
      ("official", identity.official.view(of: period)),
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

  /// The context of the whole report, of what is made of the same data, and of its start page, which links to PDFs when they are `printed`.
  ///
  /// - Parameter ledger: whether every purchase is there too; there may be very many.
  func view(
    _ outline: ReportOutline, _ identity: ReportIdentity, calls: TextCalls, printed: Bool, ledger: Bool
  ) -> Diagnosed<[(String, Value)]> {
    let root = "./"
    let links = SourceLinks(sources)
    let own: [(String, Value)] = [
      ("printed", .bool(printed)),
      ("tasks", tasks.view(figures)),
      ("purchases", purchases.view(figures, ledger: ledger ? links : nil)),
      ("stock", stock?.view(figures) ?? .none),
      ("findings", .array(findings.map(\.view))),
      ("corrections", .array(corrections.map(\.view))),
      ("units", .array(units.map { $0.tasks.summaryView(figures) })),
      ("villages", .array(villages.map { .object([("key", .string($0.village.key)), ("title", .string($0.village.title))]) })),
      ("rules", rulesView),
      ("charts", charts),
      ("tables", .array(tables.map { .object([("path", .string($0.path)), ("title", .string($0.title))]) })),
    ]
    return outline.view(self) { html(of: $0, identity, root: root, calls: calls) }.map { outline in
      commonView(identity, root: root) + own + [("outline", .object(outline))]
    }
  }

  /// What the template of one unit's report is given beside the common context.
  func view(of unit: UnitReport) -> [(String, Value)] {
    [
      ("unit", .object([("key", .string(unit.unit.key)), ("title", .string(unit.unit.title))])),
      ("tasks", unit.tasks.view(figures)),
      ("purchases", partView(unit.purchases, unit.standing, of: .unit)),
      ("findings", .array(unit.findings.map(\.view))),
    ]
  }

  /// What the template of one village's report is given beside the common context.
  func view(of village: VillageReport) -> [(String, Value)] {
    [
      ("village", .object([("key", .string(village.village.key)), ("title", .string(village.village.title))])),
      ("purchases", partView(village.purchases, village.standing, of: .village)),
      ("stock", .array(village.stock.map(\.view))),
      ("findings", .array(village.findings.map(\.view))),
    ]
  }

  /// The purchases of one unit or village: its figures as in the table (`standing`), how many are `ranked`, and its `ledger`.
  private func partView(_ own: [Purchase], _ standing: Breakdown.Row?, of dimension: Dimension) -> Value {
    let links = SourceLinks(sources)
    return .object([
      ("number", .int(own.count)), ("standing", standing?.view(in: dimension, figures) ?? .none),
      ("ranked", .int(purchases[dimension]?.rows.count { $0.rank != nil } ?? 0)), ("ledger", .array(own.map { $0.view(links) })),
    ])
  }
}

extension ReportFinding {
  var view: Value {
    .object([("kind", .string(kind.rawValue)), ("text", .string(text.chinese)), ("rows", .string(rows.compactText))])
  }
}

extension PrintedCorrection {
  /// Members `period`, `date`, `table`, `entry`, `reason`, and the first `effects` with `label`, `before`, `after`, and how many `more`.
  var view: Value {
    let shown = 4
    let views = effects.prefix(shown).map { effect -> Value in
      .object([("label", .string(effect.label)), ("before", .string(effect.before)), ("after", .string(effect.after))])
    }
    return .object([
      ("period", period.view), ("date", date.view), ("table", .string(table.rawValue)), ("entry", .string(entry)),
      ("reason", .string(reason)), ("effects", .array(views)), ("more", .int(max(0, effects.count - shown))),
    ])
  }
}
