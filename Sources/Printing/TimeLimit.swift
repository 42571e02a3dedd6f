/// Runs `work`; when it takes longer than `limit`, cancels it and throws `.timedOut` for `file`.
func withTimeLimit<Result: Sendable>(
  _ limit: Duration,
  file: String,
  _ work: @escaping @Sendable () async throws(PrintingError) -> Result
) async throws(PrintingError) -> Result {
  do {
    return try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
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
