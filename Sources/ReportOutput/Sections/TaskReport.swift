package import ContentModel

/// How one task stands at the end of a period.
package struct TaskReport: Sendable {
  /// What one responsible unit wrote; nil when it wrote nothing.
  package struct UnitLine: Sendable {
    package let unit: NamedRecord
    package let entry: ProgressEntry?
  }

  package let task: ReportTask
  package let state: TaskState
  /// The responsible units in the plan's order.
  package let lines: [UnitLine]
  /// What units that are not responsible wrote; it does not count for the state.
  package let others: [UnitLine]

  package var silentUnits: [NamedRecord] {
    lines.filter { $0.entry == nil }.map(\.unit)
  }
}

/// The tasks of the plan in one period.
package struct TaskSummary: Sendable {
  /// In the plan's order.
  package let reports: [TaskReport]
  /// The number of tasks in each state.
  package let counts: [TaskState: Int]
  /// The entries due: one a task and responsible unit.
  package let expected: Int
  package let received: Int

  /// Of several entries for one task and unit within the period the latest counts, then the one further down.
  package init(_ entries: ReportEntries, in period: Period) {
    let units = Dictionary(entries.units.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let written = Dictionary(grouping: entries.progress.filter { $0.belongs(to: period) }, by: \.task)
    reports = entries.tasks.map { task in
      var latest: [String: ProgressEntry] = [:]
      for entry in written[task.number] ?? [] {
        if let known = latest[entry.unit], (known.period, known.row) > (entry.period, entry.row) { continue }
        latest[entry.unit] = entry
      }
      let lines = task.units.map { TaskReport.UnitLine(unit: $0, entry: latest[$0.key]) }
      let responsible = Set(task.units.map(\.key))
      let others = latest.values.filter { !responsible.contains($0.unit) }.sorted { $0.row < $1.row }
      return TaskReport(
        task: task,
        state: TaskState.rolledUp(lines.map { $0.entry?.state }),
        lines: lines,
        others: others.map { TaskReport.UnitLine(unit: units[$0.unit] ?? NamedRecord(key: $0.unit, title: $0.unit), entry: $0) }
      )
    }
    counts = Dictionary(grouping: reports, by: \.state).mapValues(\.count)
    expected = reports.reduce(0) { $0 + $1.lines.count }
    received = reports.reduce(0) { $0 + $1.lines.count { $0.entry != nil } }
  }

  /// The rows behind the state of the tasks in `states`, or of all tasks.
  func rows(of states: Set<TaskState> = Set(TaskState.allCases)) -> SourceRows {
    SourceRows(reports.filter { states.contains($0.state) }.flatMap { $0.lines.compactMap { $0.entry?.row } })
  }
}
