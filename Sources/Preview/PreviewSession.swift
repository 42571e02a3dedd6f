import ContentModel
package import Diagnostics
package import Rendering
package import SiteBuilding

/// What a preview shows at the moment, and who waits for it to change.
package actor PreviewSession {
  /// What became different between two versions.
  package enum Change: String, Sendable {
    /// Style sheets only, which a page can take in without being loaded anew.
    case style
    /// Anything else.
    case page
    /// Nothing that is shown, only what is wrong.
    case findings
  }

  /// A state as a page in the browser learns of it.
  package struct State: Sendable {
    package let version: Int
    package let change: Change
    package let errors: Int
  }

  private let options: BuildOptions
  /// The last state without errors in the content; it stays visible while the content has errors.
  private var site: SitePreview?
  private var memory = PreviewMemory()
  private var reading: [Diagnostic] = []
  private var rendering: [Diagnostic] = []
  private var changes: [Change] = []
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var reports: [String: [String: OutputFile]] = [:]

  package init(_ options: BuildOptions) {
    self.options = options
  }

  package var version: Int { changes.count }

  /// The errors, or the warnings when there are none.
  package var findings: [Diagnostic] {
    let all = (reading + rendering).sortedByLocation()
    return all.hasErrors ? all.filter { $0.severity == .error } : all
  }

  package var errors: Int { (reading + rendering).count { $0.severity == .error } }

  /// Reads the project again and tells the waiting pages.
  ///
  /// - Parameter paths: what changed since the last time; nothing at the first.
  package func update(_ paths: Set<String> = []) async {
    let options = options
    let (read, kept) = await PreviewSession.aside { [memory] in
      var memory = memory
      return (await SitePreview.read(options, changes: paths, memory: &memory), memory)
    }
    self.memory = kept
    if let site = read.value {
      self.site = site
      reports = [:]
    }
    reading = read.diagnostics
    rendering = []
    let isStyle = !paths.isEmpty && paths.allSatisfy { $0.hasSuffix(".css") }
    tell(read.value == nil ? .findings : isStyle ? .style : .page)
  }

  /// Renders the pages nobody looks at, and tells the waiting pages when that brought faults to light.
  package func checkAllPages() async {
    // While the content has errors the pages are still those of before.
    guard let site, !reading.hasErrors, !Task.isCancelled else { return }
    let checked = version
    let faults = await PreviewSession.aside(.utility) { await site.faults() }.filter { !reading.contains($0) }
    guard version == checked, faults != rendering, !Task.isCancelled else { return }
    rendering = faults
    tell(.findings)
  }

  /// Does long work beside the session; called from it directly it would keep the session from answering meanwhile.
  private static func aside<Value: Sendable>(
    _ priority: TaskPriority? = nil, _ work: @escaping @Sendable () async -> Value
  ) async -> Value {
    let task = Task.detached(priority: priority) { await work() }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// The next state after a version that a page knows; at once when there is one already.
  package func state(after known: Int) async -> State {
    if known == version { await withCheckedContinuation { waiting.append($0) } }
    let missed = (0...version).contains(known) ? changes[known...] : [.page]
    let change = missed.contains(.page) ? .page : missed.contains(.style) ? .style : Change.findings
    return State(version: version, change: change, errors: errors)
  }

  /// Answers all who wait, so that no connection stays open without an end.
  package func release() {
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  private func tell(_ change: Change) {
    changes.append(change)
    release()
  }

  /// A file below the output folder: `site/…` or `reports/PERIOD/…`.
  package func file(_ path: String) async -> Diagnosed<OutputFile?> {
    guard let site else { return Diagnosed(nil, findings) }
    if path.hasPrefix("site/") { return await site.file(String(path.dropFirst("site/".count))) }
    let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "reports", let period = Period(String(parts[1])) else { return Diagnosed(nil, []) }
    let shown = version
    if let files = reports[period.id] { return Diagnosed(files[String(parts[2])], []) }
    let report = await PreviewSession.aside { await site.report(period) }
    guard let files = report.value else { return Diagnosed(nil, report.diagnostics) }
    let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    if shown == version { reports[period.id] = byPath }
    return Diagnosed(byPath[String(parts[2])], [])
  }

  /// The reports that can be looked at.
  package var periods: [String] { site?.periods.map(\.id) ?? [] }
}
