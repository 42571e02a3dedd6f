import CSV
import ContentLoading
import Diagnostics
import Markdown

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program's start, under the name that the package manager gives to it.
@_cdecl("content_fuzz_main")
func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  var (count, arguments) = (count, arguments)
  return runFuzzer(&count, &arguments) { start, length in
    FuzzTarget.run(Array(UnsafeBufferPointer(start: start, count: length)))
    return 0
  }
}

private enum FuzzTarget {
  /// The first byte of an input chooses the reader, the rest is the file.
  static func run(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let bytes = Array(input.dropFirst())
    switch choice % 5 {
    case 0: table(bytes, choice / 5)
    case 1: text(bytes)
    case 2: project(bytes, at: "Content/pages/a.md")
    case 3: project(bytes, at: "Content/data/a.csv")
    default: project(bytes, at: "Content/schema/a.yml")
    }
  }

  /// Reads a table and looks at all that it can tell; a row added to it is read again.
  static func table(_ bytes: [UInt8], _ choice: UInt8) {
    let options = CSVOptions(
      knownColumns: ["编号", "名称"], titleRows: Int(choice & 1), headerRows: 1 + Int(choice >> 1 & 1),
      endMarkers: choice & 4 == 0 ? [] : ["合计"], fillDown: choice & 8 == 0 ? [] : ["名称"])
    let table = CSVTable.read(bytes: bytes, file: "a.csv", options: options)
    render(table.diagnostics)
    _ = table.value.likelyHeader(naming: options.knownColumns, options: options)
    for record in table.value.records {
      for (cell, location) in zip(record, record.locations) { precondition(cell.text.utf8.count >= 0 && location.line > 0) }
      _ = (record.foot, record.isUneven)
    }
  }

  /// Reads a text with its settings and renders it in both profiles.
  static func text(_ bytes: [UInt8]) {
    let source = MarkdownSource.read(bytes, file: "a.md")
    render(source.diagnostics)
    let document = source.value.document
    _ = document.html { $0.destination }
    _ = (document.summary(limit: 20), document.length, document.plainText, document.headings)
    let text = MarkdownSource.text(bytes, file: "a.md").value
    _ = MarkdownDocument.parse(text, options: MarkdownOptions(profile: .gfm)).value.html
  }

  /// Reads a project in which one file holds the input.
  static func project(_ bytes: [UInt8], at path: String) {
    var files = texts.mapValues { Array($0.utf8) }
    files[path] = bytes
    let library = try? ContentLoader.load(MemorySourceTree(files))
    render(library?.diagnostics ?? [])
  }

  private static func render(_ findings: [Diagnostic]) {
    precondition(!TextRendering(language: .chinese).render(findings).isEmpty || findings.isEmpty)
  }

  private static let texts = [
    "Content/site.yml": "title: 示例\n",
    "Content/schema/a.yml": """
    name: a
    label: 甲
    source: data/*.csv
    key: id
    fields:
      - { name: id, label: 编号, type: key }
      - { name: title, label: 名称, type: text, required: true }
      - { name: price, label: 价格, type: money }
      - { name: share, label: 占比, type: percent }
      - { name: day, label: 日期, type: date }
      - { name: quarter, label: 季度, type: quarter }
      - { name: good, label: 合格, type: boolean }
      - { name: words, label: 词, type: list }
      - { name: other, label: 同类, type: reference, to: a, many: true }
      - { name: place, label: 坐标, type: coordinates }
      - { name: half, label: 一半, type: decimal, derived: "{{ price / 2 }}" }

    """,
  ]
}
