import FoundationEssentials
import Subprocess

/// Commands to a browser and its answers: JSON messages, each ended by a NUL byte; any number of commands may wait at once.
actor DevToolsConnection {
  private let commands: StandardInputWriter
  private var lastID = 0
  /// The answers that are waited for, by the number of their command, with the page's session they concern.
  private var answers: [Int: (session: String?, stream: AsyncStream<Data>.Continuation)] = [:]
  /// The events that are waited for.
  private var events: [Event: AsyncStream<Void>.Continuation] = [:]
  private var crashedSessions: Set<String> = []
  private var hasEnded = false

  init(commands: StandardInputWriter) {
    self.commands = commands
  }

  /// Sends one command, in a page's `session` if given, and waits for its answer.
  func call<Answer: Decodable & Sendable>(
    _ method: String,
    _ parameters: some Encodable & Sendable = Nothing(),
    session: String? = nil,
    answer: Answer.Type = Answer.self
  ) async throws(PrintingError) -> Answer {
    lastID += 1
    let id = lastID
    let (stream, continuation) = AsyncStream<Data>.makeStream()
    answers[id] = (session, continuation)
    defer { answers[id] = nil }
    try await send(Command(id: id, method: method, params: parameters, sessionId: session))
    guard let message = await first(of: stream) else { throw reasonForSilence(in: session) }
    guard let reply = try? JSONDecoder().decode(Reply<Answer>.self, from: message) else {
      throw .browserRefused(command: method, reason: String(decoding: message.prefix(200), as: UTF8.self))
    }
    if let refusal = reply.error { throw .browserRefused(command: method, reason: refusal.message) }
    guard let result = reply.result else { throw .browserRefused(command: method, reason: "{}") }
    return result
  }

  /// Sends one command and waits for its answer and for an event of `session`, whichever of them comes first.
  func call<Answer: Decodable & Sendable>(
    _ method: String,
    _ parameters: some Encodable & Sendable,
    session: String,
    awaiting event: String,
    answer: Answer.Type = Answer.self
  ) async throws(PrintingError) -> Answer {
    let awaited = Event(session: session, name: event)
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    events[awaited] = continuation
    defer { events[awaited] = nil }
    let result = try await call(method, parameters, session: session, answer: answer)
    guard await first(of: stream) != nil else { throw reasonForSilence(in: session) }
    return result
  }

  /// Asks the browser to end itself; it does not answer.
  func close() async throws(PrintingError) {
    lastID += 1
    try await send(Command(id: lastID, method: "Browser.close", params: Nothing(), sessionId: nil))
  }

  /// Hands every message of the browser to those who wait for it, until the browser ends.
  func receive(_ output: SubprocessOutputSequence) async {
    var received: [UInt8] = []
    var iterator = output.makeAsyncIterator()
    while let chunk = try? await iterator.next(isolation: self) {
      var searched = received.count
      chunk.withUnsafeBytes { received.append(contentsOf: $0) }
      while let end = received[searched...].firstIndex(of: 0) {
        deliver(Data(received[..<end]))
        received.removeSubrange(...end)
        searched = 0
      }
    }
    hasEnded = true
    for answer in answers.values { answer.stream.finish() }
    for event in events.values { event.finish() }
  }

  private func deliver(_ message: Data) {
    guard let envelope = try? JSONDecoder().decode(Envelope.self, from: message) else { return }
    if let id = envelope.id {
      answers[id]?.stream.yield(message)
    } else if let name = envelope.method, let session = envelope.sessionId {
      events[Event(session: session, name: name)]?.yield()
      if name == "Inspector.targetCrashed" { giveUp(session) }
    }
  }

  /// Ends all waiting for a page whose process is gone; the browser would never answer.
  private func giveUp(_ session: String) {
    crashedSessions.insert(session)
    for answer in answers.values where answer.session == session { answer.stream.finish() }
    for (event, stream) in events where event.session == session { stream.finish() }
  }

  private func send(_ command: some Encodable) async throws(PrintingError) {
    guard !hasEnded else { throw .browserEnded }
    do {
      _ = try await commands.write([UInt8](try JSONEncoder().encode(command)) + [0])
    } catch {
      throw .browserEnded
    }
  }

  /// The first element; nil when there will be none, or when the task was cancelled.
  private func first<Element: Sendable>(of stream: AsyncStream<Element>) async -> Element? {
    var iterator = stream.makeAsyncIterator()
    return await iterator.next(isolation: self)
  }

  private func reasonForSilence(in session: String?) -> PrintingError {
    if let session, crashedSessions.contains(session) { return .pageCrashed(file: nil) }
    return Task.isCancelled ? .cancelled : .browserEnded
  }

  private struct Event: Hashable {
    let session: String
    let name: String
  }

  private struct Command<Parameters: Encodable>: Encodable {
    let id: Int
    let method: String
    let params: Parameters
    let sessionId: String?
  }

  private struct Envelope: Decodable {
    let id: Int?
    let method: String?
    let sessionId: String?
  }

  private struct Reply<Answer: Decodable>: Decodable {
    struct Refusal: Decodable {
      let message: String
    }

    let result: Answer?
    let error: Refusal?
  }
}

/// An empty set of parameters, or an answer whose contents do not matter.
struct Nothing: Codable, Sendable {}
