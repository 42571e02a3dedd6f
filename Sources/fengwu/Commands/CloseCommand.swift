import ArgumentParser
import ContentModel
import Diagnostics
import SiteBuilding

/// Closes a period, so that its figures do not change unnoticed.
struct CloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "封存一期报告：此后所依据的行和数字再有改动就是错误 / close a period: later changes to its rows and figures are errors",
    discussion: """
      数字和所依据的行写入 Content/closed/时期.json，请同内容一起保存。确需更正的，改表格，在 Content/data/corrections.csv 登记日期和理由，再封存一次。
      The figures and their rows go into Content/closed/PERIOD.json, to be kept with the content. To correct one, change its table, tell date and \
      reason in Content/data/corrections.csv, and close again.
      """)

  @Argument(help: "时期：2020Q1、2020-03 或 2020 / the period: 2020Q1, 2020-03 or 2020")
  var period: Period

  @OptionGroup var project: ProjectOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run() async throws {
    let line = ProgressLine(language: diagnostics.language)
    let (result, written) = await SiteBuilder(try project.build(output: nil), progress: line.show).close(period)
    line.clear()
    let done =
      written.map {
        LocalizedText(zh: "已封存\(period.chinese)：\($0)，请同内容一起保存。", en: "Closed \(period.id): \($0); keep it with the content.")
      } ?? LocalizedText(zh: "\(period.chinese)早已封存，没有变动。", en: "\(period.id) is closed already; nothing changed.")
    try result.finish(diagnostics, output: nil, done: done)
  }
}
