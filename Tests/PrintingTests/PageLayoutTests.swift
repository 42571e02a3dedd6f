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
    let pages = try await Self.measure(Self.document())
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

  private static func document() -> String {
    let text = String(repeating: "测", count: 28 * 22 * 3)
    let rows = (1...60).map { "<tr><td>\($0 + 1000)</td></tr>" }.joined()
    return """
      <!DOCTYPE html><html lang="zh-CN" class="sample"><head><meta charset="utf-8"><title>版面</title>
      <link rel="stylesheet" href="\(Checkout.root.appendingPathComponent("Templates/report/report.css").absoluteString)"></head>
      <body><p style="text-indent: 0">\(text)</p>
      <section class="annex wide"><h2>附件</h2><table><thead><tr><th>甲</th></tr></thead><tbody>\(rows)</tbody></table></section>
      </body></html>
      """
  }

  /// The printed pages with the words on them, in millimetres from the left and upper edge of the sheet.
  private static func measure(_ html: String) async throws -> [MeasuredPage] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-layout-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, pdf, boxes) = (
      folder.appendingPathComponent("a.html"), folder.appendingPathComponent("a.pdf"), folder.appendingPathComponent("a.xml")
    )
    try Data(html.utf8).write(to: source)
    let document = PrintableDocument(file: source.path, date: DocumentDate(year: 2020, month: 4, day: 10))
    let printer = Printer(tools: try #require(tools))
    try Data(#require(try await printer.print([document]).first).pdf).write(to: pdf)
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
          Word(text: String(content), left: millimetres(values[1]), right: millimetres(values[5]), top: millimetres(values[3])))
      }
    }
    return pages
  }

  private static func millimetres(_ points: Substring) -> Double { (Double(points) ?? 0) / 72 * 25.4 }
}
