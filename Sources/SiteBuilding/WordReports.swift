import ContentLoading
import ContentModel
import Diagnostics
import Printing
import Rendering

/// The district's report as a Word document, for those who go on editing it.
struct WordReports: Sendable {
  /// What of the template folder shapes the document; nil where the folder has no such file.
  private let reference: [UInt8]?
  /// In place of `reference` for a report that ends with pages printed across, which the reference document shapes.
  private let wideReference: [UInt8]?
  private let filter: [UInt8]?
  private static let source = "report.html"
  private static let target = "report.docx"

  init(_ site: PreparedSite) throws(SourceTreeFault) {
    func read(_ name: String) throws(SourceTreeFault) -> [UInt8]? {
      let path = TemplateFiles.folder + "report/" + name
      return site.templatePaths.contains(path) ? try site.tree.read(path) : nil
    }
    reference = try read("reference.docx")
    wideReference = try read("reference-wide.docx") ?? reference
    filter = try read("docx.lua")
  }

  /// The Word version of each report, in their order; what cannot be made is told once and holds nothing else up.
  static func documents(of reports: [RenderedReport], _ options: BuildOptions) async -> Diagnosed<[OutputFile?]> {
    var documents = [OutputFile?](repeating: nil, count: reports.count)
    guard let converter = WordConverter.find(environment: options.environment) else { return Diagnosed(documents, [Messages.noPandoc]) }
    let date = DocumentDate(year: options.today.year, month: options.today.month, day: options.today.day)
    for (index, report) in reports.enumerated() {
      guard let file = report.files.first(where: { $0.path == source }), case .bytes(let html) = file.contents else { continue }
      do throws(PrintingError) {
        let word = report.word
        let reference = report.endsAcross ? word.wideReference : word.reference
        let document = try await converter.convert(html, reference: reference, filter: word.filter, date: date)
        documents[index] = OutputFile(path: target, contents: .bytes(document))
      } catch {
        return Diagnosed(documents, [error.diagnostic])
      }
    }
    return Diagnosed(documents)
  }
}
