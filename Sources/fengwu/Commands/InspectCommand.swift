import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Shows how the generator reads a file.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "inspect", abstract: "查看生成器怎样读一个文件 / show how a file is read")

  @Argument(help: "文件 / the file")
  var file: String

  @Option(name: .customLong("as"), help: "当作 csv、markdown 或 plan 来读，默认看文件名 / how to read it: csv, markdown, plan")
  var kind: Inspection.Kind?

  @Option(help: "含 Content 的文件夹，方案里的单位名称由此核对 / the folder that holds Content")
  var root = "."

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    let language = diagnostics.language
    let inspection = Inspection(file: FilePath(file), root: FilePath(root), language: language)
    let result = inspection.run(as: kind)
    switch diagnostics.format {
    case .json: try Console.writeResult(JSONText.encode(result.value.json) + "\n", language: language)
    case .text, .github: try Console.writeResult(result.value.text, language: language)
    }
    // JSON on standard output is the result itself; findings go beside it as text.
    var shown = diagnostics
    if shown.format == .json { shown.format = .text }
    try shown.show(result.diagnostics)
    if result.diagnostics.hasErrors { throw ExitCode(ExitStatus.contentErrors) }
  }
}

extension Inspection.Kind: ExpressibleByArgument {}
