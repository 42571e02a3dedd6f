import FoundationEssentials
import Subprocess
import SystemPackage

/// Turns HTML into Word documents through pandoc, for those who go on editing them.
package struct WordConverter: Sendable {
  private let pandoc: String

  /// Nil where pandoc is not installed.
  package static func find(environment: [String: String]) -> WordConverter? {
    PrintingTools.program("pandoc", in: environment).map { WordConverter(pandoc: $0) }
  }

  /// The document `html` says; equal ones give equal bytes.
  ///
  /// - Parameters:
  ///   - reference: a Word document whose styles and margins are taken over.
  ///   - filter: a Lua program that leaves out and restyles parts.
  package func convert(_ html: [UInt8], reference: [UInt8]?, filter: [UInt8]?, date: DocumentDate) async throws(PrintingError) -> [UInt8] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (input, output) = (try folder.write(html, as: "report.html"), folder.path("report.docx"))
    // Headings begin at the second level below the title.
    var arguments = ["--from=html", "--to=docx", "--shift-heading-level-by=-1", "--output=" + output]
    if let reference { arguments.append("--reference-doc=" + (try folder.write(reference, as: "reference.docx"))) }
    if let filter { arguments.append("--lua-filter=" + (try folder.write(filter, as: "filter.lua"))) }
    do {
      let result = try await Subprocess.run(
        .path(FilePath(pandoc)), arguments: Arguments(arguments + [input]),
        environment: .inherit.updating(["SOURCE_DATE_EPOCH": String(date.secondsSince1970)]), output: .discarded,
        error: .string(limit: 1 << 20))
      guard result.terminationStatus.isSuccess else {
        throw PrintingError.toolFailed(program: pandoc, reason: String(result.standardError.prefix(400)))
      }
      return [UInt8](try Data(contentsOf: URL(filePath: output)))
    } catch let error as PrintingError {
      throw error
    } catch {
      throw .toolFailed(program: pandoc, reason: String(describing: error))
    }
  }
}
