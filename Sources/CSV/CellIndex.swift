/// Where the cells of a table's records begin: four bytes a cell, and the same number of cells in each record.
struct CellIndex: Sendable {
  /// The cells of each record.
  let width: Int
  let delimiterLength: Int
  /// For each record the offsets of its cells and of what would follow (see `CSVScanner`).
  var starts: [UInt32] = []
  /// The line on which each record begins.
  var lines: [UInt32] = []
  /// The records that do not have the header's number of cells, so that no cell is sure to be its column's.
  var uneven: Set<UInt32> = []

  init(width: Int, delimiterLength: Int) {
    self.width = width
    self.delimiterLength = delimiterLength
  }

  /// The number of records.
  var count: Int { lines.count }

  /// The offset of a record's first byte.
  func start(ofRecord record: Int) -> Int {
    Int(starts[record * (width + 1)])
  }

  /// The bytes of a cell as written, quotes included; empty, at the record's end, for a cell the record lacks.
  func range(record: Int, column: Int) -> Range<Int> {
    let first = record * (width + 1)
    let start = min(Int(starts[first + column]), Int(starts[first + width]) - delimiterLength)
    return start..<max(start, Int(starts[first + column + 1]) - delimiterLength)
  }

  /// Fills up or cuts the record that begins at `first`, so that it has `width` cells.
  mutating func adjustLastRecord(from first: Int) {
    let wanted = first + width + 1
    if starts.count > wanted { starts.removeSubrange(wanted...) }
    let end = starts[starts.count - 1]
    while starts.count < wanted { starts.append(end) }
  }

  /// How many offsets the text from `start` on probably needs, judged by its first 64 KiB, so that the array does not grow by copying.
  static func expectedCells(in bytes: [UInt8], from start: Int) -> Int {
    let sample = bytes[min(start, bytes.count)...].prefix(1 << 16)
    guard !sample.isEmpty else { return 0 }
    var offsets = 2
    for byte in sample {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"): offsets += 1
      case UInt8(ascii: "\n"): offsets += 2
      default: break
      }
    }
    let repetitions = Double(bytes.count - start) / Double(sample.count)
    return Int(Double(offsets) * repetitions * 1.05)
  }
}
