import Diagnostics
import Foundation
import Testing

@testable import Printing

/// The programs of this machine; nil where printing cannot be tried.
private let tools = try? PrintingTools.find(environment: ProcessInfo.processInfo.environment)

@Suite("Printing with a real browser", .enabled(if: tools != nil, "no browser or no qpdf on this machine"), .serialized)
struct PrintingTests {
  private static let date = DocumentDate(year: 2020, month: 4, day: 10)

  @Test("fills in the page numbers of the contents, keeps the outline and sets the dates")
  func twoPasses() async throws {
    let file = try Self.document(named: "contents", chapters: ["甲章", "乙章", "丙章"])
    let printer = Printer(tools: try #require(tools))
    let printed = try #require(try await printer.print([PrintableDocument(file: file, date: Self.date)]).first)
    #expect(printed.pageCount == 4)
    #expect(printed.outline.map(\.title) == ["目录", "甲章", "乙章", "丙章"])
    #expect(printed.outline.map(\.page) == [1, 2, 3, 4])
    #expect(String(decoding: printed.html, as: UTF8.self).contains(#"<span data-page-of="c2">4</span>"#))
    let pdf = String(decoding: printed.pdf, as: UTF8.self)
    #expect(pdf.hasPrefix("%PDF-"))
    #expect(pdf.contains("/CreationDate (D:20200410000000+00'00')"))
    #expect(pdf.contains("/ModDate (D:20200410000000+00'00')"))
    #expect(pdf.contains("/MarkInfo"))
  }

  @Test("finds the page of every heading, whatever its id and whether a link leads to it or not")
  func places() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-print-test-places.html")
    let ids = ["章 一（二）", "100%#/x", "plain"]
    let listed = ids.map { #"<span data-page-of="\#($0)"></span>"# }.joined()
    let text = ids.map { "<h1 id=\"\($0)\" style=\"break-before: page\">\($0)</h1>" }.joined()
    try Data("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>places</title><p>\(listed)</p>\(text)".utf8)
      .write(to: file)
    let printer = Printer(tools: try #require(tools))
    let printed = try #require(try await printer.print([PrintableDocument(file: file.path, date: Self.date)]).first)
    let html = String(decoding: printed.html, as: UTF8.self)
    for (index, id) in ids.enumerated() { #expect(html.contains(#"<span data-page-of="\#(id)">\#(index + 2)</span>"#)) }
  }

  @Test("tells author and subject, and not which browser laid it out")
  func information() async throws {
    let head = #"<meta name="author" content="某区"><meta name="description" content="依据（方案）">"#
    let file = try Self.document(named: "said", chapters: ["甲"], head: head)
    let tools = try #require(tools)
    let printed = try #require(try await Printer(tools: tools).print([PrintableDocument(file: file, date: Self.date)]).first)
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let report = Process()
    report.executableURL = URL(fileURLWithPath: tools.qpdf)
    report.arguments = ["--json=2", "--json-key=qpdf", try folder.write(printed.pdf, as: "a.pdf")]
    let output = Pipe()
    report.standardOutput = output
    try report.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    report.waitUntilExit()
    #expect(report.terminationStatus == 0)
    for said in [#""/Author": "u:某区""#, #""/Subject": "u:依据（方案）""#, #""/Creator": "u:Fengwu""#, #""/Title": "u:said""#] {
      #expect(text.contains(said), "\(said)")
    }
  }

  @Test("gives the same bytes alone, twice, and together with other documents")
  func reproducible() async throws {
    let first = PrintableDocument(file: try Self.document(named: "same", chapters: ["甲", "乙"]), date: Self.date)
    let other = PrintableDocument(file: try Self.document(named: "other", chapters: ["丙"]), date: Self.date)
    let printer = Printer(tools: try #require(tools))
    let alone = try await printer.print([first])
    let together = try await printer.print([other, first, first])
    #expect(alone.map(\.pdf) == [together[1].pdf])
    #expect(together[1].pdf == together[2].pdf)
    #expect(together[0].pdf != together[1].pdf)
  }

  @Test("reports a face the machine lacks")
  func missingFace() async throws {
    let face = ExpectedFace(name: "仿宋", selector: "p", families: ["No Such Family"])
    let file = try Self.document(named: "face", chapters: ["甲"])
    let printed = try await Printer(tools: #require(tools)).print([PrintableDocument(file: file, date: Self.date, faces: [face])])
    #expect(printed.first?.substitutions.map(\.face) == ["仿宋"])
    // The document has no face of its own, and the machine's may be one that browsers draw.
    #expect(printed.first?.warnings(file: "report.html").first?.code == "print.face-substituted")
  }

  @Test("an element at the foot that cannot get there stays after the text, and a warning says so")
  func footOutOfReach() async throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("fengwu-print-test-foot.html")
    // A footer above the sheet's upper edge is out of reach.
    try Data(
      """
      <!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>foot</title><style>@page { size: A4; margin: 20mm }</style>
      <p>正文</p><footer data-page-foot="400"><p>版记</p><h2>末</h2></footer>
      """.utf8
    ).write(to: file)
    let printer = Printer(tools: try #require(tools))
    let printed = try #require(try await printer.print([PrintableDocument(file: file.path, date: Self.date)]).first)
    let (isInPlace, count, codes) = (printed.isFootInPlace, printed.pageCount, printed.warnings(file: "report.html").map(\.code))
    #expect(!isInPlace)
    #expect(count == 1)
    #expect(codes.contains("print.foot-not-reached"))
  }

  @Test("names a heading that the contents list and the document lacks")
  func missingHeading() async throws {
    let file = try Self.document(named: "lost", chapters: ["甲"], listed: ["c0", "nowhere"])
    await #expect(throws: PrintingError.headingMissing(file: file, id: "nowhere")) {
      _ = try await Printer(tools: #require(tools)).print([PrintableDocument(file: file, date: Self.date)])
    }
  }

  @Test(
    "names every character that no font has, and where it stands",
    // Characters of the private use area, as old word processors made rare names of.
    arguments: [("张\u{F1234}明", "张\u{F1234}明"), ("\u{F1234}一二三四五六七八", "\u{F1234}一二三四五六")])
  func missingGlyphs(text: String, excerpt: String) async throws {
    let file = try Self.document(named: "glyph", chapters: [text])
    await #expect(throws: PrintingError.glyphsMissing(file: file, [MissingGlyph(character: "\u{F1234}", excerpt: excerpt)])) {
      _ = try await Printer(tools: #require(tools)).print([PrintableDocument(file: file, date: Self.date)])
    }
  }

  @Test("tells of the first document that fails, however many are printed at a time", arguments: [1, 3])
  func firstFailure(width: Int) async throws {
    let good = PrintableDocument(file: try Self.document(named: "good", chapters: ["甲"]), date: Self.date)
    let bad = PrintableDocument(file: try Self.document(named: "bad", chapters: ["甲"], listed: ["nowhere"]), date: Self.date)
    let gone = PrintableDocument(file: "/nowhere/report.html", date: Self.date)
    await #expect(throws: PrintingError.headingMissing(file: bad.file, id: "nowhere")) {
      _ = try await Printer(tools: #require(tools), width: width).print([good, bad, gone, good])
    }
  }

  @Test("ends a browser that takes too long")
  func timeLimit() async throws {
    let file = try Self.document(named: "slow", chapters: ["甲"])
    await #expect(throws: PrintingError.timedOut(file: file, limit: .milliseconds(1))) {
      _ = try await Printer(tools: #require(tools), timeLimit: .milliseconds(1)).print([PrintableDocument(file: file, date: Self.date)])
    }
  }

  @Test("says that a file is not there")
  func missingFile() async throws {
    await #expect(throws: PrintingError.documentUnreadable(file: "/nowhere/report.html")) {
      _ = try await Printer(tools: #require(tools)).print([PrintableDocument(file: "/nowhere/report.html", date: Self.date)])
    }
  }

  /// Writes a document with a chapter a page and a contents page that lists them.
  private static func document(named name: String, chapters: [String], listed: [String]? = nil, head: String = "") throws -> String {
    let ids = chapters.indices.map { "c\($0)" }
    let contents = (listed ?? ids).map { ##"<li><a href="#\##($0)">\##($0)</a> <span data-page-of="\##($0)"></span></li>"## }.joined()
    let text = zip(ids, chapters).map { "<h1 id=\"\($0)\">\($1)</h1><p>正文</p>" }.joined()
    let html = """
      <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>\(name)</title>\(head)
      <style>@page { size: A4 } h1 { break-before: page }</style></head>
      <body><h2>目录</h2><ol>\(contents)</ol>\(text)</body></html>
      """
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-printing-tests")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name + ".html")
    try Data(html.utf8).write(to: file)
    return file.path
  }
}
