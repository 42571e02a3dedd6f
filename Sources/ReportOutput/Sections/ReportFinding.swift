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

  /// The finding as the person who keeps the tables sees it, with the line as `sources` have it.
  package func diagnostic(in sources: [String: SourceText]) -> Diagnostic {
    let places = rows.map { row in
      sources[row.file]?.location(line: row.line, column: 1) ?? Location(file: row.file, line: row.line)
    }
    let notes = places.dropFirst().map { Diagnostic.Note(Messages.otherRow, at: $0) }
    return Diagnostic(.warning, "report.\(kind.rawValue)", text, at: places.first, hints: [Messages.mendFinding], notes: notes)
  }
}
