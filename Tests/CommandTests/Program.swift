import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Runs the real program, as a user's shell would.
struct Program {
  struct Outcome {
    let code: Int
    let output: String
    let errors: String
  }

  /// The program built beside the tests.
  static var executable: FilePath {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return FilePath(tests).removingLastComponent().appending("fengwu")
  }

  static func run(_ arguments: [String], input: String = "", variables: [String: String] = [:]) async throws -> Outcome {
    try await run(executable, arguments, input, variables)
  }

  /// Runs a line of shell in which `$0` is the program.
  static func runInShell(_ line: String, input: String = "") async throws -> Outcome {
    try await run("/bin/bash", ["-o", "pipefail", "-c", line, executable.string], input, [:])
  }

  private static func run(
    _ executable: FilePath, _ arguments: [String], _ input: String, _ variables: [String: String]
  ) async throws -> Outcome {
    var environment = ["LANG": "zh_CN.UTF-8", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    for (name, value) in variables { environment[name] = value }
    let values = Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    let result = try await Subprocess.run(
      .path(executable), arguments: Arguments(arguments), environment: .custom(values), input: .string(input),
      output: .string(limit: 32 << 20), error: .string(limit: 32 << 20))
    let code =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): 128 + Int(signal)
      }
    return Outcome(code: code, output: result.standardOutput, errors: result.standardError)
  }
}

/// A copy of the project's own content and templates in a fresh folder, to be built and damaged; photos are offered in few sizes, to save time.
final class SampleProject: Sendable {
  let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fengwu-command-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Content", "Templates"] {
      try FileManager.default.copyItem(atPath: Checkout.root.path + "/" + name, toPath: folder.path + "/" + name)
    }
    root = folder.path
    try edit("Content/site.yml", "# widths: [480, 800, 1200, 1600]", "widths: [480]")
    try edit("Content/site.yml", "# formats: [avif, webp]", "formats: [webp]")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  /// Replaces the first occurrence of a text, which has to be there.
  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    let range = try #require(text.firstRange(of: old), "\(old) in \(name)")
    try write(String(text[..<range.lowerBound]) + new + String(text[range.upperBound...]), to: name)
  }

  /// Builds the site without reports.
  func build(_ further: [String] = []) async throws -> Program.Outcome {
    try await Program.run(["build", "--root", root, "--now", "2020-04-10", "--no-reports"] + further)
  }
}
