import ContentModel

extension FigureList {
  /// The figures of the plan's tasks: `tasks.…`.
  mutating func append(_ tasks: TaskSummary, units: [UnitTasks]) {
    let total = tasks.reports.count
    append("tasks.total", "任务总数", .count(total, "项"), by: .count, from: tasks.rows())
    for state in TaskState.allCases {
      append(
        "tasks.state.\(state.rawValue)", "\(state.label)任务", .count(tasks.counts[state] ?? 0, "项"), by: .taskState,
        from: tasks.rows(of: [state]))
    }
    append(
      "tasks.completion", "任务完成率", .percent(Percentage.of(Amount(tasks.counts[.completed] ?? 0), in: Amount(total))), by: .completion,
      from: tasks.rows(of: [.completed]))
    append("entries.expected", "应填报项数", .count(tasks.expected, "项"), by: .reporting, from: [])
    append("entries.received", "实际填报项数", .count(tasks.received, "项"), by: .reporting, from: tasks.rows())
    append("entries.missing", "未填报项数", .count(tasks.expected - tasks.received, "项"), by: .reporting, from: [])
    append(
      "entries.rate", "填报率", .percent(Percentage.of(Amount(tasks.received), in: Amount(tasks.expected))), by: .reporting,
      from: tasks.rows())
    for unit in units { append(unit) }
  }

  /// The figures of one unit's own entries: `entries.unit.KEY.…`.
  private mutating func append(_ tasks: UnitTasks) {
    let id = "entries.unit.\(tasks.unit.key)"
    append("\(id).expected", "\(tasks.unit.title)应填报项数", .count(tasks.lines.count, "项"), by: .reporting, from: [])
    for state in TaskState.allCases {
      let own = tasks.lines.filter { $0.state == state }
      append(
        "\(id).\(state.rawValue)", "\(tasks.unit.title)填报\(state == .silent ? "缺项" : state.label)", .count(own.count, "项"),
        by: .reporting, from: own.compactMap { $0.entry?.row })
    }
  }
}
