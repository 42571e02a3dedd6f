import Printing
import Rendering
import SystemPackage

/// A temporary folder in which reports lie as they will be published, so that the browser finds their style sheet.
struct PrintFolder {
  private let folder: TemporaryFolder

  init() throws(PrintingError) {
    folder = try TemporaryFolder()
  }

  func path(of file: String, in report: RenderedReport) -> String {
    folder.path(report.path + "/" + file)
  }

  func write(_ report: RenderedReport) throws(PrintingError) {
    for file in report.files {
      guard case .bytes(let bytes) = file.contents else { continue }
      try folder.write(bytes, to: report.path + "/" + file.path)
    }
  }

  func remove() { folder.remove() }
}
