import ContentModel

/// A row of a source file that a figure was computed from.
package struct SourceRow: Sendable, Hashable, Comparable {
  /// The path relative to the project's root.
  package let file: String
  /// The line, from 1.
  package let line: Int

  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  init(_ record: Record) {
    self.init(file: record.origin.file, line: Int(record.origin.start.line))
  }

  package static func < (left: SourceRow, right: SourceRow) -> Bool {
    left.file == right.file ? left.line < right.line : left.file < right.file
  }
}

/// Several rows, each once, in the order of files and lines.
package struct SourceRows: Sendable, Hashable {
  /// Lines of one file that follow each other.
  package struct Span: Sendable {
    package let file: String
    package let lines: ClosedRange<Int>

    /// `2-14`, or `17` for one line.
    package var linesText: String {
      lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
    }
  }

  package let rows: [SourceRow]
  /// All rows in short: `FILE:2-14,17; FILE:3`.
  package let compactText: String
  /// The files the rows lie in, in order.
  package let files: [String]

  package static let none = SourceRows([SourceRow]())

  package init(_ rows: some Sequence<SourceRow>) {
    var sorted = Array(rows)
    if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0 < $1 }) {
      sorted.sort()
      sorted = sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
    }
    self.rows = sorted
    let spans = Self.spans(of: sorted)
    compactText = Self.text(of: spans)
    files = spans.indices.filter { $0 == 0 || spans[$0 - 1].file != spans[$0].file }.map { spans[$0].file }
  }

  /// The rows of both.
  package func union(_ other: SourceRows) -> SourceRows {
    if other.rows.isEmpty { return self }
    if rows.isEmpty { return other }
    return SourceRows(rows + other.rows)
  }

  /// The rows as stretches of lines.
  package var spans: [Span] { Self.spans(of: rows) }

  package static func == (left: SourceRows, right: SourceRows) -> Bool { left.compactText == right.compactText }

  package func hash(into hasher: inout Hasher) { hasher.combine(compactText) }

  private static func spans(of rows: [SourceRow]) -> [Span] {
    var spans: [Span] = []
    var start = 0
    for index in rows.indices {
      let next = index + 1
      if next < rows.count, rows[next].line - rows[index].line == 1, rows[next].file == rows[index].file { continue }
      spans.append(Span(file: rows[start].file, lines: rows[start].line...rows[index].line))
      start = next
    }
    return spans
  }

  private static func text(of spans: [Span]) -> String {
    var text = ""
    var file: String?
    for span in spans {
      if span.file == file {
        text += ","
      } else {
        text += (file == nil ? "" : "; ") + span.file + ":"
        file = span.file
      }
      text += span.linesText
    }
    return text
  }
}

extension Sequence<SourceRow> {
  /// All rows in short, as `SourceRows` has it.
  package var compactText: String { SourceRows(self).compactText }
}
