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
    case outsideFile = "outside-file"
    case bookedTwice = "booked-twice"
    case unknownBuyer = "unknown-buyer"
  }

  package let kind: Kind
  package let text: LocalizedText
  /// The units it concerns, by key.
  package let units: [String]
  package let rows: [SourceRow]

  /// The finding as the person who keeps the tables sees it.
  package var diagnostic: Diagnostic {
    let place = rows.first.map { Location(file: $0.file, line: $0.line) }
    return Diagnostic(.warning, "report.\(kind.rawValue)", text, at: place, hints: [Messages.mendFinding])
  }
}
