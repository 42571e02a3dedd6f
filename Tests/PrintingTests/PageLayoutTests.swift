import Diagnostics
import Foundation
import Printing
import TestSupport
import Testing

/// The programs of this machine; nil where layout cannot be measured.
private let tools = try? PrintingTools.find(environment: ProcessInfo.processInfo.environment)
private let textProgram = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/pdftotext" }
  .first { FileManager.default.isExecutableFile(atPath: $0) }

/// The report's style sheet measured on paper against GB/T 9704-2012.
@Suite("The report's style sheet on paper", .enabled(if: tools != nil && textProgram != nil, "no browser, qpdf or pdftotext"), .serialized)
struct PageLayoutTests {
  @Test("holds 22 lines of 28 characters, page numbers outside below the text, wide pages turned with the number at the foot")
  func layout() async throws {
    let pages = try Self.measure(try await Self.print(Self.document()))
    try #require(pages.count > 4)
    // Running text: 版心 156 mm × 225 mm, 22 lines a page (5.2.1), 28 characters a line (5.2.2).
    for page in pages[0..<3] {
      let lines = Dictionary(grouping: page.words.filter { $0.text.contains("测") }) { Int($0.top * 2) }
      #expect(lines.count == 22, "page \(page.number)")
      #expect(lines.values.allSatisfy { line in line.reduce(0) { $0 + $1.text.count } == 28 }, "page \(page.number)")
      #expect(page.width == 210 && page.height == 297)
      let top = page.words.filter { $0.text.contains("测") }.map(\.top).min() ?? 0
      #expect(abs(top - 37) < 5)
    }
    for page in pages {
      let number = try #require(page.words.last { $0.text == "\(page.number)" }, "page \(page.number)")
      // The dash is 7 mm below the text (the box of its line begins higher), one character in from the outer edge (7.5): right on odd pages, left on even ones, on turned pages too (8).
      #expect((259...268).contains(number.top), "page \(page.number)")
      let distance = page.number % 2 == 1 ? 210 - number.right : number.left
      #expect((26...46).contains(distance), "page \(page.number): \(distance) mm from the outer edge")
      #expect(page.words.contains { $0.text.contains("示") }, "no sample mark on page \(page.number)")
    }
    // The table's head is repeated on every wide page.
    #expect(pages[3...].allSatisfy { page in page.words.contains { $0.text.contains("甲") } })
  }

  @Test(
    "sets the imprint at the foot of the last page, its last rule on the lower edge of the text, whatever stands above it",
    arguments: [1, 18, 20, 22, 44])
  func imprint(lines: Int) async throws {
    let text = String(repeating: "测", count: 28 * lines)
    let footer = """
      <footer class="imprint" data-page-foot="35"><div><p class="copies">抄送：\(String(repeating: "某某某办公室，", count: 7))区政府。</p>
      <p class="printed"><span>区政府办公室</span><span>2020年4月15日印发</span></p><h2>版记</h2></div></footer>
      """
    let printed = try await Self.print(Self.document(#"<p style="text-indent: 0">\#(text)</p>"# + footer))
    let isInPlace = printed.isFootInPlace
    #expect(isInPlace)
    let pages = try Self.measure(printed)
    let last = try #require(pages.last)
    // The imprint has three lines.
    #expect(pages.count == (lines + 3 + 21) / 22)
    // 版心 ends 262 mm below the sheet's upper edge (5.2.1); the mark is as high as a pixel.
    let mark = try #require(last.words.last { $0.text == "版记" })
    #expect(abs(mark.bottom - 262) < 0.6, "\(mark.bottom) mm")
    let copies = try #require(last.words.first { $0.text.hasPrefix("抄送") })
    #expect(abs(copies.left - (pages.count % 2 == 1 ? 28 : 26) - 14 / 72 * 25.4) < 0.5)
  }

  @Test("repeats the head of a long ledger, whose stretches are laid out one by one, over the same columns on every page")
  func longLedger() async throws {
    let head = (1...11).map { "<th>头\($0)</th>" }.joined()
    let row = (1...10).map { "<td>格\($0)</td>" }.joined()
    let stretches = (0..<3).map { stretch in
      "<tbody>\((0..<40).map { "<tr><td>号\(1000 + stretch * 40 + $0)</td>\(row)</tr>" }.joined())</tbody>"
    }
    let table = "<table class=\"ledger long\"><thead><tr>\(head)</tr></thead>\(stretches.joined())</table>"
    let printed = try await Self.print(Self.document(#"<section class="annex wide"><h2>附件</h2>\#(table)</section>"#))
    let parts = printed.wideParts
    #expect(parts.isEmpty)
    let pages = try Self.measure(printed)
    #expect(pages.count == 6)
    for page in pages {
      // Turned pages: what is on the left of the table is at the foot of the sheet.
      let place = Dictionary(page.words.map { ($0.text, $0.bottom) }) { first, _ in first }
      for column in 2...11 {
        let (heading, cell) = (try #require(place["头\(column)"]), try #require(place["格\(column - 1)"]))
        #expect(abs(heading - cell) < 15, "page \(page.number), column \(column)")
      }
    }
    let numbers = pages.flatMap { $0.words.map(\.text).filter { $0.hasPrefix("号") }.sorted() }
    #expect(numbers == (0..<120).map { "号\(1000 + $0)" })
    // One table in the eyes of a screen reader: its rows are not in tables of their own.
    let tables = String(decoding: printed.pdf, as: UTF8.self).components(separatedBy: "/S /Table\n").count - 1
    #expect(tables == 1)
  }

  @Test("names what is wider than its page, for which the browser would print everything smaller")
  func wideParts() async throws {
    let narrow = "<table><tr><td>窄</td></tr></table>"
    let wide = #"<table id="w"><tr><td style="white-space: nowrap">\#(String(repeating: "宽", count: 50))</td></tr></table>"#
    #expect(try await Self.print(Self.document(narrow)).wideParts.isEmpty)
    #expect(try await Self.print(Self.document(#"<section class="annex wide"><h2>附件</h2>\#(wide)</section>"#)).wideParts.isEmpty)
    let printed = try await Self.print(Self.document(narrow + wide))
    let parts = printed.wideParts
    #expect(parts.map { $0.excerpt.prefix(2) } == ["宽宽"])
    let codes = printed.warnings(file: "report.html").map(\.code)
    #expect(codes.contains("print.too-wide"))
  }

  private static func document() -> String {
    let text = String(repeating: "测", count: 28 * 22 * 3)
    let rows = (1...60).map { "<tr><td>\($0 + 1000)</td></tr>" }.joined()
    return document(
      """
      <p style="text-indent: 0">\(text)</p>
      <section class="annex wide"><h2>附件</h2><table><thead><tr><th>甲</th></tr></thead><tbody>\(rows)</tbody></table></section>
      """)
  }

  private static func document(_ body: String) -> String {
    """
    <!DOCTYPE html><html lang="zh-CN" class="sample"><head><meta charset="utf-8"><title>版面</title>
    <link rel="stylesheet" href="\(Checkout.root.appendingPathComponent("Templates/report/report.css").absoluteString)"></head>
    <body>\(body)</body></html>
    """
  }

  private static func print(_ html: String) async throws -> PrintedDocument {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-layout-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(html.utf8).write(to: file)
    let document = PrintableDocument(file: file.path, date: DocumentDate(year: 2020, month: 4, day: 10))
    let printer = Printer(tools: try #require(tools))
    return try #require(try await printer.print([document]).first)
  }

  /// The printed pages with the words on them, in millimetres from the left and upper edge of the sheet.
  private static func measure(_ printed: PrintedDocument) throws -> [MeasuredPage] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-layout-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (pdf, boxes) = (folder.appendingPathComponent("a.pdf"), folder.appendingPathComponent("a.xml"))
    try Data(printed.pdf).write(to: pdf)
    let program = Process()
    program.executableURL = URL(fileURLWithPath: try #require(textProgram))
    program.arguments = ["-bbox", pdf.path, boxes.path]
    try program.run()
    program.waitUntilExit()
    return MeasuredPage.read(try String(contentsOf: boxes, encoding: .utf8))
  }
}

/// A page of a PDF and its words, as `pdftotext -bbox` tells them.
private struct MeasuredPage {
  struct Word {
    let text: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  let number: Int
  let width: Double
  let height: Double
  var words: [Word] = []

  static func read(_ text: String) -> [MeasuredPage] {
    var pages: [MeasuredPage] = []
    for line in text.split(separator: "\n") {
      let values = line.split(separator: "\"")
      if line.contains("<page "), values.count >= 4 {
        pages.append(
          MeasuredPage(number: pages.count + 1, width: millimetres(values[1]).rounded(), height: millimetres(values[3]).rounded()))
      } else if line.contains("<word "), values.count >= 8, !pages.isEmpty {
        let content = line.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
        pages[pages.count - 1].words.append(
          Word(
            text: String(content), left: millimetres(values[1]), right: millimetres(values[5]), top: millimetres(values[3]),
            bottom: millimetres(values[7])))
      }
    }
    return pages
  }

  private static func millimetres(_ points: Substring) -> Double { (Double(points) ?? 0) / 72 * 25.4 }
}
