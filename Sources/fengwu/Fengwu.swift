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

  /// Help and version end well; anything else is a wrong command line.
  private static func exit(withParsingError error: any Error) -> Never {
    guard exitCode(for: error) != ExitCode.success else {
      Console.write(fullMessage(for: error) + "\n", to: .standardOutput)
      exit(withError: ExitCode.success)
    }
    let advice = CommandLineAdvice(error, CommandLine.arguments.dropFirst(), in: Console.language(CommandLineFault.wantedLanguage))
    Console.write(advice.text, to: .standardError)
    exit(withError: ExitCode(ExitStatus.wrongCommandLine))
  }
}

/// The exit codes scripts rely on.
enum ExitStatus {
  static let contentErrors: Int32 = 1
  static let wrongCommandLine: Int32 = 2
  static let machineLacks: Int32 = 3
}
