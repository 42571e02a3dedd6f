import ArgumentParser
import Diagnostics

/// A command line that can be read and not be followed.
struct CommandLineFault: Error, CustomStringConvertible {
  let text: LocalizedText

  init(_ text: LocalizedText) {
    self.text = text
  }

  /// What the argument parser hands on of an error thrown while it validates.
  var description: String { text.text(in: Console.language(CommandLineFault.wantedLanguage)) }

  /// The language of `--lang`, which a command line that cannot be parsed may name all the same.
  static var wantedLanguage: Language? {
    let words = CommandLine.arguments
    let following = words.firstIndex(of: "--lang").flatMap { words.dropFirst($0 + 1).first }
    let joined = words.first { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    return (following ?? joined.map(String.init)).flatMap(Language.init(rawValue:))
  }
}

/// What is said of a wrong command line: the fault, what may have been meant, an example, where to read on.
struct CommandLineAdvice {
  private let error: any Error
  private let command: (any ParsableCommand.Type)?
  /// The word where a command's name stands.
  private let name: String?
  private let language: Language

  /// - Parameter words: the command line without the program's name.
  init(_ error: any Error, _ words: some Sequence<String>, in language: Language) {
    self.error = error
    self.language = language
    let name = words.first { !$0.hasPrefix("-") }
    self.name = name
    command = Fengwu.configuration.subcommands.first { $0.configuration.commandName == name }
  }

  var text: String {
    let sentence = Fengwu.message(for: error)
    var found = ParserFault(sentence)
    // The options of a command there is not seem to be wrong, too.
    if let name, command == nil, found != nil { found = .unexpected([name]) }
    let fault = found.map { Messages.text(of: $0, knowsCommand: command != nil) } ?? LocalizedText(zh: sentence, en: sentence)
    let hints = (found.map(hints) ?? []) + Messages.example(of: command?.configuration.commandName)
    return ([Messages.wrongCommandLine(fault)] + hints).map { $0.text(in: language) + "\n" }.joined(separator: "  ")
  }

  private func hints(for fault: ParserFault) -> [LocalizedText] {
    switch fault {
    case .invalidValue(_, _, let choices): choices.isEmpty ? explanation : [Messages.known(choices)]
    case .missing: explanation
    case .unknownOption(let option): suggestions(for: option, among: options)
    case .unexpected(let words): command == nil ? suggestions(for: words.first ?? "", among: commandNames) : []
    case .valueNotTaken: []
    }
  }

  private func suggestions(for name: String, among known: [String]) -> [LocalizedText] {
    (NearestMatch.find(name, in: known).map { [Messages.didYouMean($0)] } ?? []) + [Messages.known(known)]
  }

  private var commandNames: [String] { Fengwu.configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// The options of the command, in the order of its help.
  private var options: [String] {
    let help = command.map { Fengwu.helpMessage(for: $0) } ?? Fengwu.helpMessage()
    var names: [String] = []
    for option in help.matches(of: /^ +(?:-\w, )?(--[a-z-]+)/.anchorsMatchLineEndings()) where !names.contains(String(option.1)) {
      names.append(String(option.1))
    }
    return names
  }

  /// The help of the argument that is meant, whose texts have both languages: `时期 / the period`.
  private var explanation: [LocalizedText] {
    guard let help = Fengwu.fullMessage(for: error).firstMatch(of: /\nHelp:  \S.*?  (.+)/)?.1 else { return [] }
    let parts = help.matches(of: /(.+) \/ (.+)/).first
    return [Messages.meaning(LocalizedText(zh: String(parts?.1 ?? help), en: String(parts?.2 ?? help)))]
  }
}
