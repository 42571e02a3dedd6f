import FoundationEssentials
import Subprocess

/// Commands to a browser and its answers: JSON messages, each ended by a NUL byte.
actor DevToolsConnection {
  private let commands: StandardInputWriter
  private var answers: SubprocessOutputSequence.Iterator
  private var received: [UInt8] = []
  private var lastID = 0

  init(commands: StandardInputWriter, answers: SubprocessOutputSequence) {
    self.commands = commands
    self.answers = answers.makeAsyncIterator()
  }

  /// Sends one command, in a page's `session` if given, and waits for its answer; events that come before it are dropped.
  func call<Answer: Decodable & Sendable>(
    _ method: String,
    _ parameters: some Encodable & Sendable = Nothing(),
    session: String? = nil,
    answer: Answer.Type = Answer.self
  ) async throws(PrintingError) -> Answer {
    let id = try await send(method, parameters, session: session)
    while true {
      let message = try await nextMessage()
      guard let envelope = try? JSONDecoder().decode(Envelope.self, from: message), envelope.id == id else { continue }
      if let refusal = envelope.error { throw .browserRefused(command: method, reason: refusal.message) }
      guard let reply = try? JSONDecoder().decode(Reply<Answer>.self, from: message) else {
        throw .browserRefused(command: method, reason: String(decoding: message.prefix(200), as: UTF8.self))
      }
      return reply.result
    }
  }

  /// Sends one command and waits for an event of `session` that follows it, whichever comes first of its answer and the event.
  func call<Answer: Decodable & Sendable>(
    _ method: String,
    _ parameters: some Encodable & Sendable,
    session: String,
    awaiting event: String,
    answer: Answer.Type = Answer.self
  ) async throws(PrintingError) -> Answer {
    let id = try await send(method, parameters, session: session)
    var result: Answer?
    var happened = false
    while true {
      let message = try await nextMessage()
      guard let envelope = try? JSONDecoder().decode(Envelope.self, from: message) else { continue }
      if envelope.id == id {
        if let refusal = envelope.error { throw .browserRefused(command: method, reason: refusal.message) }
        result = (try? JSONDecoder().decode(Reply<Answer>.self, from: message))?.result
      }
      happened = happened || (envelope.method == event && envelope.sessionId == session)
      if happened, let result { return result }
    }
  }

  /// Asks the browser to end itself; it does not answer.
  func close() async throws(PrintingError) {
    _ = try await send("Browser.close", Nothing(), session: nil)
  }

  private func send(_ method: String, _ parameters: some Encodable, session: String?) async throws(PrintingError) -> Int {
    lastID += 1
    let command = Command(id: lastID, method: method, params: parameters, sessionId: session)
    do {
      _ = try await commands.write([UInt8](try JSONEncoder().encode(command)) + [0])
    } catch {
      throw .browserEnded
    }
    return lastID
  }

  private func nextMessage() async throws(PrintingError) -> Data {
    var searched = 0
    while true {
      if let end = received[searched...].firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeSubrange(...end)
        return message
      }
      searched = received.count
      var iterator = answers
      let chunk: SubprocessOutputSequence.Buffer?
      do {
        chunk = try await iterator.next(isolation: self)
      } catch {
        throw .browserEnded
      }
      answers = iterator
      guard let chunk else { throw .browserEnded }
      chunk.withUnsafeBytes { received.append(contentsOf: $0) }
    }
  }

  private struct Command<Parameters: Encodable>: Encodable {
    let id: Int
    let method: String
    let params: Parameters
    let sessionId: String?
  }

  private struct Envelope: Decodable {
    struct Refusal: Decodable {
      let message: String
    }

    let id: Int?
    let method: String?
    let sessionId: String?
    let error: Refusal?
  }

  private struct Reply<Answer: Decodable>: Decodable {
    let result: Answer
  }
}

/// An empty set of parameters, or an answer whose contents do not matter.
struct Nothing: Codable, Sendable {}
