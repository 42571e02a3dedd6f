public import ArgumentParser
public import Diagnostics
import SystemPackage

/// How findings are shown; every command takes these options.
struct DiagnosticOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case github
  }

  @Option(help: "问题的显示形式 / how findings are shown: text, json, github")
  var format = Format.text

  @Option(help: "界面语言 / language: zh-Hans, en")
  var lang: Language?

  var language: Language { Console.language(lang) }

  /// Shows findings: text and annotations on standard error, JSON on standard output.
  ///
  /// - Parameter acknowledged: those of them that are only mentioned in a text.
  func show(_ diagnostics: [Diagnostic], acknowledged: [AcknowledgedDiagnostics] = []) throws {
    switch format {
    case .text:
      let colour = Console.isTerminal(.standardError) && Console.variable("NO_COLOR") == nil
      let text = TextRendering(language: language, colour: colour).render(diagnostics, acknowledged: acknowledged)
      Console.write(text, to: .standardError)
    case .json: try Console.writeResult(JSONRendering(language: language).render(diagnostics), language: language)
    case .github: Console.write(GitHubRendering(language: language).render(diagnostics), to: .standardError)
    }
  }

  /// Tells what was done: on standard output, or on standard error when that carries JSON.
  func tell(_ text: LocalizedText) {
    Console.write(text.text(in: language) + "\n", to: format == .json ? .standardError : .standardOutput)
  }
}

extension Language: ExpressibleByArgument {}
