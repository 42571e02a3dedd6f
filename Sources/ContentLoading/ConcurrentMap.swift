import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the order of the elements, worked out on up to `threads` threads.
  func concurrentMap<Result: Sendable>(threads: Int, _ transform: @Sendable (Element) -> Result) -> [Result] {
    let size = Swift.max(1, Swift.min(64, count / (threads * 4)))
    guard threads > 1, count > size else { return map(transform) }
    let parts = stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    let next = Atomic(0)
    let results = Mutex([[Result]](repeating: [], count: parts.count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < parts.count else { return }
        let part = parts[index].map(transform)
        results.withLock { $0[index] = part }
      }
    }
    return results.withLock { Array<Result>($0.joined()) }
  }
}
