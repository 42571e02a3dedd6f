import ContentModel
import Diagnostics

/// What is said about closed periods.
extension Messages {
  static func closedUnreadable(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "closed.unreadable", LocalizedText(zh: "这个封存文件读不了", en: "this file of a closed period cannot be read"), at: location,
      hints: [restore])
  }

  static func closedEdited(_ period: Period, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "closed.edited",
      LocalizedText(zh: "\(period.chinese)的封存文件在封存以后被改动过", en: "the file of closed \(period.id) was edited after it was written"),
      at: location,
      hints: [restore])
  }

  /// - Parameter product: where the product's row is, from which a ledger's row takes the product's kind.
  static func closedChanged(
    _ closed: ClosedPeriod, _ name: FrozenName, _ differences: [FrozenWording.Difference], effects: LocalizedText, at location: Location,
    product: Location?
  ) -> Diagnostic {
    let kind = differences.first { $0.column == FrozenWording.inherited }
    // A row that names another product has that product's kind.
    let listed = differences.contains { $0.column == "产品" } ? nil : kind.flatMap { _ in product }
    var hints: [LocalizedText] = []
    if let listed, let kind { hints.append(putBack(kind, at: listed)) }
    if listed == nil || differences.count > 1 { hints.append(LocalizedText(zh: "改回原来的内容", en: "put it back")) }
    let chinese = differences.map { "\($0.column)由\(quoted($0.before).chinese)变为\(quoted($0.now).chinese)" }
    let english = differences.map { "‘\($0.column)’ from \(quoted($0.before).english) to \(quoted($0.now).english)" }
    return Diagnostic(
      .error, "closed.changed",
      LocalizedText(
        zh: "\(closed.chinese)，\(name.text)与封存时不同：\(chinese.joined(separator: "，"))；影响：\(effects.chinese)",
        en: "\(closed.english); since then \(name.text) has changed: \(english.joined(separator: ", ")); effect: \(effects.english)"),
      at: location, hints: hints + [correct(closed, name)],
      notes: listed.map { [Diagnostic.Note(LocalizedText(zh: "产品表的这一行", en: "the product's row"), at: $0)] } ?? [])
  }

  private static func putBack(_ value: FrozenWording.Difference, at listed: Location) -> LocalizedText {
    LocalizedText(
      zh: "“\(value.column)”不在台账里填，取自产品表 \(listed.file) 第 \(listed.line) 行：在那里改回\(quoted(value.before).chinese)",
      en: "‘\(value.column)’ is taken from the products, \(listed.file):\(listed.line): put \(quoted(value.before).english) back there")
  }

  private static func quoted(_ value: String) -> LocalizedText {
    value.isEmpty ? LocalizedText(zh: "空白", en: "nothing") : LocalizedText(zh: "“\(value)”", en: "‘\(value)’")
  }

  static func closedAdded(
    _ closed: ClosedPeriod, _ name: FrozenName, effects: LocalizedText, at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "closed.changed",
      LocalizedText(
        zh: "\(closed.chinese)，\(name.text)是封存以后增加的；影响：\(effects.chinese)",
        en: "\(closed.english); \(name.text) was added since; effect: \(effects.english)"),
      at: location, hints: [LocalizedText(zh: "删去这一行", en: "remove the row"), correct(closed, name)])
  }

  static func closedRemoved(
    _ closed: ClosedPeriod, _ name: FrozenName, before: String, effects: LocalizedText, at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "closed.removed",
      LocalizedText(
        zh: "\(closed.chinese)，\(name.text)在封存后被删除：原为“\(before)”；影响：\(effects.chinese)",
        en: "\(closed.english); since then \(name.text) was removed: ‘\(before)’; effect: \(effects.english)"),
      at: location, hints: [LocalizedText(zh: "把这一行填回表里", en: "put the row back"), correct(closed, name)])
  }

  static func closedMany(_ closed: ClosedPeriod, more: Int) -> Diagnostic {
    Diagnostic(
      .error, "closed.changed",
      LocalizedText(zh: "\(closed.chinese)，另有\(more)行在封存后改动，未一一列出", en: "\(closed.english); \(more) more rows changed since"),
      at: Location(file: closed.path), hints: [])
  }

  static func closedFigures(_ closed: ClosedPeriod, effects: LocalizedText, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "closed.figures",
      LocalizedText(
        zh: "\(closed.chinese)，所依据的行没有变，数字却变了：\(effects.chinese)",
        en: "\(closed.english); the rows are the same but figures changed: \(effects.english)"),
      at: location,
      hints: [
        LocalizedText(
          zh: "查看封存以后改过的方案、责任单位表、产品类别和程序版本，改回原样；确需按新的算法重算的，删除这个封存文件后重新封存",
          en:
            "look at what changed since in the plan, the units, the kinds of products and the program; to compute anew, remove this file and close again"
        )
      ])
  }

  static func closedCorrected(_ closed: ClosedPeriod, effects: LocalizedText, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, ClosedCheck.correctedCode,
      LocalizedText(
        zh: "\(closed.period.chinese)有登记过的更正，还没有记入封存文件；影响：\(effects.chinese)",
        en: "closed \(closed.period.id) has corrections that its file does not record yet; effect: \(effects.english)"),
      at: location,
      hints: [LocalizedText(zh: "运行 fengwu close \(closed.period.id)", en: "run fengwu close \(closed.period.id)")])
  }

  static func correctionUnused(_ correction: Correction, nearest: String?, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "closed.correction-unused",
      LocalizedText(
        zh: "这条更正没有对应的改动：\(correction.period.chinese)的\(correction.table.rawValue)“\(correction.entry)”在封存以后没有变",
        en: "nothing was changed that this correction speaks of: ‘\(correction.entry)’ of \(correction.period.id) is as it was closed"),
      at: location,
      hints: (nearest.map { [LocalizedText(zh: "是不是“\($0)”？", en: "did you mean ‘\($0)’?")] } ?? [])
        + [LocalizedText(zh: "改动表格以后再登记，或者删去这一行", en: "change the table too, or remove this row")])
  }

  static func notOver(_ period: Period, last: CalendarDate, today: CalendarDate) -> Diagnostic {
    Diagnostic(
      .error, "closed.not-over",
      LocalizedText(
        zh: "\(period.chinese)到\(last.chinese)才结束，今天是\(today.chinese)，还不能封存",
        en: "\(period.id) ends on \(last.iso); today is \(today.iso), too early to close it"),
      at: nil, hints: [LocalizedText(zh: "期末以后再封存", en: "close it when it is over")])
  }

  private static let restore = LocalizedText(
    zh: "从版本库或备份中恢复这个文件；不要手工修改，更正请登记在更正表里",
    en: "restore the file from version control or a backup; do not edit it, corrections belong into their table")

  private static func correct(_ closed: ClosedPeriod, _ name: FrozenName) -> LocalizedText {
    let row = "\(closed.period.id),\(name.table.rawValue),\(name.entry)"
    return LocalizedText(
      zh: "确需更正的，在 Content/data/corrections.csv 登记一行“更正日期,\(row),理由”，再运行 fengwu close \(closed.period.id)",
      en: "to correct it, add a row ‘DATE,\(row),REASON’ to Content/data/corrections.csv and run fengwu close \(closed.period.id)"
    )
  }
}

extension ClosedPeriod {
  fileprivate var chinese: String { "\(period.chinese)的报告已于\(date.chinese)封存" }
  fileprivate var english: String { "the report of \(period.id) was closed on \(date.iso)" }
}
