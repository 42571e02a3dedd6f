import ContentModel

extension FigureList {
  /// The figures of the plan's tasks: `tasks.…` and `entries.…`; `previous` is nil when nobody wrote anything in the period before.
  mutating func append(_ tasks: TaskSummary, previous: TaskSummary?, units: [UnitTasks]) {
    let total = tasks.reports.count
    let all = tasks.rows()
    append("tasks.total", "任务总数", .count(total, "项"), by: .count, from: all)
    for state in TaskState.allCases { append(state, tasks, previous) }
    append(
      "tasks.completion", "任务完成率", .percent(Percentage.of(Amount(tasks.counts[.completed] ?? 0), in: Amount(total))), by: .completion,
      from: tasks.rows(of: [.completed]))
    append("entries.expected", "应填报项数", .count(tasks.expected, "项"), by: .reporting, from: .none)
    append("entries.received", "实际填报项数", .count(tasks.received, "项"), by: .reporting, from: all)
    append("entries.missing", "未填报项数", .count(tasks.expected - tasks.received, "项"), by: .reporting, from: .none)
    append(
      "entries.rate", "填报率", .percent(Percentage.of(Amount(tasks.received), in: Amount(tasks.expected))), by: .reporting, from: all)
    for unit in units { append(unit) }
  }

  /// The figures of one state: `tasks.state.STATE…`.
  private mutating func append(_ state: TaskState, _ tasks: TaskSummary, _ previous: TaskSummary?) {
    let id = "tasks.state.\(state.rawValue)"
    let (now, rows) = (tasks.counts[state] ?? 0, tasks.rows(of: [state]))
    let earlier = previous.map { $0.counts[state] ?? 0 }
    let earlierRows = previous?.rows(of: [state]) ?? .none
    append(id, "\(state.label)任务", .count(now, "项"), by: .taskState, from: rows)
    append("\(id).previous", "上期\(state.label)任务", earlier.map { .count($0, "项") } ?? .absent, by: .taskState, from: earlierRows)
    append(
      "\(id).change", "\(state.label)任务比上期增减", earlier.map { .count(now - $0, "项") } ?? .absent, by: .change, from: rows.union(earlierRows))
  }

  /// The figures of one unit's own entries: `entries.unit.KEY.…`.
  private mutating func append(_ tasks: UnitTasks) {
    let id = "entries.unit.\(tasks.unit.key)"
    append("\(id).expected", "\(tasks.unit.title)应填报项数", .count(tasks.lines.count, "项"), by: .reporting, from: .none)
    for state in TaskState.allCases {
      let own = tasks.lines.filter { $0.state == state }
      append(
        "\(id).\(state.rawValue)", "\(tasks.unit.title)填报\(state == .silent ? "缺项" : state.label)", .count(own.count, "项"),
        by: .reporting, from: SourceRows(own.compactMap { $0.entry?.row }))
    }
  }
}
