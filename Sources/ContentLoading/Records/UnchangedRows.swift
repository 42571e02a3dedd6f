import CSV
import ContentModel

/// The rows at a table's beginning and end that are what they were when it was read before, with their records.
struct UnchangedRows {
  /// The records of the rows above the first one that changed.
  let before: ArraySlice<Record>
  /// The positions of the rows that have to be read.
  let others: Range<Int>
  /// The records of the rows below the last one that changed, where they stand now.
  let after: [Record]

  /// - Parameter earlier: what was read before; nil where nothing is known of the table.
  static func since(_ earlier: TableRecords?, in table: CSVTable, _ schema: Schema) -> UnchangedRows {
    let all = UnchangedRows(before: [], others: 0..<table.records.count, after: [])
    guard let earlier else { return all }
    let (old, new) = (earlier.table.records, table.records)
    // A row that is filled down depends on others; where rows have no record, they do not tell where one stands.
    guard old.count == earlier.records.count, schema.layout.fillDown.isEmpty, table.dialect == earlier.table.dialect,
      table.columns.map(\.text) == earlier.table.columns.map(\.text)
    else { return all }
    let most = min(old.count, new.count)
    let first = (0..<most).first { !new[$0].hasSameText(as: old[$0]) } ?? most
    let before = earlier.records[..<first]
    // Without a key of its own a record is called by its line.
    let rest = schema.key == nil ? 0 : most - first
    let same = (0..<rest).first { !new[new.count - 1 - $0].hasSameText(as: old[old.count - 1 - $0]) } ?? rest
    let others = first..<(new.count - same)
    guard same > 0 else { return UnchangedRows(before: before, others: others, after: []) }
    let lines = new[new.count - 1].line - old[old.count - 1].line
    let bytes = new[new.count - 1].offset - old[old.count - 1].offset
    return UnchangedRows(
      before: before, others: others, after: earlier.records.suffix(same).map { $0.moved(lines: lines, bytes: bytes) })
  }
}
