import ContentModel
import Diagnostics
import Templating

/// Everything reports say to the people who fill in the tables and to those who read them.
enum Messages {
  static let mendFinding = LocalizedText(
    zh: "核对后修改表格，再重新生成报告；报告的“核对情况”也会列出这一条", en: "check and correct the table, then make the report again; the report lists this too")

  static let otherRow = LocalizedText(zh: "另一行在这里", en: "the other row is here")

  static func missingValue(_ label: String, collection: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.missing-value",
      LocalizedText(zh: "\(collection)的“\(label)”没有填，报告算不出来", en: "the report needs ‘\(label)’ of \(collection), which is empty"),
      at: location, hints: [LocalizedText(zh: "请填写“\(label)”", en: "fill in ‘\(label)’")])
  }

  static func finerThanFen(_ amount: Amount, label: String, at location: Location) -> Diagnostic {
    let (written, rounded) = (amount.exactText, amount.text(places: 2))
    return Diagnostic(
      .error, "report.finer-than-fen",
      LocalizedText(
        zh: "“\(label)”是\(written)元，金额最多写到分，即两位小数",
        en: "‘\(label)’ is \(written)元, but amounts of money go no finer than a 分, two decimals"),
      at: location,
      hints: [
        LocalizedText(zh: "四舍五入写成\(rounded)元；数字抄错的，改正它", en: "write \(rounded)元, rounded, or correct the number")
      ])
  }

  static func unknownWord(_ text: String, known: [String], at location: Location) -> Diagnostic {
    let list = known.joined(separator: "、")
    let nearest = NearestMatch.find(text, in: known)
    return Diagnostic(
      .error, "report.unknown-word",
      LocalizedText(zh: "报告不认识“\(text)”", en: "reports do not know ‘\(text)’"), at: location,
      hints: (nearest.map { [LocalizedText(zh: "是不是“\($0)”？", en: "did you mean ‘\($0)’?")] } ?? [])
        + [LocalizedText(zh: "可以填：\(list)", en: "one of \(list)")])
  }

  static func targetTwice(at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.target-twice",
      LocalizedText(zh: "同一年同一对象的目标填了两次", en: "there are two targets for the same group and year"), at: location,
      hints: [LocalizedText(zh: "只留一行", en: "keep one of them")],
      notes: [Diagnostic.Note(LocalizedText(zh: "第一次填在这里", en: "the first one is here"), at: first)])
  }

  static func stockTwice(_ item: StockItem, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "report.stock-twice",
      LocalizedText(
        zh: "\(item.date.chinese)盘点的\(item.village.title)“\(item.product.title)”填了两行，不知道以哪一行为准",
        en: "there are two counts of ‘\(item.product.title)’ in \(item.village.title) on \(item.date.iso): it is not clear which one holds"),
      at: location,
      hints: [
        LocalizedText(
          zh: "都是这一天的库存，就把数量加起来写成一行；不是同一天盘点的，改正盘点日期",
          en: "add the quantities up in one row if both are of that day, or correct the date of one")
      ],
      notes: [Diagnostic.Note(LocalizedText(zh: "第一次填在这里", en: "the first one is here"), at: first)])
  }

  static func groupOfWhole(_ name: String, dimension: Dimension?, at location: Location) -> Diagnostic {
    let scope = dimension?.title ?? "采购单位、产地村、产品等"
    return Diagnostic(
      .error, "report.group-of-whole",
      LocalizedText(
        zh: "“范围”是\(AnnualTarget.whole)，“对象”却写了“\(name)”，不知道是谁的目标",
        en: "the scope is \(AnnualTarget.whole), everything together, and yet the group is ‘\(name)’: it is not clear whose target this is"),
      at: location,
      hints: [
        LocalizedText(
          zh: "是\(AnnualTarget.whole)的目标，就把“对象”留空；是“\(name)”的目标，就把“范围”改为\(scope)",
          en: "leave the group empty for a target of all, or make the scope \(scope) for one of ‘\(name)’")
      ])
  }

  static func totalsDisagree(_ table: String, total: String, rows: String) -> Diagnostic {
    Diagnostic(
      .error, "report.totals-disagree",
      LocalizedText(
        zh: "“\(table)”的合计 \(total) 与逐行相加的 \(rows) 不一致，报告没有生成", en: "the total of ‘\(table)’, \(total), is not the sum of its rows, \(rows)"
      ),
      at: nil,
      hints: [LocalizedText(zh: "这是程序的错误，请把台账和这句话一起报告给维护人员", en: "this is a fault of the program: report it together with the ledger")])
  }

  static func noData(_ period: Period) -> Diagnostic {
    Diagnostic(
      .warning, "report.no-data",
      LocalizedText(
        zh: "\(period.chinese)既没有任务进展，也没有台账，报告里只有空表",
        en: "there is neither progress nor a purchase in \(period.id); the report has empty tables"),
      at: nil, hints: [LocalizedText(zh: "请确认季度写得对不对，或者先填表", en: "check the period, or fill in the tables first")])
  }

  static func unknownFigure(_ id: Value?, known: [String]) -> LocalizedText {
    guard case .string(let name) = id else {
      return LocalizedText(
        zh: "figure 要写明数字的编号，例如 figure(\"purchases.total\")", en: "figure takes a figure's id, as in figure(\"purchases.total\")")
    }
    let nearest = NearestMatch.find(name, in: known)
    return LocalizedText(
      zh: "报告里没有编号为“\(name)”的数字" + (nearest.map { "，是不是“\($0)”？" } ?? ""),
      en: "the report has no figure ‘\(name)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
  }

  /// A name asked for on the command line; the hint lists the figures of its first part, or all first parts.
  static func unknownFigureName(_ name: String, known: [String]) -> Diagnostic {
    var hints: [LocalizedText] = []
    if let nearest = NearestMatch.find(name, in: known) {
      hints.append(LocalizedText(zh: "是不是“\(nearest)”？", en: "did you mean ‘\(nearest)’?"))
    }
    var stem = name[...]
    var near: [String] = []
    while near.isEmpty, let dot = stem.lastIndex(of: ".") {
      stem = stem[..<dot]
      near = known.filter { $0.hasPrefix(stem + ".") }
    }
    var parts: [String] = []
    for id in near.isEmpty ? known : near {
      let rest = near.isEmpty ? id[...] : id.dropFirst(stem.count + 1)
      let part = (near.isEmpty ? "" : stem + ".") + rest.prefix { $0 != "." }
      if parts.last != part, !parts.contains(part) { parts.append(part) }
    }
    hints.append(
      LocalizedText(
        zh: "编号可以这样开头：\(parts.prefix(40).joined(separator: "、"))；写一个开头就列出它下面的全部数字",
        en: "ids begin with \(parts.prefix(40).joined(separator: ", ")); a beginning lists all figures below it"))
    return Diagnostic(
      .error, "report.unknown-figure", LocalizedText(zh: "报告里没有编号为“\(name)”的数字", en: "the report has no figure ‘\(name)’"), at: nil,
      hints: hints)
  }

  static func unknownForm(_ id: String) -> LocalizedText {
    LocalizedText(
      zh: "figure 的第二个参数可以写 \"text\"（带单位）；金额还可以写 \"wan\"（万元），如 figure(\"purchases.total\", \"wan\")",
      en: "the second argument of figure is \"text\" (with the unit) or, for amounts, \"wan\" (in 万元); see ‘\(id)’")
  }

  /// A section without a template is an error; a text that is there for other periods is only left out.
  static func unknownPart(_ content: ReportDefinition.Section.Content, sections: [String], texts: Set<String>) -> [Diagnostic] {
    switch content {
    case .template(let name):
      return [
        unknown(
          name, code: "report.unknown-section", zh: "没有“\(name.text)”这一部分的模板", en: "there is no template for the section ‘\(name.text)’",
          known: sections.sorted(),
          further: LocalizedText(
            zh: "要增加一部分，把模板放进 Templates/report/sections/\(name.text).html",
            en: "to add a section put its template into Templates/report/sections/\(name.text).html"))
      ]
    case .text(let name):
      guard !texts.contains(name.text) else { return [] }
      return [
        unknown(
          name, code: "report.unknown-text", zh: "没有“\(name.text)”这篇文字", en: "there is no text ‘\(name.text)’", known: texts.sorted(),
          further: LocalizedText(
            zh: "把文字放进 Content/reports/\(name.text).md；只用于一期的放进以时期命名的文件夹，如 Content/reports/2020Q1/\(name.text).md",
            en: "put the text into Content/reports/\(name.text).md, or into Content/reports/2020Q1/\(name.text).md for one period"))
      ]
    }
  }

  static func unknownTable(_ name: ReportDefinition.Name, known: [String]) -> Diagnostic {
    unknown(name, code: "report.unknown-table", zh: "没有“\(name.text)”这个汇总表", en: "there is no table ‘\(name.text)’", known: known)
  }

  static func unknownMeasure(_ name: ReportDefinition.Name, known: [String]) -> Diagnostic {
    unknown(
      name, code: "report.unknown-measure", zh: "交叉表里不能汇总“\(name.text)”", en: "a cross table cannot add up ‘\(name.text)’", known: known)
  }

  static func crossOfOneDimension(_ columns: ReportDefinition.Name) -> Diagnostic {
    Diagnostic(
      .error, "report.cross-of-one",
      LocalizedText(
        zh: "交叉表的行和列都是“\(columns.text)”", en: "rows and columns of the cross table are both ‘\(columns.text)’"),
      at: columns.location,
      hints: [LocalizedText(zh: "行和列要写两个不同的方面；只要一个方面的表写在 tables 里", en: "name two of them; tables by one stand under ‘tables’")])
  }

  static func unknownDocument(_ name: ReportDefinition.Name, known: [String]) -> Diagnostic {
    unknown(name, code: "report.unknown-document", zh: "没有“\(name.text)”这种文件", en: "there is no document ‘\(name.text)’", known: known)
  }

  private static func unknown(
    _ name: ReportDefinition.Name, code: String, zh: String, en: String, known: [String], further: LocalizedText? = nil
  ) -> Diagnostic {
    let nearest = NearestMatch.find(name.text, in: known)
    let list = LocalizedText(zh: "可以写：\(known.joined(separator: "、"))", en: "one of \(known.joined(separator: ", "))")
    return Diagnostic(
      .error, code, LocalizedText(zh: zh, en: en), at: name.location,
      hints: (nearest.map { [LocalizedText(zh: "是不是“\($0)”？", en: "did you mean ‘\($0)’?")] } ?? [])
        + (known.isEmpty ? [] : [list]) + (further.map { [$0] } ?? []))
  }

  static func unknownTask(_ task: Int, unit: String) -> LocalizedText {
    LocalizedText(zh: "\(unit)填报的第\(task)项任务在方案中不存在", en: "\(unit) wrote about task \(task), which the plan does not have")
  }

  static func notResponsible(_ unit: String, task: Int) -> LocalizedText {
    LocalizedText(zh: "\(unit)填报了第\(task)项任务，但不是该项任务的责任单位", en: "\(unit) wrote about task \(task) but is not responsible for it")
  }

  static func writtenTwice(_ unit: String, task: Int, times: Int) -> LocalizedText {
    LocalizedText(zh: "\(unit)对第\(task)项任务填报了\(times)次，以最后一次为准", en: "\(unit) wrote about task \(task) \(times) times; the last one counts")
  }

  static func completedWithoutDate(_ unit: String, task: Int) -> LocalizedText {
    LocalizedText(zh: "\(unit)填报第\(task)项任务已完成，但没有完成日期", en: "\(unit) calls task \(task) completed without a date")
  }

  static func completedLater(_ unit: String, task: Int, date: CalendarDate, period: Period) -> LocalizedText {
    LocalizedText(
      zh: "\(unit)填报第\(task)项任务已完成，但完成日期\(date.chinese)在\(period.chinese)之后",
      en: "\(unit) calls task \(task) completed on \(date.iso), after \(period.id)")
  }

  static func noLongerCompleted(_ unit: String, task: Int, before: Period, state: String) -> LocalizedText {
    LocalizedText(
      zh: "\(unit)在\(before.chinese)填报第\(task)项任务已完成，本期又填为\(state)",
      en: "\(unit) called task \(task) completed in \(before.id) and \(state) now")
  }

  static func amountMismatch(_ purchase: Purchase, product: Amount) -> LocalizedText {
    let (written, rounded) = (purchase.amount.exactText(atLeast: 2), product.text(places: 2))
    let exact = product.exactText(atLeast: 2)
    let computed =
      exact == rounded
      ? LocalizedText(zh: "\(exact)元", en: exact)
      : LocalizedText(zh: "\(exact)元，四舍五入为\(rounded)元", en: "\(exact), rounded to \(rounded)")
    return LocalizedText(
      zh: "台账\(purchase.id)的金额\(written)元不等于数量乘以单价（\(computed.chinese)）",
      en: "the amount of purchase \(purchase.id), \(written), is not quantity times price, \(computed.english)")
  }

  static func name(_ purchase: Purchase) -> LocalizedText {
    LocalizedText(zh: "台账\(purchase.id)", en: "purchase \(purchase.id)")
  }

  static func name(_ item: StockItem) -> LocalizedText {
    LocalizedText(
      zh: "\(item.date.chinese)库存中\(item.product.title)", en: "the stock of \(item.product.title) on \(item.date.iso)")
  }

  static func otherVillage(_ entry: some ProductEntry, listed: [NamedRecord]) -> LocalizedText {
    let villages = listed.map(\.title)
    return LocalizedText(
      zh:
        "\(entry.name.chinese)的产地村填“\(entry.village.title)”，产品表中\(entry.product.title)的所在村是“\(villages.joined(separator: "、"))”",
      en:
        "\(entry.name.english) is from ‘\(entry.village.title)’, but \(entry.product.title) is listed as from ‘\(villages.joined(separator: ", "))’"
    )
  }

  static func otherUnit(_ entry: some ProductEntry, listed: String) -> LocalizedText {
    LocalizedText(
      zh: "\(entry.name.chinese)的单位填“\(entry.salesUnit)”，产品表中\(entry.product.title)的计价单位是“\(listed)”",
      en: "\(entry.name.english) is counted in ‘\(entry.salesUnit)’, but \(entry.product.title) is listed as sold by ‘\(listed)’")
  }

  static func outsideFile(_ purchase: Purchase, filed: Period) -> LocalizedText {
    LocalizedText(
      zh: "台账\(purchase.id)的日期\(purchase.date.chinese)不在所在文件的\(filed.chinese)之内",
      en: "purchase \(purchase.id) of \(purchase.date.iso) stands in the file of \(filed.id)")
  }

  static func outsideFile(_ entry: ProgressEntry, unit: String, filed: Period) -> LocalizedText {
    LocalizedText(
      zh: "\(unit)对第\(entry.task)项任务填报的时期\(entry.period.chinese)不在所在文件的\(filed.chinese)之内",
      en: "what \(unit) wrote about task \(entry.task) for \(entry.period.id) stands in the file of \(filed.id)")
  }

  static func bookedTwice(_ purchases: [Purchase]) -> LocalizedText {
    let ids = purchases.map(\.id)
    return LocalizedText(
      zh: "台账\(ids.joined(separator: "、"))的日期、采购方、产品、数量和单价都相同，可能重复登记",
      en: "purchases \(ids.joined(separator: ", ")) agree in date, buyer, product, quantity and price and may be one booked twice")
  }

  static func unknownBuyer(_ buyer: String, id: String) -> LocalizedText {
    LocalizedText(zh: "台账\(id)的采购单位“\(buyer)”不是方案中的责任单位", en: "the buyer of purchase \(id), ‘\(buyer)’, is not a unit of the plan")
  }
}
