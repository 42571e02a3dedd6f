import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the order of the elements, worked out on up to `threads` threads.
  ///
  /// - Parameter atOnce: how many elements a thread takes at once; nil suits many that are much alike.
  package func concurrentMap<Result: Sendable>(
    threads: Int, atOnce: Int? = nil, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let size = atOnce ?? Swift.max(1, Swift.min(64, count / (threads * 4)))
    return concurrentChunks(threads: threads, size: size) { $0.map(transform) }.flatMap(\.self)
  }

  /// What `transform` makes of each part of the array, in their order; `size` elements make a part.
  func concurrentChunks<Result: Sendable>(
    threads: Int, size: Int = 256, _ transform: @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    let parts = stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    guard threads > 1, parts.count > 1 else { return parts.map(transform) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: parts.count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < parts.count else { return }
        let part = transform(parts[index])
        results.withLock { $0[index] = part }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
