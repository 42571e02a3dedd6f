package import Diagnostics

extension CSVTable {
  /// How the file is read, as `fengwu inspect --format json` prints it: encoding, bom, delimiter, columns, records as exact text.
  package var inspection: JSONText.Value {
    .object([
      ("encoding", .string(encoding.rawValue)),
      ("bom", .bool(hasByteOrderMark)),
      ("delimiter", .string(delimiter.rawValue)),
      ("columns", .array(columns.map { .string($0.text) })),
      ("records", .elements(records.count) { [records] in .array(records[$0].texts.map { .string($0) }) }),
    ])
  }
}
