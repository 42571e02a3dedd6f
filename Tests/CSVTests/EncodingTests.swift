import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import CSV

/// A table reads the same whichever program saved it.
@Suite struct EncodingTests {
  private static let text = "编号,名称,产地\r\n1,\"红嘴村大米, 5斤\",平西\r\n2,𠮷㐀镕€,“一”\r\n"

  @Test(arguments: TextEncoding.allCases, [true, false])
  func everyEncodingIsFound(encoding: TextEncoding, hasMark: Bool) throws {
    // Without a mark UTF-16 must be named.
    let named = !hasMark && (encoding == .utf16LittleEndian || encoding == .utf16BigEndian)
    let bytes = (hasMark ? encoding.byteOrderMark : []) + encoding.encode(Self.text)
    let table = CSVTable.read(bytes: bytes, file: "t.csv", options: CSVOptions(encoding: named ? encoding : nil))
    #expect(table.diagnostics.isEmpty)
    #expect(table.value.encoding == encoding)
    #expect(table.value.hasByteOrderMark == hasMark)
    #expect(table.value.records.map { $0.map(\.text) } == [["1", "红嘴村大米, 5斤", "平西"], ["2", "𠮷㐀镕€", "“一”"]])
    let again = CSVWriter.write(
      header: table.value.columns.map(\.text), records: table.value.records.map { $0.map(\.text) }, dialect: table.value.dialect)
    #expect(again == bytes)
  }

  @Test func gb18030AgreesWithFoundation() throws {
    // Every character of the two-byte and four-byte areas that Unicode fixes for good.
    let scalars = (0x4E00...0x9FA5).compactMap(Unicode.Scalar.init) + (0x3400...0x4DB5).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars)) + "𠮷，。；：“”€éя"
    let bytes = TextEncoding.gb18030.encode(text)
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    #expect(String(data: Data(bytes), encoding: encoding) == text)
    #expect(GB18030.decode(bytes).text == Array(text.utf8))
  }

  @Test func euroOfWindowsIsRead() throws {
    #expect(GB18030.decode([0xC6, 0xBD, 0x80, 0x31]).text == Array("平€1".utf8))
  }

  @Test func knownColumnsDecideInDoubt() throws {
    // 平 in GBK is the UTF-8 of ƽ.
    let bytes: [UInt8] = Array("id,".utf8) + [0xC6, 0xBD] + Array("\n1,2\n".utf8)
    let asGB = CSVTable.read(bytes: bytes, file: "t.csv", options: CSVOptions(knownColumns: ["平"]))
    #expect(asGB.value.encoding == .gb18030 && asGB.diagnostics.isEmpty)
    let asUTF8 = CSVTable.read(bytes: bytes, file: "t.csv", options: CSVOptions(knownColumns: ["ƽ"]))
    #expect(asUTF8.value.encoding == .utf8 && asUTF8.diagnostics.isEmpty)
    let guessed = CSVTable.read(bytes: bytes, file: "t.csv")
    #expect(guessed.value.encoding == .gb18030 && guessed.diagnostics.map(\.code) == ["csv.doubtful-encoding"])
    let named = CSVTable.read(bytes: bytes, file: "t.csv", options: CSVOptions(encoding: .utf8))
    #expect(named.value.encoding == .utf8 && named.value.columns.map(\.text) == ["id", "ƽ"])
    #expect(CSVTable.read(bytes: Array("name\ncafé\n".utf8), file: "t.csv").value.encoding == .utf8)
  }

  @Test func utf8IsNeverTakenForGB18030() throws {
    let table = CSVTable.read(bytes: Array("乡,村\n平西,红嘴\n".utf8), file: "t.csv")
    #expect(table.value.encoding == .utf8 && table.value.records[0][0].text == "平西")
  }

  @Test(arguments: [
    // A damaged UTF-8 file, a damaged GB18030 file, half a UTF-16 character: each names its own fault.
    ([UInt8]("编号,名称\n1,红嘴村大米\n2,平".utf8) + [0xE8, 0x2C], TextEncoding.utf8, 3, 4),
    (TextEncoding.gb18030.encode("编号,名称\n1,红嘴村大米\n2,平") + [0xFF, 0x0A], .gb18030, 3, 4),
    ([0xFF, 0xFE] + TextEncoding.utf16LittleEndian.encode("编\n1") + [0x00, 0xD8], .utf16LittleEndian, 2, 2),
  ])
  func firstBadByteIsNamed(bytes: [UInt8], encoding: TextEncoding, line: Int, column: Int) throws {
    let table = CSVTable.read(bytes: bytes, file: "t.csv")
    let finding = try #require(table.diagnostics.first)
    #expect(table.diagnostics.count == 1 && finding.code == "csv.bad-byte")
    #expect(finding.location?.line == line && finding.location?.column == column)
    #expect(finding.message.english.contains("byte \(bytes.count - 1) of the file"))
  }

  @Test func surveyAgreesWithTheStandardLibrary() throws {
    var numbers = SeededNumbers(seed: 11)
    let bytes: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in bytes.randomElement(using: &numbers) ?? 0 }
      let survey = UTF8Survey(text.span)
      #expect((survey.fault == nil) == (String(validating: text, as: UTF8.self) != nil))
    }
  }
}
