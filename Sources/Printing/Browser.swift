import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// A headless Chromium process that is spoken to through two pipes with the Chrome DevTools Protocol.
struct Browser: Sendable {
  private let connection: DevToolsConnection
  /// How long the browser may take to end itself once its work is done.
  private static let farewell = Duration.seconds(5)

  /// Starts a browser with a fresh `profile` folder, lends it to `body`, and ends it whatever happens.
  static func run<Result: Sendable>(
    _ executable: String,
    profile: String,
    _ body: (Browser) async throws(PrintingError) -> Result
  ) async throws(PrintingError) -> Result {
    var platform = PlatformOptions()
    platform.createSession = true
    platform.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
    do {
      // The protocol's pipes are file descriptors 3 (commands) and 4 (answers); the shell joins them to ours.
      let result = try await Subprocess.run(
        .path("/bin/sh"),
        arguments: Arguments(
          ["-c", #"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#, executable] + arguments(profile: profile)),
        platformOptions: platform,
        input: .inputWriter,
        output: .sequence,
        error: .discarded
      ) { execution in
        let connection = DevToolsConnection(commands: execution.standardInputWriter)
        return try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { await connection.receive(execution.standardOutput) }
          do {
            let result = try await body(Browser(connection: connection))
            try? await connection.close()
            group.addTask { try? await Task.sleep(for: farewell) }
            try await group.next()
            try? execution.send(signal: .kill, toProcessGroup: true)
            group.cancelAll()
            return result
          } catch {
            try? execution.send(signal: .kill, toProcessGroup: true)
            throw error
          }
        }
      }
      return result.takeClosureResult()
    } catch let error as PrintingError {
      throw error
    } catch is CancellationError {
      throw .cancelled
    } catch {
      throw .toolFailed(program: executable, reason: String(describing: error))
    }
  }

  private static func arguments(profile: String) -> [String] {
    var arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars",
      "--remote-debugging-pipe", "--user-data-dir=" + profile,
      // The style sheet's page rules are read to find what is wider than its page.
      "--allow-file-access-from-files",
    ]
    // Chromium's sandbox refuses to start for root.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    return arguments
  }

  /// Opens an HTML file in a page of its own, lends it to `body` once it is laid out with its fonts, and closes it.
  func withPage<Result>(
    _ file: String,
    _ body: (Page) async throws(PrintingError) -> Result
  ) async throws(PrintingError) -> Result {
    let target = try await connection.call("Target.createTarget", CreateTarget(url: "about:blank"), answer: Target.self)
    let session = try await connection.call(
      "Target.attachToTarget", AttachToTarget(targetId: target.targetId, flatten: true), answer: Session.self)
    let page = Page(connection: connection, session: session.sessionId, file: file)
    let result: Result
    do {
      try await page.load()
      result = try await body(page)
    } catch .pageCrashed {
      throw .pageCrashed(file: file)
    } catch {
      throw error
    }
    _ = try await connection.call("Target.closeTarget", target, answer: Nothing.self)
    return result
  }

  private struct CreateTarget: Encodable {
    let url: String
  }

  private struct Target: Codable {
    let targetId: String
  }

  private struct AttachToTarget: Encodable {
    let targetId: String
    let flatten: Bool
  }

  private struct Session: Decodable {
    let sessionId: String
  }
}
