import Diagnostics

/// Reads one table: separator, title, header, then record after record, collecting every fault.
struct TableReader {
  /// Faults beyond this number are counted, not listed.
  private static let faultLimit = 1000

  private let text: DecodedText
  private let options: CSVOptions
  private var findings: [Diagnostic] = []
  private var unlisted = 0
  /// The numbers of cells, other than the header's, that records have; two stand for more.
  private var widths: Set<Int> = []

  init(_ text: DecodedText, _ options: CSVOptions) {
    self.text = text
    self.options = options
  }

  /// The table and what was found in it.
  mutating func read() -> Diagnosed<CSVTable> {
    let source = text.source
    let declared = DelimiterChoice.declared(in: source.bytes)
    let start = declared?.length ?? 0
    let detected = { [options] in DelimiterChoice.detected(in: source.bytes, from: start, options: options) }
    let dialect = CSVDialect(
      encoding: text.encoding,
      hasByteOrderMark: text.hasByteOrderMark,
      delimiter: options.delimiter ?? declared?.delimiter ?? detected(),
      lineEnd: CSVDialect.LineEnd(of: source.bytes))
    let nothing = CSVTable(emptyFor: source.file, dialect: dialect)
    // Offsets are kept in 32 bits; the last one lies behind the end by a separator.
    guard source.bytes.count < Int(UInt32.max) - 8 else { return Diagnosed(nothing, [Messages.tooLarge(source.file)]) }

    var scanner = CSVScanner(delimiter: dialect.delimiter, at: start, line: declared == nil ? 1 : 2)
    var title: [UInt32] = []
    for _ in 0..<max(0, options.titleRows) { _ = scanner.nextRecord(in: source.bytes.span, into: &title) }
    let header = TableHeader(source, &scanner, rows: options.headerRows)
    report(&scanner)
    guard !header.cells.isEmpty else { return Diagnosed(nothing, findings + [Messages.emptyFile(source.file)]) }

    let bodyStart = scanner.position
    let index = records(&scanner, width: header.cells.count)
    reportWidth(of: header, index)
    let columns = header.checked(against: index, source, into: &findings)
    let storage = TableStorage(
      source: source, index: index, columnCount: columns.count, bodyStart: bodyStart,
      filledFrom: filledFrom(columns.map { CellText.trimmed($0.text) }, index))
    if unlisted > 0 { findings.append(Messages.moreFaults(unlisted, file: source.file)) }
    return Diagnosed(CSVTable(dialect: dialect, columns: columns, records: CSVTable.Records(storage: storage)), findings)
  }

  /// Scans all records below the header, each brought to `width` cells.
  private mutating func records(_ scanner: inout CSVScanner, width: Int) -> CellIndex {
    let bytes = text.source.bytes
    var index = CellIndex(width: width, delimiterLength: scanner.delimiterLength)
    index.starts.reserveCapacity(CellIndex.expectedCells(in: bytes, from: scanner.position))
    while true {
      let first = index.starts.count
      guard scanner.nextRecord(in: bytes.span, into: &index.starts) else { break }
      let count = index.starts.count - first - 1
      if !options.endMarkers.isEmpty, isEnd(index.starts[first...], scanner.delimiterLength) {
        index.starts.removeSubrange(first...)
        reportRowsBelow(&scanner)
        break
      }
      if count != width {
        if count == 1, width > 1, isBlankLine(index.starts[first...], scanner.delimiterLength) {
          index.starts.removeSubrange(first...)
          continue
        }
        // A quote that is not closed swallows separators: the number of cells is then no fault of its own.
        if scanner.faults.isEmpty { reportCount(index.starts[first...], scanner.recordLine, scanner.delimiterLength, expected: width) }
        index.adjustLastRecord(from: first)
        index.uneven.insert(UInt32(truncatingIfNeeded: index.count))
      }
      if !scanner.faults.isEmpty { report(&scanner) }
      index.lines.append(UInt32(truncatingIfNeeded: scanner.recordLine))
    }
    return index
  }

  /// Where all records have the same number of cells and the header another one, the header is at fault, not each record.
  private mutating func reportWidth(of header: TableHeader, _ index: CellIndex) {
    guard index.uneven.count == index.count, index.count > 1, let width = widths.first, widths.count == 1, width > 1,
      let last = header.cells.last
    else { return }
    findings.removeAll { ["csv.too-few-cells", "csv.too-many-cells"].contains($0.code) }
    unlisted = 0
    findings.append(Messages.headerWidth(header.cells.count, rows: width, at: last.location))
  }

  private func isBlankLine(_ starts: ArraySlice<UInt32>, _ delimiterLength: Int) -> Bool {
    cell(0, of: starts, delimiterLength).unicodeScalars.allSatisfy(CellText.isBlank)
  }

  /// Whether the first filled cell begins with one of the words that stand below a table; 合　计 is 合计.
  private func isEnd(_ starts: ArraySlice<UInt32>, _ delimiterLength: Int) -> Bool {
    guard let text = firstText(of: starts, delimiterLength) else { return false }
    return options.endMarkers.contains { text.hasPrefix(CellText.withoutBlanks($0)) }
  }

  /// The text of the first filled cell, without blanks.
  private func firstText(of starts: ArraySlice<UInt32>, _ delimiterLength: Int) -> String? {
    (0..<(starts.count - 1)).lazy.map { CellText.withoutBlanks(cell($0, of: starts, delimiterLength)) }.first { !$0.isEmpty }
  }

  /// A row below the table's end with three filled cells or more, and no note, is most likely a record that got there by mistake.
  private mutating func reportRowsBelow(_ scanner: inout CSVScanner) {
    let bytes = text.source.bytes
    let length = scanner.delimiterLength
    var starts: [UInt32] = []
    while scanner.nextRecord(in: bytes.span, into: &starts) {
      defer { starts.removeAll(keepingCapacity: true) }
      let filled = (0..<(starts.count - 1)).count { !CellText.isBlank(bytes, in: range($0, of: starts[...], length)) }
      guard filled >= min(3, starts.count - 1), filled > 1, !isEnd(starts[...], length), let first = firstText(of: starts[...], length)
      else {
        continue
      }
      let place = RecordPlace(source: text.source, start: Int(starts[0]), line: scanner.recordLine)
      let location = place.location(of: range(0, of: starts[...], length))
      if TableFoot(first, at: location) == nil { add(Messages.rowBelowEnd(at: location)) }
    }
    scanner.faults.removeAll()
  }

  private func cell(_ position: Int, of starts: ArraySlice<UInt32>, _ delimiterLength: Int) -> String {
    CellText.text(of: text.source.bytes, in: range(position, of: starts, delimiterLength))
  }

  private func range(_ position: Int, of starts: ArraySlice<UInt32>, _ delimiterLength: Int) -> Range<Int> {
    let first = starts.startIndex + position
    return Int(starts[first])..<(Int(starts[first + 1]) - delimiterLength)
  }

  /// For each column that is filled down, the record that each record takes its text from.
  private func filledFrom(_ names: [String], _ index: CellIndex) -> [Int: [UInt32]] {
    var result: [Int: [UInt32]] = [:]
    for column in names.indices where options.names(of: names[column]).contains(where: options.fillDown.contains) {
      var origin: UInt32 = 0
      result[column] = (0..<index.count).map { record in
        if !CellText.isBlank(text.source.bytes, in: index.range(record: record, column: column)) { origin = UInt32(record) }
        return origin
      }
    }
    return result
  }

  private mutating func reportCount(_ starts: ArraySlice<UInt32>, _ line: Int, _ delimiterLength: Int, expected: Int) {
    let found = starts.count - 1
    if widths.count < 2 { widths.insert(found) }
    let place = RecordPlace(source: text.source, start: Int(starts[starts.startIndex]), line: line)
    let end = Int(starts[starts.endIndex - 1]) - delimiterLength
    if found < expected {
      let first = firstText(of: starts, delimiterLength)
      if let foot = first.flatMap({ TableFoot($0, at: place.location(of: range(0, of: starts, delimiterLength))) }) {
        add(foot.finding)
        return
      }
      let isFullWidth = first?.contains("，") == true && cell(0, of: starts, delimiterLength).count { $0 == "，" } + found >= expected
      add(Messages.tooFewCells(found, expected: expected, hasFullWidthCommas: isFullWidth, at: place.location(of: end..<end)))
    } else {
      let extra = Int(starts[starts.startIndex + expected])
      add(Messages.tooManyCells(found, expected: expected, at: place.location(of: extra..<end)))
    }
  }

  /// Turns what the scanner found into findings.
  private mutating func report(_ scanner: inout CSVScanner) {
    for fault in scanner.faults {
      let lineStart = text.source.bytes[..<fault.opening].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? -1
      let place = RecordPlace(source: text.source, start: lineStart + 1, line: fault.line)
      switch fault.kind {
      case .unclosedQuote: add(Messages.unclosedQuote(at: place.location(of: fault.opening..<(fault.opening + 1))))
      case .textAfterQuote: add(Messages.textAfterQuote(at: place.location(of: fault.offset..<(fault.offset + 1))))
      }
    }
    scanner.faults.removeAll()
  }

  private mutating func add(_ finding: @autoclosure () -> Diagnostic) {
    if findings.count < TableReader.faultLimit { findings.append(finding()) } else { unlisted += 1 }
  }
}

extension CSVDialect.LineEnd {
  /// The line end of the first line; CRLF, as spreadsheet programs write it, when there is only one line.
  init(of bytes: [UInt8]) {
    let end = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let end else {
      self = .crlf
      return
    }
    let isCRLF = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
    self = isCRLF ? .crlf : bytes[end] == UInt8(ascii: "\n") ? .lf : .cr
  }
}
