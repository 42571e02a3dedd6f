import ArgumentParser
import ContentModel
import Diagnostics
import SiteBuilding
import SystemPackage

/// Renders a period's reports and swaps them in.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "生成一期报告：网页、PDF、表格 / make a period's report: HTML, PDF, tables")

  @Argument(help: "时期：2020Q1、2020-03 或 2020 / the period: 2020Q1, 2020-03 or 2020")
  var period: Period

  @Option(help: "只生成一个责任单位的报告 / one unit's report only")
  var unit: String?

  @Option(help: "输出文件夹，默认 ROOT/Output / the output folder")
  var output: String?

  @Flag(name: .customLong("no-pdf"), help: "不打印 PDF / no PDF")
  var noPDF = false

  @Option(
    help: """
      只说明一个数字的数值、规则和所依据的行；写编号的开头（如 purchases.unit）则列出它下面的全部数字 \
      / tell a figure's value, rule and rows, or list the figures below a name
      """)
  var explain: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() async throws {
    var options = try project.build(output: output)
    options.printsReports = !noPDF
    let line = ProgressLine(language: diagnostics.language)
    if let explain {
      let (result, text) = await SiteBuilder(options, progress: line.show).explain(explain, in: period)
      line.clear()
      if let text { try Console.writeResult(text.text(in: diagnostics.language), language: diagnostics.language) }
      return try result.finish(diagnostics, output: nil)
    }
    let result = await SiteBuilder(options, progress: line.show).report(period, unit: unit)
    line.clear()
    try result.finish(diagnostics, output: options.output)
  }
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}
