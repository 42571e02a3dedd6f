package import Diagnostics

/// A contradiction in a period's entries, which the report prints so that somebody answers for it.
package struct ReportFinding: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case unknownTask = "unknown-task"
    case notResponsible = "not-responsible"
    case writtenTwice = "written-twice"
    case completedWithoutDate = "completed-without-date"
    case completedLater = "completed-later"
    case noLongerCompleted = "no-longer-completed"
    case amountMismatch = "amount-mismatch"
    case otherVillage = "other-village"
    case otherUnit = "other-unit"
    case outsideFile = "outside-file"
    case bookedTwice = "booked-twice"
    case unknownBuyer = "unknown-buyer"

    /// What entries of the kind have in common.
    var label: String {
      switch self {
      case .unknownTask: "填报了方案没有的任务"
      case .notResponsible: "填报单位不是责任单位"
      case .writtenTwice: "一项任务重复填报"
      case .completedWithoutDate: "已完成但没有完成日期"
      case .completedLater: "完成日期在期末之后"
      case .noLongerCompleted: "以前已完成、本期又改"
      case .amountMismatch: "金额不等于数量乘以单价"
      case .otherVillage: "产地村与产品表不符"
      case .otherUnit: "单位与产品表不符"
      case .outsideFile: "时期与所在文件不符"
      case .bookedTwice: "可能重复登记的采购"
      case .unknownBuyer: "采购单位不是责任单位"
      }
    }
  }

  package let kind: Kind
  package let text: LocalizedText
  /// The units it concerns, by key.
  package let units: [String]
  /// The villages it concerns, by key.
  package let villages: [String]
  package let rows: [SourceRow]

  init(kind: Kind, text: LocalizedText, units: [String], villages: [String] = [], rows: [SourceRow]) {
    self.kind = kind
    self.text = text
    self.units = units
    self.villages = villages
    self.rows = rows
  }

  /// A finding about purchases.
  init(kind: Kind, text: LocalizedText, purchases: [Purchase]) {
    self.init(
      kind: kind, text: text, units: purchases.first?.buyer.map { [$0.key] } ?? [],
      villages: purchases.first.map { [$0.village.key] } ?? [], rows: purchases.map(\.row).sorted())
  }

  /// A finding about a row that says other than the table of products.
  init(kind: Kind, text: LocalizedText, _ entry: some ProductEntry, against product: ListedProduct) {
    self.init(
      kind: kind, text: text, units: entry.answerable,
      villages: [entry.village.key] + product.villages.map(\.key).filter { $0 != entry.village.key }, rows: [entry.row, product.row])
  }

  /// The finding as the person who keeps the tables sees it, with the lines as `sources` have them.
  func diagnostic(in sources: SourceLines) -> Diagnostic {
    let places = rows.map(sources.location)
    let notes = places.dropFirst().map { Diagnostic.Note(Messages.otherRow, at: $0) }
    return Diagnostic(.warning, "report.\(kind.rawValue)", text, at: places.first, hints: [Messages.mendFinding], notes: notes)
  }
}
