import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Brings the output before the last one back into view.
struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "换回上一次生成的内容；再运行一次又换回来 / bring the earlier output back; a second time undoes it")

  @Option(help: "含 Content、Templates 的文件夹 / the folder that holds Content and Templates")
  var root = "."

  @Option(help: "输出文件夹，默认 ROOT/Output / the output folder")
  var output: String?

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    let folder = output.map { FilePath($0) } ?? FilePath(root).appending("Output")
    let restored = OutputFolder(folder).rollBack()
    try diagnostics.show(restored.diagnostics)
    if restored.diagnostics.hasErrors { throw ExitCode(ExitStatus.machineLacks) }
    for tree in restored.value {
      let place = folder.appending(tree.path).string
      let time = Clock.text(of: tree.made)
      diagnostics.tell(
        LocalizedText(
          zh: "已换回 \(place)：\(time) 生成，\(tree.files) 个文件", en: "\(place) is back: made \(time), \(tree.files) files"))
    }
  }
}

/// Holds published folders, or copies of them, against their manifests.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "按 manifest.json 核对生成的文件夹或它的副本 / check a published folder, or a copy of it, against its manifest.json")

  @Argument(help: "要核对的文件夹，默认 Output / the folder to check")
  var folder = "Output"

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    let checked = OutputFolder(FilePath(folder)).verify()
    try diagnostics.show(checked.diagnostics)
    for tree in checked.value where tree.isWhole {
      diagnostics.tell(
        LocalizedText(zh: "\(tree.path) 完好（\(tree.files) 个文件）", en: "\(tree.path) is whole (\(tree.files) files)"))
    }
    if checked.diagnostics.hasErrors { throw ExitCode(ExitStatus.contentErrors) }
  }
}
