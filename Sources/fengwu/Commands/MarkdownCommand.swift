import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Turns Markdown into an HTML fragment.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "把 Markdown 转成 HTML 片段 / turn Markdown into an HTML fragment")

  @Argument(help: "文件，- 表示标准输入 / the file, - for standard input")
  var file: String

  @Option(help: "规则：chinese（默认）或 gfm / the rules: chinese, gfm")
  var profile = MarkdownConversion.Profile.chinese

  @OptionGroup var diagnostics: DiagnosticOptions

  func run() throws {
    let result = MarkdownConversion.convert(file == "-" ? nil : FilePath(file), profile: profile)
    try diagnostics.show(result.diagnostics)
    guard let html = result.value, !result.diagnostics.hasErrors else { throw ExitCode(ExitStatus.contentErrors) }
    try Console.writeResult(html, language: diagnostics.language)
  }
}

extension MarkdownConversion.Profile: ExpressibleByArgument {}
