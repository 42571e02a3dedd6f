// Preview shows a site in the browser while it is edited. It does not know how a site comes about, and writes no file.

import ContentModel
package import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation
import Glibc
import Rendering
import SystemPackage

/// Answers the browser from a session; no file of the disk is ever read for a request.
package struct PreviewServer: Sendable {
  /// Why a server cannot begin.
  package enum Fault: Error {
    case portTaken
    case badAddress
    case other(String)
  }

  private let session: PreviewSession
  private let host: String
  private let language: Language

  /// - Parameter host: the IPv4 address to listen on.
  package init(_ session: PreviewSession, host: String, language: Language) {
    self.session = session
    self.host = host
    self.language = language
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: called once the port answers.
  package func run(port: UInt16, ready: @escaping @Sendable () async -> Void) async throws(Fault) {
    let address: sockaddr_in
    do {
      address = try .inet(ip4: host, port: port)
    } catch {
      throw .badAddress
    }
    let server = HTTPServer(address: address, timeout: 60, logger: .disabled, handler: ClosureHTTPHandler(answer))
    let announcement = Task {
      try await server.waitUntilListening()
      await ready()
    }
    // Whoever waits for a change is answered now and then, so that pages that were closed do not pile up.
    let turns = Task {
      while true {
        try await Task.sleep(for: .seconds(25))
        await session.release()
      }
    }
    defer {
      announcement.cancel()
      turns.cancel()
    }
    do {
      try await server.run()
    } catch SocketError.failed(_, EADDRINUSE, _) {
      throw .portTaken
    } catch {
      throw .other(String(describing: error))
    }
  }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    guard isForUs(request) else { return response(.forbidden, "text/plain; charset=utf-8", []) }
    // The library's own path has lost the slash at its end, which tells a folder from a file.
    let path = request.target.path(percentEncoded: false)
    switch path {
    case LivePage.scriptPath: return response(.ok, "text/javascript; charset=utf-8", Array(LivePage.script.utf8))
    case LivePage.changesPath:
      let known = request.query.first { $0.name == "since" }.flatMap { Int($0.value) } ?? 0
      let state = await session.state(after: known)
      let json = "{\"version\":\(state.version),\"change\":\"\(state.change.rawValue)\",\"errors\":\(state.errors)}"
      return response(.ok, "application/json", Array(json.utf8))
    case LivePage.findingsPath:
      return response(.ok, MediaType.html, Array(HTMLRendering(language: language).render(await session.findings).utf8))
    case "/": return redirect("/site/")
    default: return await page(path)
    }
  }

  /// Another site could otherwise have its own name point to this machine and read the preview (DNS rebinding).
  private func isForUs(_ request: HTTPRequest) -> Bool {
    guard host == "127.0.0.1", let name = request.headers[.host] else { return true }
    return ["127.0.0.1", "localhost"].contains { name == $0 || name.hasPrefix($0 + ":") }
  }

  private func page(_ path: String) async -> HTTPResponse {
    let name = String(path.dropFirst())
    let file = await session.file(name.hasSuffix("/") ? name + "index.html" : name)
    if case .bytes(let bytes)? = file.value?.contents {
      return await response(.ok, MediaType.of(file.value?.path ?? ""), bytes, isLive: true)
    }
    if case .copy(let place)? = file.value?.contents, let data = try? Data(contentsOf: URL(filePath: place.string)) {
      return response(.ok, MediaType.of(name), Array(data))
    }
    guard file.diagnostics.isEmpty else {
      let notice = LivePage.notice(Messages.brokenPage, file.diagnostics, language: language)
      return await response(.internalServerError, MediaType.html, notice, isLive: true)
    }
    if !name.hasSuffix("/"), await session.file(name + "/index.html").value != nil { return redirect("/\(name)/") }
    if case .bytes(let bytes)? = await session.file("site/404.html").value?.contents {
      return await response(.notFound, MediaType.html, bytes, isLive: true)
    }
    return await response(.notFound, MediaType.html, LivePage.notice(Messages.noSuchPage, [], language: language), isLive: true)
  }

  private func response(_ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8], isLive: Bool) async -> HTTPResponse {
    guard isLive, type == MediaType.html else { return response(status, type, bytes) }
    let live = await LivePage.adding(to: bytes, version: session.version, errors: session.errors)
    return response(status, type, live)
  }

  private func response(_ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: headers(.contentType, type), body: Data(bytes))
  }

  private func redirect(_ path: String) -> HTTPResponse {
    let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "/"
    return HTTPResponse(statusCode: .found, headers: headers(.location, encoded))
  }

  /// Nothing a preview answers may be kept, for it changes at any time.
  private func headers(_ header: HTTPHeader, _ value: String) -> HTTPHeaders {
    [header: value, HTTPHeader("Cache-Control"): "no-store"]
  }
}
