import ContentModel
import Diagnostics
import Printing
import Rendering

/// Prints rendered reports to PDF.
enum ReportPrinting {
  /// The reports with their PDFs added and the page numbers of their tables of contents filled in.
  static func print(
    _ reports: [RenderedReport], _ options: BuildOptions, progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(PrintingError) -> Diagnosed<[RenderedReport]> {
    let printer = Printer(tools: try PrintingTools.find(environment: options.environment))
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let date = DocumentDate(year: options.today.year, month: options.today.month, day: options.today.day)
    var documents: [PrintableDocument] = []
    for report in reports {
      // The files lie as they will be published, so that the browser finds the style sheet beside them.
      for file in report.files {
        if case .bytes(let bytes) = file.contents { try folder.write(bytes, as: report.path + "/" + file.path) }
      }
      documents += report.printed.map {
        PrintableDocument(file: folder.path(report.path + "/" + $0.html), date: date, faces: ReportFaces.all)
      }
    }
    let count = documents.count
    var printed = try await printer.print(documents) { progress(.printing(done: $0, of: count)) }[...]
    var found: [Diagnostic] = []
    // A face that is missing is missing in every document; it is told once.
    var told: Set<LocalizedText> = []
    let results = reports.map { report in
      var report = report
      for (html, pdf) in report.printed {
        guard let document = printed.popFirst() else { continue }
        report.files.removeAll { $0.path == html }
        report.files.append(OutputFile(path: html, contents: .bytes(document.html)))
        report.files.append(OutputFile(path: pdf, contents: .bytes(document.pdf)))
        found += document.warnings(file: report.path + "/" + html).filter { told.insert($0.message).inserted }
      }
      return report
    }
    return Diagnosed(results, found)
  }

  /// A failure as the user reads it, who does not know the folder that was printed from.
  static func diagnostic(_ error: PrintingError) -> Diagnostic {
    error.diagnostic.renamingFiles { path in
      guard let place = path.ranges(of: "/reports/").last else { return path }
      return String(path[path.index(after: place.lowerBound)...])
    }
  }
}

/// The faces the report's layout is made for (GB/T 9704-2012, 5.2.2).
enum ReportFaces {
  static let all = [
    ExpectedFace(
      name: "仿宋", selector: "main > p:not([class])",
      families: ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Fengwu FangSong", "FandolFang", "FandolFang R"]),
    ExpectedFace(
      name: "楷体", selector: "h3",
      families: ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "Fengwu Kai", "FandolKai", "AR PL KaitiM GB"]),
    ExpectedFace(name: "黑体", selector: "main > h2", families: ["黑体", "SimHei", "STHeiti", "Fengwu Hei", "FandolHei", "Noto Sans CJK SC"]),
    // 小标宋 is not free; a bold 宋体 is what those who lack it set in its place.
    ExpectedFace(
      name: "小标宋", selector: ".cover h1, .red-head .mark",
      families: [
        "方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "Fengwu Song", "FandolSong", "Noto Serif CJK SC",
      ]),
  ]
}
