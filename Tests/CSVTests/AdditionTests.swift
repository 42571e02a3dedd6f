import Diagnostics
import TestSupport
import Testing

@testable import CSV

/// A row is added in the manner of the file; everything that was there stays byte for byte.
@Suite struct AdditionTests {
  private func added(_ bytes: [UInt8], _ record: [String], _ options: CSVOptions = CSVOptions()) -> [UInt8]? {
    let table = CSVTable.read(bytes: bytes, file: "t.csv", options: options)
    return table.diagnostics.hasErrors ? nil : table.value.adding(record, to: bytes, options: options)
  }

  private func added(_ text: String, _ record: [String], _ options: CSVOptions = CSVOptions()) -> String? {
    added(Array(text.utf8), record, options).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: TextEncoding.allCases, [true, false])
  func everyEncodingIsKept(encoding: TextEncoding, hasMark: Bool) throws {
    let named = !hasMark && (encoding == .utf16LittleEndian || encoding == .utf16BigEndian)
    for delimiter in CSVDelimiter.allCases {
      for end in [CSVDialect.LineEnd.lf, .crlf, .cr] {
        let lines = [["编号", "名称"], ["1", "𠮷㐀大米"], ["2", "“一”"]]
        var text = lines.map { $0.joined(separator: delimiter.rawValue) + end.rawValue }.joined()
        for isFinished in [true, false] {
          if !isFinished { text.removeLast() }
          let bytes = (hasMark ? encoding.byteOrderMark : []) + encoding.encode(text)
          let options = CSVOptions(encoding: named ? encoding : nil, delimiter: delimiter)
          let result = try #require(added(bytes, ["3", "小米\(delimiter.rawValue)新"], options), "\(encoding) \(delimiter) \(end)")
          let row = "3\(delimiter.rawValue)\"小米\(delimiter.rawValue)新\""
          let expected = bytes + encoding.encode(isFinished ? row + end.rawValue : end.rawValue + row)
          #expect(result == expected)
        }
      }
    }
  }

  @Test func totalsAndNotesStayBelow() throws {
    let options = CSVOptions(titleRows: 1, endMarkers: ["合计", "注"])
    let text = "示例台账\r\n编号,数量\r\n1,2\r\n\r\n合计,2\r\n注：示例数据"
    #expect(added(text, ["2", "5"], options) == "示例台账\r\n编号,数量\r\n1,2\r\n2,5\r\n\r\n合计,2\r\n注：示例数据")
    #expect(added("编号,数量\r\n合计,2", ["2", "5"], options.withoutTitle) == "编号,数量\r\n2,5\r\n合计,2")
    let gb = TextEncoding.gb18030.encode(text)
    #expect(added(gb, ["2", "5"], options).map { GB18030.decode($0).text } == added(Array(text.utf8), ["2", "5"], options))
  }

  @Test func emptyRowsBelowTheTableStayBelow() {
    #expect(added("a,b\n1,2\n,\n,\n", ["3", "4"]) == "a,b\n1,2\n3,4\n,\n,\n")
  }

  @Test func theQuotesOfTheLastRowAreFollowed() {
    #expect(added("\"a\",b\n\"1\",2\n", ["3", "4"]) == "\"a\",b\n\"1\",2\n\"3\",4\n")
    #expect(added("\"a\",\"b\"\n", ["3", "4"]) == "\"a\",\"b\"\n\"3\",\"4\"\n")
    #expect(added("a,b\n1,\"2,0\"\n", ["3", "4"]) == "a,b\n1,\"2,0\"\n3,4\n")
    #expect(added("a,b\n1,\"两\n行\"\n", ["3", "说\"好\"\n了"]) == "a,b\n1,\"两\n行\"\n3,\"说\"\"好\"\"\n了\"\n")
  }

  @Test func aTableWithoutRowsGetsItsFirst() {
    #expect(added("a,b", ["1", "2"]) == "a,b\r\n1,2")
    #expect(added("a,b\n", ["1", "2"]) == "a,b\n1,2\n")
    #expect(added("sep=;\na;b\n", ["1", "2"]) == "sep=;\na;b\n1;2\n")
    #expect(added("a\n", [""]) == "a\n\"\"\n" || added("a\n", [""]) == nil)
  }

  @Test func namelessColumnsAtTheRightAreKept() {
    #expect(added("a,b,,\n1,2,,\n", ["3", "4"]) == "a,b,,\n1,2,,\n3,4,,\n")
  }

  @Test func whatCannotBeAddedToIsLeftAlone() {
    #expect(added("a,b\n1,2\n", ["3"]) == nil)
    // A row that would end the table.
    #expect(added("a,b\n1,2\n", ["合计", "4"], CSVOptions(endMarkers: ["合计"])) == nil)
    // The euro sign of Windows below the table cannot be written again as it stands.
    let bytes = TextEncoding.gb18030.encode("编号,名称\n1,大米\n合计,") + [0x80, 0x0A]
    #expect(added(bytes, ["2", "小米"], CSVOptions(endMarkers: ["合计"])) == nil)
  }

  @Test func theLineOfTheNewRowIsTold() {
    func line(_ text: String) -> Int { CSVTable.read(bytes: Array(text.utf8), file: "t.csv").value.lineOfNext }
    #expect(line("a,b\n1,2\n") == 3)
    #expect(line("a,b\r\n1,\"两\r\n行\"\r\n") == 4)
    #expect(line("a,b\n") == 2)
    #expect(line("a,b") == 2)
    #expect(line("a,b\n1,2") == 3)
  }

  @Test func whateverIsAddedCanBeReadAgain() throws {
    var numbers = SeededNumbers(seed: 45)
    let pieces = ["a", "平西", ",", "\"", "\n", "\r\n", ";", "，", "=1", "'", " ", "合计", "\t"]
    for _ in 0..<500 {
      func cell() -> String {
        (0..<Int.random(in: 0...3, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      }
      let dialect = CSVDialect(
        encoding: .gb18030, hasByteOrderMark: false, delimiter: CSVDelimiter.allCases.randomElement(using: &numbers) ?? .comma,
        lineEnd: .crlf)
      let bytes = CSVWriter.write(
        header: ["甲列", "乙列"], records: (0..<Int.random(in: 0...3, using: &numbers)).map { _ in [cell(), cell()] }, dialect: dialect)
      let record = [cell(), cell()]
      let options = CSVOptions(encoding: .gb18030, delimiter: dialect.delimiter)
      guard let result = added(bytes, record, options) else {
        #expect(record.allSatisfy { $0.unicodeScalars.allSatisfy(CellText.isBlank) })
        continue
      }
      #expect(result.count > bytes.count)
      #expect(CSVTable.read(bytes: result, file: "t.csv", options: options).diagnostics.isEmpty)
    }
  }
}

extension CSVOptions {
  fileprivate var withoutTitle: CSVOptions {
    var options = self
    options.titleRows = 0
    return options
  }
}
