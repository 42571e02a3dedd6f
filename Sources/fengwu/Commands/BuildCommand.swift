import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Renders the site and the reports named in `site.yml`, and swaps them in.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "生成网站和 site.yml 列出的报告 / build the site and the reports named in site.yml")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(help: "输出文件夹，默认 ROOT/Output / the output folder")
  var output: String?

  @Option(name: .customLong("base-url"), help: "网站的网址，代替 site.yml 里的 / the site's address, in place of the one in site.yml")
  var baseURL: String?

  @Flag(help: "连同草稿 / drafts too")
  var drafts = false

  @Flag(help: "有警告也算失败 / warnings fail too")
  var strict = false

  @Flag(help: "正式发布：不许有警告、示例数据和缺少的页面标签 / for the public: no warnings, sample data or missing labels")
  var publish = false

  @Flag(name: .customLong("no-reports"), help: "只生成网站，报告保持原样 / the site only; reports stay as they are")
  var noReports = false

  @Flag(help: "打印各阶段、模板和网页用了多少时间 / print where the time went: stages, templates, pages")
  var profile = false

  @Option(help: "只生成网站的第 K 份，共 N 份，如 1/4，之后用 fengwu merge 合并 / make share K of N of the site, such as 1/4, for fengwu merge")
  var shard: Shard?

  func validate() throws {
    if let baseURL, !BuildOptions.isUsable(baseURL: baseURL) {
      throw CommandLineFault(Messages.unusableAddress(baseURL))
    }
    if publish, drafts { throw CommandLineFault(Messages.draftsForThePublic) }
  }

  func run() async throws {
    var options = try project.build(output: output)
    options.baseURL = baseURL
    options.isStrict = strict
    options.isPublishing = publish
    options.makesReports = !noReports
    options.includesDrafts = drafts
    options.shard = shard
    if shard != nil { options.makesReports = false }
    let line = ProgressLine(language: diagnostics.language)
    let measured = profile ? BuildProfile(clock: Clock.monotonic) : nil
    options.times = measured?.times
    let result = await SiteBuilder(options) { step in
      measured?.note(step)
      line.show(step)
    }.build()
    line.clear()
    if let measured { Console.write(measured.text(in: diagnostics.language), to: .standardError) }
    try result.finish(diagnostics, output: options.output)
  }
}

/// Does everything `build` checks, and writes nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: "检查全部内容，不写任何文件 / check everything, write nothing")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Flag(help: "有警告也算失败 / warnings fail too")
  var strict = false

  @Flag(help: "按正式发布的要求检查 / check as for the public")
  var publish = false

  func run() async throws {
    var options = try project.build(output: nil)
    options.isStrict = strict
    options.isPublishing = publish
    let line = ProgressLine(language: diagnostics.language)
    let result = await SiteBuilder(options, progress: line.show).check()
    line.clear()
    try result.finish(diagnostics, output: nil, done: LocalizedText(zh: "检查完毕，没有错误。", en: "Checked; no errors."))
  }
}
