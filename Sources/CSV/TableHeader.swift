import Diagnostics

/// The header of a table: a name for each column.
struct TableHeader {
  let cells: [CSVTable.Cell]

  /// Scans the next one or two records; no cells at the end of the text.
  ///
  /// In two rows a name above belongs to the columns below it up to the next name above, as a merged cell is saved; both are joined by `/`.
  init(_ source: SourceText, _ scanner: inout CSVScanner, rows: Int) {
    var groups: [CSVTable.Cell] = []
    if rows > 1 { groups = TableHeader.row(source, &scanner) }
    let names = TableHeader.row(source, &scanner)
    var group = ""
    var cells: [CSVTable.Cell] = []
    for position in 0..<max(groups.count, names.count) {
      if position < groups.count, !CellText.trimmed(groups[position].text).isEmpty { group = CellText.trimmed(groups[position].text) }
      guard position < names.count, !CellText.trimmed(names[position].text).isEmpty else {
        // A name that spans both rows is saved in the upper one.
        let cell = position < groups.count ? groups[position] : names[position]
        cells.append(cell)
        continue
      }
      let name = names[position]
      let text = group.isEmpty ? name.text : group + "/" + CellText.trimmed(name.text)
      cells.append(CSVTable.Cell(text, at: name.location, range: name.range))
    }
    self.cells = cells
  }

  private static func row(_ source: SourceText, _ scanner: inout CSVScanner) -> [CSVTable.Cell] {
    var starts: [UInt32] = []
    guard scanner.nextRecord(in: source.bytes.span, into: &starts) else { return [] }
    var walk = RecordWalk(RecordPlace(source: source, start: Int(starts[0]), line: scanner.recordLine))
    return zip(starts, starts.dropFirst()).map { start, next in
      let range = Int(start)..<(Int(next) - scanner.delimiterLength)
      return CSVTable.Cell(CellText.text(of: source.bytes, in: range), at: walk.location(of: range), range: range)
    }
  }

  /// The columns the table shows; a nameless or repeated column is an error.
  ///
  /// Nameless columns at the right in which no record has anything are left over from editing: they are left out with a warning.
  func checked(against index: CellIndex, _ source: SourceText, into findings: inout [Diagnostic]) -> [CSVTable.Cell] {
    var columns = cells
    while columns.count > 1, let last = columns.last, CellText.trimmed(last.text).isEmpty,
      isEmpty(columns.count - 1, index, source)
    {
      columns.removeLast()
    }
    if columns.count < cells.count {
      findings.append(Messages.emptyColumns(cells.count - columns.count, at: cells[columns.count].location))
    }
    var seen: [String: CSVTable.Cell] = [:]
    for (position, cell) in columns.enumerated() {
      let name = CellText.trimmed(cell.text)
      if name.isEmpty {
        findings.append(Messages.namelessColumn(position + 1, at: cell.location))
      } else if let first = seen[name] {
        findings.append(Messages.duplicateColumn(name, at: cell.location, first: first.location))
      } else {
        seen[name] = cell
      }
    }
    return columns
  }

  private func isEmpty(_ column: Int, _ index: CellIndex, _ source: SourceText) -> Bool {
    (0..<index.count).allSatisfy { record in
      CellText.isBlank(source.bytes, in: index.range(record: record, column: column))
    }
  }
}
