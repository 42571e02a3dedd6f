import FoundationEssentials
import Subprocess
import SystemPackage

/// The programs printing needs, found on this machine.
package struct PrintingTools: Sendable {
  package let browser: String
  package let qpdf: String
  let fontList: String?

  /// The environment variable that names another browser of the Chromium family.
  package static let browserVariable = "FENGWU_BROWSER"

  private static let browserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]

  /// Searches the folders of `PATH` in `environment`, as a shell would.
  package static func find(environment: [String: String]) throws(PrintingError) -> PrintingTools {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let chosen = environment[browserVariable].flatMap { $0.isEmpty ? nil : $0 }
    guard let browser = (chosen.map { [$0] } ?? browserNames).lazy.compactMap({ program($0, in: folders) }).first else {
      throw .browserMissing(named: chosen)
    }
    guard let qpdf = program("qpdf", in: folders) else { throw .qpdfMissing }
    return PrintingTools(browser: browser, qpdf: qpdf, fontList: program("fc-list", in: folders))
  }

  /// A program in the folders of `PATH`.
  static func program(_ name: String, in environment: [String: String]) -> String? {
    program(name, in: (environment["PATH"] ?? "").split(separator: ":").map(String.init))
  }

  private static func program(_ name: String, in folders: [String]) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    return folders.lazy.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The characters of the installed fonts; nil when they cannot be asked.
  ///
  /// Refuses a machine that has no simplified Chinese font at all: every character would print as a box.
  func fontCoverage() async throws(PrintingError) -> FontCoverage? {
    guard let chinese = await list([":lang=zh-cn", "family"]) else { return nil }
    if chinese.isEmpty { throw .fontsMissing }
    return await list(["--format", FontCoverage.format]).map { FontCoverage(listing: $0) }
  }

  private func list(_ arguments: [String]) async -> String? {
    guard let fontList else { return nil }
    let result = try? await Subprocess.run(
      .path(FilePath(fontList)), arguments: Arguments(arguments), output: .string(limit: 1 << 26), error: .discarded)
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput
  }
}
