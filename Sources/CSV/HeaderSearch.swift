package import Diagnostics

/// Where the header of a table really is, when the row that was taken for it names no known column.
package enum LikelyHeader: Sendable {
  /// It is the row at `place`, with `above` rows over it.
  case row(above: Int, place: Location)
  /// It is there, but all names stand in one cell with `separator` between them, in quotes or not.
  case oneCell(separator: String, isQuoted: Bool, place: Location)

  /// The rows of a file that are looked at.
  private static let depth = 20
  /// What people put between names besides the separators that are known.
  private static let otherSeparators = [",", "，", ";", "；", "\t", "|", "、", " ", "\u{3000}"]

  fileprivate init?(in source: SourceText, names: Set<String>, options: CSVOptions) {
    let wanted = min(2, names.count)
    var best: (count: Int, header: LikelyHeader)?
    for delimiter in CSVDelimiter.allCases {
      LikelyHeader.eachRow(of: source, delimiter) { row, cells, place in
        let found = cells.count { options.names(of: CellText.trimmed($0)).contains(where: names.contains) }
        if found >= wanted, found > best?.count ?? 0 { best = (found, .row(above: row, place: place)) }
      }
    }
    if best == nil {
      LikelyHeader.eachRow(of: source, .comma) { _, cells, place in
        guard cells.count == 1 else { return }
        for separator in LikelyHeader.otherSeparators {
          let found = cells[0].split(separator: separator).count { names.contains(CellText.trimmed(String($0))) }
          if found >= wanted, found > best?.count ?? 0 {
            let isQuoted = place.excerpt?.hasPrefix("\"") == true
            best = (found, .oneCell(separator: separator, isQuoted: isQuoted, place: place))
          }
        }
      }
    }
    guard let best else { return nil }
    self = best.header
  }

  private static func eachRow(of source: SourceText, _ delimiter: CSVDelimiter, _ body: (Int, [String], Location) -> Void) {
    let declared = DelimiterChoice.declared(in: source.bytes)
    var scanner = CSVScanner(delimiter: delimiter, at: declared?.length ?? 0, line: declared == nil ? 1 : 2)
    var starts: [UInt32] = []
    for row in 0..<depth {
      starts.removeAll(keepingCapacity: true)
      guard scanner.nextRecord(in: source.bytes.span, into: &starts) else { return }
      let ranges = zip(starts, starts.dropFirst()).map { Int($0)..<max(Int($0), Int($1) - scanner.delimiterLength) }
      let place = RecordPlace(source: source, start: ranges[0].lowerBound, line: scanner.recordLine)
      body(row, ranges.map { CellText.text(of: source.bytes, in: $0) }, place.location(of: ranges[0]))
    }
  }
}

extension CSVTable {
  /// Where a row stands that names at least two of `names`, by any separator.
  package func likelyHeader(naming names: [String], options: CSVOptions) -> LikelyHeader? {
    LikelyHeader(in: records.storage.source, names: Set(names), options: options)
  }
}
