import Foundation
import TestSupport
import Testing

/// Constructs and names that stay out of the code.
@Suite struct HabitTests {
  @Test(arguments: SourceFile.swift) func noConstructThatTrapsOrHidesSharing(file: SourceFile) {
    expect(
      file,
      holdsNo: [
        "try!", "as!", "fatalError", "preconditionFailure", "@unchecked", "nonisolated(unsafe)", "static let shared", "static var shared",
      ])
  }

  /// Targets that reach nothing take everything they work on, time and chance included, as arguments.
  @Test(arguments: SourceFile.swift) func onlyTheEdgesTouchTheWorld(file: SourceFile) throws {
    let row = try #require(try TargetMap.checkout.get()[file.target])
    guard row.reaches.isEmpty else { return }
    expect(file, holdsNo: ["FileManager", "FileHandle", "FileDescriptor", "contentsOf: URL", "fopen(", "opendir(", "URLSession"])
    expect(file, holdsNo: ["ProcessInfo", "CommandLine", "getenv(", "readLine(", "debugPrint("])
    #expect(!file.code.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix("print(") }, "\(file.path) prints")
    expect(file, holdsNo: ["ContinuousClock", "SuspendingClock", "clock_gettime(", "Date()", "Date.now"])
    expect(file, holdsNo: [".random(", ".randomElement(", ".shuffled(", "SystemRandomNumberGenerator", "hashValue"])
  }

  @Test func noNameSaysNothing() {
    let vague = #/(?i)(?:util(?:s|ity|ities)?|helpers?|manager|common|misc|stuff)(?:\.|\+|$)/#
    for path in SourceFile.paths(in: "Sources", [""]) + SourceFile.paths(in: "Tests", [".swift"]) {
      for name in path.split(separator: "/") { #expect(!name.contains(vague), "\(path) says nothing about what it holds") }
    }
  }

  @Test(arguments: ["Sources", "Tests", "Templates", "Content", ".ci", ".setup"]) func noPathOfOneMachine(folder: String) throws {
    let machine = #/(?:^|[^\w.}\/-])\/(?:home|Users|root|tmp|work|opt|mnt)\/\w/#
    let folders = ["home", "Users", "root", "tmp", "work", "opt", "mnt"].map { Data("/\($0)/".utf8) }
    let texts = [".swift", ".md", ".h", ".c", ".sh", ".py", ".html", ".css", ".js", ".yml", ".txt", "/run", "/install"]
    for path in SourceFile.paths(in: folder, texts) {
      let data = try Data(contentsOf: Checkout.root.appendingPathComponent(path))
      guard folders.contains(where: { data.range(of: $0) != nil }) else { continue }
      let text = String(decoding: data, as: UTF8.self)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        #expect(!line.contains(machine), "\(path):\(index + 1) names a path of one machine")
      }
    }
  }

  private func expect(_ file: SourceFile, holdsNo words: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for (line, word) in file.lines(holding: words) {
      Issue.record("\(file.path):\(line): `\(word)` has no place here", sourceLocation: sourceLocation)
    }
  }
}
