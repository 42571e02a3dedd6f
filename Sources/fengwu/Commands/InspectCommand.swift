import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Shows how the generator reads a file.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "inspect", abstract: "查看生成器怎样读一个文件 / show how a file is read")

  @Argument(help: "文件 / the file")
  var file: String?

  @Option(help: "输出设置文件的 JSON Schema，供编辑器补全和检查：collection 或 site / print the JSON Schema of settings files")
  var schema: Inspection.SettingsKind?

  @Option(name: .customLong("as"), help: "当作 csv、markdown 或 plan 来读，默认看文件名 / how to read it: csv, markdown, plan")
  var kind: Inspection.Kind?

  @Option(help: "含 Content 的文件夹，方案里的单位名称由此核对 / the folder that holds Content")
  var root = "."

  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if (file == nil) == (schema == nil) {
      throw CommandLineFault(Messages.nothingToInspect)
    }
  }

  func run() throws {
    let language = diagnostics.language
    if let schema { try Console.writeResult(schema.jsonSchema, language: language) }
    guard let file else { return }
    var path = FilePath(file).resolved
    let isInside = path.removePrefix(FilePath(root).resolved)
    let inspection = Inspection(file: FilePath(file), path: isInside ? path.string : nil, root: FilePath(root), language: language)
    let result = inspection.run(as: kind)
    switch diagnostics.format {
    case .json:
      try JSONText.encode(result.value.json) { try Console.writeResult($0, language: language) }
      try Console.writeResult("\n", language: language)
    case .text, .github: try result.value.write { try Console.writeResult($0, language: language) }
    }
    // JSON on standard output is the result itself; findings go beside it as text.
    var shown = diagnostics
    if shown.format == .json { shown.format = .text }
    try shown.show(result.diagnostics)
    if result.diagnostics.hasErrors { throw ExitCode(ExitStatus.contentErrors) }
  }
}

extension Inspection.Kind: ExpressibleByArgument {}
extension Inspection.SettingsKind: ExpressibleByArgument {}
