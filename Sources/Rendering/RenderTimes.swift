import Synchronization

/// How long pages took to be rendered, gathered from all threads.
package final class RenderTimes: Sendable {
  /// The time of one page: making its data, and running its template.
  package struct Entry: Sendable {
    package let path: String
    package let template: String
    package let data: Duration
    package let rendering: Duration
    package let choice: PageReuse.Choice

    package var whole: Duration { data + rendering }
  }

  private let clock: @Sendable () -> Duration
  private let state = Mutex<[Entry]>([])

  /// - Parameter clock: the time since any fixed moment.
  package init(clock: @escaping @Sendable () -> Duration) {
    self.clock = clock
  }

  /// The pages in no particular order.
  package var entries: [Entry] { state.withLock { $0 } }

  func now() -> Duration { clock() }

  func add(_ job: RenderJob, from start: Duration, data: Duration, to end: Duration, _ choice: PageReuse.Choice) {
    let entry = Entry(path: job.path, template: job.template, data: data - start, rendering: end - data, choice: choice)
    state.withLock { $0.append(entry) }
  }
}
