import ArgumentParser
import ContentModel
import Diagnostics
import SiteBuilding
import SystemPackage
import Templating

/// Renders one template, or answers a stream of jobs.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "用数据渲染一个模板 / render one template with data",
    discussion: "--stream：每行输入一个 JSON 任务，每行输出一个 JSON 结果 / one JSON job a line in, one JSON result a line out")

  @Argument(help: "模板名，相对于 --templates / the template's name below --templates")
  var template: String?

  @Option(help: "JSON 数据文件，- 表示标准输入 / a JSON file with the data, - for standard input")
  var data: String?

  @Option(help: "模板文件夹，默认 Templates / the folder of templates")
  var templates = "Templates"

  @Option(help: "转义：contextual（默认）、html、off / escaping")
  var escape = TemplateRendering.Escaping.contextual

  @Option(help: "缺少的变量：strict（默认，报错）或 lenient（当作空）/ missing variables")
  var undefined = TemplateRendering.Undefined.strict

  @Option(help: "模板里 now 的日期，如 2020-04-10 / the day that templates know as now")
  var now: CalendarDate?

  @Flag(help: "逐行处理 JSON 任务 / answer JSON jobs line by line")
  var stream = false

  @OptionGroup var diagnostics: DiagnosticOptions

  func validate() throws {
    if stream == (template != nil) {
      throw CommandLineFault(Messages.nothingToRender)
    }
  }

  func run() throws {
    guard let template else {
      try answerStream()
      return
    }
    let rendering = TemplateRendering(folder: FilePath(templates), escaping: escape, undefined: undefined, now: now)
    let result = rendering.render(template, data: data.map { $0 == "-" ? .standardInput : .file(FilePath($0)) })
    try diagnostics.show(result.diagnostics)
    guard let output = result.value, !result.diagnostics.hasErrors else { throw ExitCode(ExitStatus.contentErrors) }
    try Console.writeResult(output, language: diagnostics.language)
  }

  /// Answers jobs from standard input until it ends; a bad job is answered with its error.
  private func answerStream() throws {
    while let line = readLine(strippingNewline: true) {
      if line.utf8.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
      let answer = StreamJob.answer(Array(line.utf8), language: diagnostics.lang ?? .english)
      try Console.writeResult(answer + [UInt8(ascii: "\n")], language: diagnostics.language)
    }
  }
}

extension TemplateRendering.Escaping: ExpressibleByArgument {}
extension TemplateRendering.Undefined: ExpressibleByArgument {}
