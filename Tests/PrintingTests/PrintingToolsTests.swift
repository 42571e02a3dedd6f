import Diagnostics
import Foundation
import Testing

@testable import Printing

@Suite("Finding the programs printing needs")
struct PrintingToolsTests {
  @Test("a machine without a browser is told which package to install")
  func noBrowser() {
    #expect(throws: PrintingError.browserMissing(named: nil)) { try PrintingTools.find(environment: ["PATH": "/nowhere"]) }
    let finding = PrintingError.browserMissing(named: nil).diagnostic
    #expect(finding.hints.first?.chinese == "请安装软件包：apt-get install chromium")
    #expect(PrintingError.browserMissing(named: nil).machineLacksSomething)
  }

  @Test("a browser named by the environment is the only one tried")
  func namedBrowser() {
    #expect(throws: PrintingError.browserMissing(named: "/nowhere/chrome")) {
      try PrintingTools.find(environment: ["PATH": "/usr/bin:/bin", PrintingTools.browserVariable: "/nowhere/chrome"])
    }
  }

  @Test("programs are found in the folders of PATH, in order")
  func search() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-tools-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["first", "second"] {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for program in ["google-chrome", "qpdf"] {
        let created = FileManager.default.createFile(
          atPath: place.appendingPathComponent(program).path, contents: Data(), attributes: [.posixPermissions: 0o755])
        #expect(created)
      }
    }
    let found = try PrintingTools.find(environment: ["PATH": "\(folder.path)/none:\(folder.path)/first:\(folder.path)/second"])
    #expect(found.browser == folder.path + "/first/google-chrome")
    #expect(found.qpdf == folder.path + "/first/qpdf")
    #expect(found.fontList == nil)
  }
}

@Suite("Page numbers in a document's text")
struct PageReferencesTests {
  @Test(
    "are put into their elements, replacing what stood there",
    arguments: [
      (#"<p>无</p>"#, #"<p>无</p>"#),
      (#"<span data-page-of="a"></span>"#, #"<span data-page-of="a">3</span>"#),
      (#"<td class="n" data-page-of="b" id="x">00</td>尾"#, #"<td class="n" data-page-of="b" id="x">12</td>尾"#),
      (#"<i data-page-of="a"></i><i data-page-of="b"></i>"#, #"<i data-page-of="a">3</i><i data-page-of="b">12</i>"#),
    ])
  func fill(html: String, expected: String) throws {
    let filled = try PageReferences.fill(Array(html.utf8), ["a": 3, "b": 12], file: "x.html")
    #expect(String(decoding: filled, as: UTF8.self) == expected)
    #expect(PageReferences.occur(in: Array(html.utf8)) == html.contains("data-page-of"))
  }

  @Test("an unknown heading is an error that names it")
  func unknown() {
    #expect(throws: PrintingError.headingMissing(file: "x.html", id: "c")) {
      try PageReferences.fill(Array(#"<i data-page-of="c"></i>"#.utf8), [:], file: "x.html")
    }
  }
}

@Suite("Dates of a PDF")
struct PDFDatesTests {
  private static let pdf = "%PDF-1.4\n/CreationDate (D:20261123163528+00'00')\n/ModDate (D:20261123163528+00'00')>>\n"

  @Test("are set in place, moving no byte")
  func set() throws {
    let dated = try PDFDates.set(DocumentDate(year: 2020, month: 4, day: 1), in: Array(Self.pdf.utf8), file: "x.html")
    #expect(
      String(decoding: dated, as: UTF8.self)
        == "%PDF-1.4\n/CreationDate (D:20200401000000+00'00')\n/ModDate (D:20200401000000+00'00')>>\n")
  }

  @Test("a PDF without dates is damaged")
  func missing() {
    #expect(throws: PrintingError.self) {
      try PDFDates.set(DocumentDate(year: 2020, month: 4, day: 1), in: Array("%PDF-1.4".utf8), file: "x.html")
    }
  }
}

@Suite("Faces that a PDF holds as drawings")
struct PDFFaceTests {
  @Test("are named once each, without the letters of their subset")
  func drawn() {
    let pdf = """
      %PDF-1.4
      4 0 obj
      <</Type /Font
      /Subtype /Type3
      /FontDescriptor 9 0 R
      >>
      endobj
      5 0 obj
      <</Type /Font
      /Subtype /Type3
      /FontDescriptor 9 0 R
      >>
      endobj
      6 0 obj
      <</Type /Font
      /Subtype /Type0
      /FontDescriptor 10 0 R
      >>
      endobj
      9 0 obj
      <</Type /FontDescriptor
      /FontName /ABCDEF+SomeFace-Bold
      >>
      endobj
      """
    #expect(PDFFaces.drawn(in: Array(pdf.utf8)) == ["SomeFace-Bold"])
    #expect(PDFFaces.drawn(in: Array("%PDF-1.4".utf8)).isEmpty)
  }
}
