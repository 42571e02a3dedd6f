import Diagnostics

extension CSVTable {
  /// The bytes of the file with a record added below the last one that holds anything; what was there stays as it is, byte for byte.
  ///
  /// Nil when the file cannot be added to without touching other cells, or when the record does not have a cell for each column.
  ///
  /// - Parameter bytes: the file this table was read from without findings.
  package func adding(_ record: [String], to bytes: [UInt8], options: CSVOptions) -> [UInt8]? {
    guard record.count == columns.count else { return nil }
    let text = records.storage.source.bytes
    let last = records.last { !$0.isBlank }
    var place = records.storage.bodyStart
    if let last { place = last.end }
    while place < text.count, CellText.isLineEnd(text[place]) {
      place += 1
      if text[place - 1] == UInt8(ascii: "\n") || !(place < text.count && text[place] == UInt8(ascii: "\n")) { break }
    }
    let isUnfinished = place > 0 && !CellText.isLineEnd(text[place - 1])
    // What follows, such as rows of totals, is found again in the file as it is encoded.
    let rest = encoding.encode(String(decoding: text[place...], as: UTF8.self))
    guard bytes.suffix(rest.count).elementsEqual(rest) else { return nil }

    let width = records.storage.index.width
    var writer = CSVWriter(dialect: dialect)
    let padded = record + Array(repeating: "", count: max(0, width - record.count))
    writer.append(padded, quoting: columnsInQuotes(last), ending: !isUnfinished)
    let start = isUnfinished ? encoding.encode(dialect.lineEnd.rawValue) : []
    let result = bytes.dropLast(rest.count) + start + writer.appendix + rest
    return isSafe(Array(result), adding: record, options) ? Array(result) : nil
  }

  /// The columns whose cells stand in quotes without need, judged by the last record or, without one, by the header.
  private func columnsInQuotes(_ last: Record?) -> Set<Int> {
    let bytes = records.storage.source.bytes
    return Set(
      columns.indices.filter { column in
        let cell = last?[column] ?? columns[column]
        guard let first = bytes[cell.range].first, first == UInt8(ascii: "\"") else { return false }
        return !CSVWriter.needsQuotes(cell.text, dialect)
      })
  }

  /// Whether the new file reads as the old one with the record below its last.
  private func isSafe(_ bytes: [UInt8], adding record: [String], _ options: CSVOptions) -> Bool {
    var options = options
    (options.encoding, options.delimiter) = (encoding, delimiter)
    let again = CSVTable.read(bytes: bytes, file: records.storage.source.file, options: options)
    guard !again.diagnostics.hasErrors else { return false }
    let old = records.filter { !$0.isBlank }.map(\.texts)
    let new = again.value.records.filter { !$0.isBlank }.map(\.texts)
    let written = record.map(CSVWriter.guarded)
    guard new.count == old.count + 1, new.dropLast().elementsEqual(old) else { return false }
    // An empty cell of a column that is filled down takes the text above it.
    return zip(zip(new[old.count], written), columns).allSatisfy { cells, column in
      cells.0 == cells.1
        || cells.1.isEmpty && options.names(of: CellText.trimmed(column.text)).contains(where: options.fillDown.contains)
    }
  }
}

extension CSVTable {
  /// The line on which a record added below the last one stands.
  package var lineOfNext: Int {
    let text = records.storage.source.bytes
    let start = records.last { !$0.isBlank }.map { (offset: $0.offset, line: $0.line, end: $0.end) }
    let (from, line, end) = start ?? (0, 1, records.storage.bodyStart)
    var walk = RecordWalk(RecordPlace(source: records.storage.source, start: from, line: line))
    let last = walk.position(of: end..<end).line
    // The header was passed with its line end, the record was not.
    return start == nil && end > 0 && CellText.isLineEnd(text[end - 1]) ? last : last + 1
  }
}

extension CSVTable.Record {
  /// The offset behind the last cell, before the line end.
  fileprivate var end: Int { storage.index.range(record: index, column: storage.index.width - 1).upperBound }
}
