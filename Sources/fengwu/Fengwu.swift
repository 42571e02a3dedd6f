import ArgumentParser
import Diagnostics
import SystemPackage

/// The command line: arguments in, the pipeline's result out as text and exit code; it knows nothing of how that result comes about.
@main
struct Fengwu: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fengwu",
    abstract: "风物：由 Markdown 和表格生成乡村推介网站和季度报告 / village sites and quarterly reports from Markdown and tables",
    subcommands: [
      BuildCommand.self, MergeCommand.self, RollbackCommand.self, VerifyCommand.self, ServeCommand.self, ReportCommand.self,
      CloseCommand.self,
      CheckCommand.self, NewCommand.self,
      InspectCommand.self, MarkdownCommand.self, RenderCommand.self,
    ])

  static func main() async {
    Console.prepare()
    let command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      exit(withParsingError: error)
    }
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        var synchronous = command
        try synchronous.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      exit(withParsingError: error)
    }
  }

  /// The language of `--lang`, which a command line that cannot be parsed may name all the same.
  private static var wantedLanguage: Language? {
    let words = CommandLine.arguments
    let following = words.firstIndex(of: "--lang").flatMap { words.dropFirst($0 + 1).first }
    let joined = words.first { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    return (following ?? joined.map(String.init)).flatMap(Language.init(rawValue:))
  }

  /// Help and version end well; anything else is a wrong command line.
  private static func exit(withParsingError error: any Error) -> Never {
    let message = fullMessage(for: error)
    guard exitCode(for: error) != ExitCode.success else {
      Console.write(message + "\n", to: .standardOutput)
      exit(withError: ExitCode.success)
    }
    let head = LocalizedText(zh: "命令写法不对：", en: "the command line is wrong: ").text(in: Console.language(wantedLanguage))
    // The parser writes its own English word in front.
    let detail = message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message
    Console.write(head + detail + "\n", to: .standardError)
    exit(withError: ExitCode(ExitStatus.wrongCommandLine))
  }
}

/// The exit codes scripts rely on.
enum ExitStatus {
  static let contentErrors: Int32 = 1
  static let wrongCommandLine: Int32 = 2
  static let machineLacks: Int32 = 3
}
