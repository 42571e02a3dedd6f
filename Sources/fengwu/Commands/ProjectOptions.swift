import ArgumentParser
import ContentModel
import Diagnostics
import FoundationEssentials
import SiteBuilding
import SystemPackage

/// Where the project is and what day it is; shared by the commands that read a whole project.
struct ProjectOptions: ParsableArguments {
  @Option(help: "含 Content、Templates 的文件夹 / the folder that holds Content and Templates")
  var root = "."

  @Option(help: "生成日期，如 2020-04-10，默认今天 / the day of the build, such as 2020-04-10, today by default")
  var now: CalendarDate?

  @Option(help: "同时工作的线程数 / threads to use")
  var jobs: Int?

  /// The options of a build.
  func build(output: String?) throws -> BuildOptions {
    guard let today = now ?? Clock.today else { throw CommandLineFault(Messages.noDay) }
    if let jobs, jobs < 1 {
      throw CommandLineFault(Messages.noThreads(jobs))
    }
    let rootPath = FilePath(root)
    let outputPath = output.map { FilePath($0) } ?? rootPath.appending("Output")
    for source in ["Content", "Templates"] where outputPath.resolved.starts(with: rootPath.appending(source).resolved) {
      throw CommandLineFault(Messages.outputAmongSources(source))
    }
    return BuildOptions(
      root: rootPath, output: outputPath, today: today,
      threads: min(64, jobs ?? Clock.processors), environment: ProcessInfo.processInfo.environment)
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension BuildResult {
  /// Shows how a run ended and leaves with its exit code.
  func finish(_ options: DiagnosticOptions, output: FilePath?, done: LocalizedText? = nil) throws {
    try options.show(diagnostics, acknowledged: acknowledged)
    for tree in published {
      let place = output.map { $0.appending(tree.path).string } ?? tree.path
      let kilobytes = (tree.bytes + 1023) / 1024
      options.tell(
        LocalizedText(zh: "已生成 \(place)（\(tree.files) 个文件，\(kilobytes) KB）", en: "made \(place) (\(tree.files) files, \(kilobytes) KB)"))
    }
    if hiddenWarnings > 0 {
      options.tell(
        LocalizedText(
          zh: "另有 \(hiddenWarnings) 个警告已在 site.yml 中确认，未列出；用 fengwu check 可以看到。",
          en: "\(hiddenWarnings) more warnings are acknowledged in site.yml; `fengwu check` shows them."))
    }
    switch ending {
    case .done: if let done { options.tell(done) }
    case .contentErrors:
      let text = LocalizedText(
        zh: "内容有错误，没有发布任何东西；原来的输出没有变。", en: "There are errors; nothing was published and the earlier output is as it was.")
      if options.format == .text, output != nil { Console.write(text.text(in: options.language) + "\n", to: .standardError) }
      throw ExitCode(ExitStatus.contentErrors)
    case .machineLacks: throw ExitCode(ExitStatus.machineLacks)
    }
  }
}
