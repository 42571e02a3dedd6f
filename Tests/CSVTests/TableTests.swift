import Diagnostics
import Testing

@testable import CSV

/// Tables as spreadsheet programs and people write them.
@Suite struct TableTests {
  private func read(_ text: String, _ options: CSVOptions = CSVOptions()) -> Diagnosed<CSVTable> {
    CSVTable.read(bytes: Array(text.utf8), file: "t.csv", options: options)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", CSVDelimiter.comma), ("a\tb\n1\t2\n", .tab), ("a;b\n1;2\n", .semicolon), ("甲，乙\n1，2\n", .fullWidthComma),
    ("sep=;\na;b\n1;2\n", .semicolon), ("\"sep=\t\"\r\na\tb\r\n1\t2\r\n", .tab), ("名称\n甲，乙,丙\n", .comma), ("名称，别名,价\n甲,1\n", .comma),
    ("a;b;c,d\n1;2;3\n", .semicolon),
  ])
  func separatorIsFound(text: String, delimiter: CSVDelimiter) {
    #expect(read(text).value.delimiter == delimiter)
  }

  @Test func knownColumnsDecideTheSeparator() {
    let text = "名称;说明,备注;其他\n1;2;3\n"
    #expect(read(text).value.delimiter == .semicolon)
    #expect(read("甲,乙;丙;丁,戊\n", CSVOptions(knownColumns: ["甲", "戊"])).value.delimiter == .comma)
    #expect(read(text, CSVOptions(delimiter: .comma)).value.columns.map(\.text) == ["名称;说明", "备注;其他"])
  }

  @Test func aSepLineCountsAsALine() {
    let table = read("sep=;\r\na;b\r\n1;2\r\n").value
    #expect(table.columns[0].line == 2 && table.records[0][1].line == 3 && table.records[0][1].column == 3)
  }

  @Test func blankLinesAreNoRecordsAndEmptyCellsAre() {
    let table = read("a,b\n\n1,2\n   \n,\n\"\",x\n\r\n")
    #expect(table.diagnostics.isEmpty)
    #expect(table.value.records.map { $0.map(\.text) } == [["1", "2"], ["", ""], ["", "x"]])
    #expect(table.value.records.map(\.isBlank) == [false, true, false])
    #expect(read("a\n1\n\"\"\n2").value.records.map { $0[0].text } == ["1", "", "2"])
  }

  @Test func unevenRecordsAreBroughtToTheHeadersWidth() {
    let table = read("a,b,c\n1\n1,2,3,4\n\n5,6,7\n")
    #expect(table.value.records.map { $0.map(\.text) } == [["1", "", ""], ["1", "2", "3"], ["5", "6", "7"]])
    #expect(table.diagnostics.map(\.location?.line) == [2, 3] && table.diagnostics.map(\.location?.column) == [2, 7])
    #expect(table.value.records[0][2].location.column == 2)
  }

  @Test func titleAndTotalsAreDeclared() {
    let text = "平西乡农产品一览\n\n编号,名称\n1,大米\n合计,1\n注：以上为示例数据\n"
    let table = read(text, CSVOptions(titleRows: 1, endMarkers: ["合计", "注"]))
    #expect(table.diagnostics.isEmpty)
    #expect(table.value.columns.map(\.text) == ["编号", "名称"] && table.value.records.map { $0[1].text } == ["大米"])
  }

  @Test func mergedCellsAreDeclared() {
    let text = "村,采购,,备注\n,数量,金额,\n红嘴,1,2,x\n,3,4,\n致富,5,6,y\n"
    let table = read(text, CSVOptions(headerRows: 2, fillDown: ["村"]))
    #expect(table.diagnostics.isEmpty)
    #expect(table.value.columns.map(\.text) == ["村", "采购/数量", "采购/金额", "备注"])
    #expect(table.value.records.map { $0[0].text } == ["红嘴", "红嘴", "致富"])
  }

  @Test func quotesInsidePlainCellsAreText() {
    #expect(read("a,b\n12\" 盒,\"x\" \n").value.records[0].map(\.text) == ["12\" 盒", "x "])
  }

  @Test func spreadsheetsRunNoCell() {
    let cells = ["=1+1", "+86 138", "-2.5", "+3", "-", "@x", "\t=1", "大米", "1-2", "＝1"]
    #expect(cells.map(CSVWriter.guarded) == ["'=1+1", "'+86 138", "-2.5", "+3", "-", "'@x", "'\t=1", "大米", "1-2", "'＝1"])
    let bytes = CSVWriter.write(header: ["名称"], records: [["大,米"], [""]])
    #expect(bytes == Array("\u{FEFF}名称\r\n\"大,米\"\r\n\"\"\r\n".utf8))
  }

  @Test func inspectionShowsHowTheFileWasRead() {
    let json = JSONText.encode(read("名称,价\n\"大\"\"米\",1\n").value.inspection)
    #expect(
      json
        == #"{"encoding":"utf-8","bom":false,"delimiter":",","columns":["名称","价"],"records":[["大\"米","1"]]}"#)
  }
}

/// Tables with very many columns, such as a sheet that was saved whole.
@Suite struct WideTableTests {
  @Test func placesOfOneLineShareItsText() throws {
    let text = (0..<10_000).map { "列\($0)" }.joined(separator: ",") + "\n" + (0..<10_000).map(String.init).joined(separator: ",") + "\n"
    let table = CSVTable.read(bytes: Array(text.utf8), file: "t.csv").value
    let row = table.records[0]
    let (positions, locations) = (row.positions, row.locations)
    for column in [0, 1, 4_999, 9_999] {
      #expect(locations[column] == row[column].location)
      #expect(positions[column] == CellPosition(line: 2, column: row[column].column, length: row[column].location.length))
    }
    #expect(table.columns[9_999].location.column == 10_000 + (0..<9_999).reduce(0) { $0 + "\($1)".count + 1 })
  }

  @Test func everyColumnTwiceIsAFindingEach() {
    let header = (0..<5_000).map { "列\($0)" }
    let table = CSVTable.read(bytes: Array(((header + header).joined(separator: ",") + "\n").utf8), file: "t.csv")
    #expect(table.diagnostics.count == 5_000)
  }
}
