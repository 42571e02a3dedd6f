import Foundation
import Printing
import Testing

@Suite(
  "Printing with a browser that does not work",
  .enabled(if: (try? PrintingTools.find(environment: ProcessInfo.processInfo.environment)) != nil))
struct BrokenBrowserTests {
  @Test(
    "ends with an error that says what happened",
    arguments: [
      // One that ends at once, one that never answers, one that answers nonsense and ends.
      ("exit 0", false), ("exec sleep 60", true), (#"printf 'nonsense\0' >&4; exec 4>&-; cat <&3 >/dev/null"#, false),
    ])
  func broken(script: String, hangs: Bool) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-broken-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let browser = folder.appendingPathComponent("browser").path
    #expect(
      FileManager.default.createFile(
        atPath: browser, contents: Data("#!/bin/sh\n\(script)\n".utf8), attributes: [.posixPermissions: 0o755]))
    let file = folder.appendingPathComponent("a.html").path
    try Data("<!DOCTYPE html><title>甲</title><p>乙".utf8).write(to: URL(fileURLWithPath: file))
    var environment = ProcessInfo.processInfo.environment
    environment[PrintingTools.browserVariable] = browser
    let printer = Printer(tools: try PrintingTools.find(environment: environment), timeLimit: .milliseconds(800))
    let document = PrintableDocument(file: file, date: DocumentDate(year: 2020, month: 4, day: 10))
    await #expect(throws: hangs ? PrintingError.timedOut(file: file, limit: .milliseconds(800)) : PrintingError.browserEnded) {
      _ = try await printer.print([document, document, document])
    }
  }
}
