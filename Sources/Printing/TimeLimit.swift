/// Runs `work`; when it takes longer than `limit`, calls `end`, which must make `work` throw, and throws `.timedOut` for `file`.
func withTimeLimit<Result: Sendable>(
  _ limit: Duration,
  file: String,
  end: @escaping @Sendable () -> Void,
  _ work: @escaping @Sendable () async throws(PrintingError) -> Result
) async throws(PrintingError) -> Result {
  do {
    return try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        end()
        throw PrintingError.timedOut(file: file, limit: limit)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw PrintingError.cancelled }
      return first
    }
  } catch let error as PrintingError {
    throw error
  } catch {
    throw .cancelled
  }
}
