import Diagnostics

/// The text of a table and the index of its cells, shared by all values that show parts of it.
final class TableStorage: Sendable {
  let source: SourceText
  let index: CellIndex
  /// The columns that are shown; further ones are empty throughout.
  let columnCount: Int
  /// The offset behind the header.
  let bodyStart: Int
  /// For a column that is filled down, the record whose text each record takes.
  private let filledFrom: [Int: [UInt32]]

  init(source: SourceText, index: CellIndex, columnCount: Int, bodyStart: Int, filledFrom: [Int: [UInt32]]) {
    self.source = source
    self.index = index
    self.columnCount = columnCount
    self.bodyStart = bodyStart
    self.filledFrom = filledFrom
  }

  /// The text of a cell; for a column that is filled down, that of the last filled cell above.
  func text(record: Int, column: Int) -> String {
    let origin = filledFrom[column].map { Int($0[record]) } ?? record
    return CellText.text(of: source.bytes, in: index.range(record: origin, column: column))
  }

  /// The texts of a record's cells.
  func texts(record: Int) -> [String] {
    guard filledFrom.isEmpty else { return (0..<columnCount).map { text(record: record, column: $0) } }
    let (source, index) = (source.bytes, index)
    let bytes = source.span
    var texts: [String] = []
    texts.reserveCapacity(columnCount)
    for column in 0..<columnCount { texts.append(CellText.text(of: bytes, in: index.range(record: record, column: column))) }
    return texts
  }

  /// A record as written, without its line end.
  func bytes(ofRecord record: Int) -> ArraySlice<UInt8> {
    let start = index.start(ofRecord: record)
    return source.bytes[start..<max(start, index.range(record: record, column: index.width - 1).upperBound)]
  }

  /// Whether a cell holds nothing but white space.
  func isBlank(record: Int, column: Int) -> Bool {
    CellText.isBlank(source.bytes, in: index.range(record: record, column: column))
  }

  /// The place of a record, from which the places of its cells are counted.
  func place(ofRecord record: Int) -> RecordPlace {
    RecordPlace(source: source, start: index.start(ofRecord: record), line: Int(index.lines[record]))
  }
}
