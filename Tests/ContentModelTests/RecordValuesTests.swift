import ContentModel
import TestSupport
import Testing

/// Packed values and places of cells are what they are apart.
@Suite struct RecordValuesTests {
  @Test func everyKindOfValueComesBack() throws {
    let values: [FieldValue?] = try [
      nil, .text(""), .text("柳河小米"), .integer(0), .integer(.min), .integer(.max), FieldTypeTests.amount("-0.000001", nil),
      FieldTypeTests.amount("9999999999999", "元"), .date(#require(CalendarDate("2020-02-29"))), .period(.year(2020)),
      .period(.quarter(2020, 4)), .period(.month(2199, 12)), .boolean(true), .boolean(false), .list([]), .list(["甜", "", "新"]),
      .names(["柳河村"]), .references([RecordID(collection: "villages", key: "liuhe"), RecordID(collection: "units", key: "wenlv")]),
      .image("images/a.jpg"),
      .coordinates(latitude: #require(Amount("43.17")), longitude: #require(Amount("-124.37"))), nil,
    ]
    #expect(Array(RecordValues(values, isPacked: true)) == values)
    #expect(Array(RecordValues(values)) == values)
    #expect(RecordValues([], isPacked: true).isEmpty)
  }

  @Test(arguments: 1...4) func anyNumberOfValuesOfAnySizeComesBack(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 0...40, using: &numbers)).map { _ -> FieldValue? in
        let text = String(repeating: "村a", count: Int.random(in: 0...300, using: &numbers))
        switch Int.random(in: 0...4, using: &numbers) {
        case 0: return nil
        case 1: return .text(text)
        case 2: return .integer(Int.random(in: .min ... .max, using: &numbers))
        case 3:
          let bound = Int128(1) << 120
          return .amount(
            Amount(millionths: Int128.random(in: -bound...bound, using: &numbers)), unit: Bool.random(using: &numbers) ? text : nil)
        default: return .list(Array(repeating: text, count: Int.random(in: 0...5, using: &numbers)))
        }
      }
      #expect(Array(RecordValues(values, isPacked: true)) == values)
    }
  }

  @Test func placesOfCellsMoveWithTheirRecord() {
    typealias Position = Record.Origin.Position
    let cells: [Position?] = [.init(line: 7, column: 1, length: 4), nil, .init(line: 9, column: 300, length: 70_000), nil]
    let origin = Record.Origin(file: "a.csv", start: .init(line: 7, column: 1, length: 1), offset: 512, fields: cells)
    #expect(cells.indices.map { origin[$0] } == cells)
    #expect(origin[4] == nil)
    let record = Record(id: RecordID(collection: "a", key: "b"), values: RecordValues([]), origin: origin, body: nil)
    let moved = record.moved(lines: -2, bytes: -100).origin
    #expect(moved.start == Position(line: 5, column: 1, length: 1))
    #expect(moved.offset == 412)
    #expect(
      (0..<4).map { moved[$0] } == [Position(line: 5, column: 1, length: 4), nil, Position(line: 7, column: 300, length: 70_000), nil])
  }
}
