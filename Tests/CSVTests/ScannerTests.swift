import Diagnostics
import TestSupport
import Testing

@testable import CSV

/// The fast scanner reads every well-formed table as the plain reference does, and nothing makes it stop.
@Suite struct ScannerTests {
  private static let pieces = [
    "", "a", "平西", "12.50", "a,b", "x\ty", "一；二;三", "说“好”", "\"", "\"\"", "两行\n一格", "\r\n", " 空格 ", "，", "很长的一段文字，超过八个字节 and more",
    "ab\"c", "𠮷野家", "=1+1", "0",
  ]

  @Test(arguments: [CSVDelimiter.comma, .tab, .semicolon, .fullWidthComma])
  func readsWhatTheWriterWrote(delimiter: CSVDelimiter) throws {
    var numbers = SeededNumbers(seed: 2020)
    for lineEnd in [CSVDialect.LineEnd.lf, .crlf, .cr] {
      for _ in 0..<60 {
        let width = Int.random(in: 2...6, using: &numbers)
        let header = (1...width).map { "列\($0)" }
        let records = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
          (0..<width).map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }
        }
        let dialect = CSVDialect(encoding: .utf8, hasByteOrderMark: Bool.random(using: &numbers), delimiter: delimiter, lineEnd: lineEnd)
        let bytes = CSVWriter.write(header: header, records: records, dialect: dialect)
        let table = CSVTable.read(bytes: bytes, file: "t.csv", options: CSVOptions(delimiter: delimiter))
        #expect(table.diagnostics.isEmpty)
        #expect(table.value.dialect == dialect)
        #expect(table.value.columns.map(\.text) == header)
        #expect(table.value.records.map { $0.map(\.text) } == records.map { $0.map(CSVWriter.guarded) })
      }
    }
  }

  @Test func agreesWithTheReference() throws {
    var numbers = SeededNumbers(seed: 47)
    let alphabet: [String] = ["a", "平", ",", ",", "\"\"", "\n", "\r\n", "\r", " ", "1234567890", "，", "\u{FEFF}x"]
    for _ in 0..<3000 {
      // Quotes come in pairs inside quoted cells only, so that the input is well-formed.
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &numbers) {
        var cell = ""
        for _ in 0..<Int.random(in: 0...3, using: &numbers) { cell += alphabet.randomElement(using: &numbers) ?? "" }
        let isQuoted = Bool.random(using: &numbers)
        text += isQuoted ? "\"\(cell)\"" : cell.filter { $0 != "\"" }
        text += [",", ",", ",", "\n", "\r\n", "\r"].randomElement(using: &numbers) ?? ","
      }
      let expected = ReferenceScanner.records(of: text, delimiter: ",")
      #expect(scanned(text) == expected, "\(text.debugDescription)")
    }
  }

  @Test func everyCellKnowsItsPlace() throws {
    let text = "名称,说明,价\r\n\"甲\n乙\",丙,1\r\n\r\n丁,\"一\"\"二\",𠮷\r\n"
    let table = CSVTable.read(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.diagnostics.isEmpty)
    let places = table.value.records.map { $0.map { "\($0.text)@\($0.line):\($0.column)" } }
    #expect(places == [["甲\n乙@2:1", "丙@3:4", "1@3:6"], ["丁@5:1", "一\"二@5:3", "𠮷@5:10"]])
    let cell = table.value.records[1][2]
    #expect(cell.location == Location(file: "t.csv", line: 5, column: 10, length: 1, excerpt: "丁,\"一\"\"二\",𠮷"))
    #expect(table.value.columns[1].location.column == 4)
  }

  @Test func anyBytesAreReadOrRefused() throws {
    var numbers = SeededNumbers(seed: 7)
    let seed = Array("编号,名称,价格\r\n1,\"大米, 5斤\",28.00\r\n2,\"小\"\"米\"\"\",\n3,\"两\n行\",x\r\n".utf8)
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xEF, 0xBC, 0x8C, 0xFF, 0x81, 0x30, 0x09, 0x3B]
    for _ in 0..<4000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: bytes[place] = special.randomElement(using: &numbers) ?? 0
        case 1: bytes.insert(special.randomElement(using: &numbers) ?? 0, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        }
      }
      let table = CSVTable.read(bytes: bytes, file: "t.csv")
      #expect(!table.value.columns.isEmpty || table.diagnostics.hasErrors)
      for record in table.value.records {
        #expect(record.count == table.value.columns.count)
        for cell in record { #expect(cell.line > 1 || cell.column >= 1) }
      }
    }
  }

  private func scanned(_ text: String) -> [[String]] {
    let bytes = Array(text.utf8)
    var scanner = CSVScanner(delimiter: .comma)
    var records: [[String]] = []
    var starts: [UInt32] = []
    while scanner.nextRecord(in: bytes.span, into: &starts) {
      records.append(zip(starts, starts.dropFirst()).map { CellText.text(of: bytes, in: Int($0)..<(Int($1) - 1)) })
      starts.removeAll()
    }
    return records
  }
}
