import Templating

extension TaskSummary {
  /// The tasks for templates: `states` with their counts, `groups` of tasks by state with the late and silent ones first, and who is silent.
  func view(_ figures: FigureList) -> Value {
    let states = TaskState.allCases.map { state -> Value in
      let id = "tasks.state.\(state.rawValue)"
      return .object([
        ("id", .string(state.rawValue)), ("label", .string(state.label)), ("count", figures.view(id)), ("number", .int(counts[state] ?? 0)),
        ("previous", figures.view("\(id).previous")), ("change", figures.view("\(id).change")),
        ("tasks", .array(reports.filter { $0.state == state }.map { .int($0.task.number) })),
      ])
    }
    let groups = TaskState.allCases.compactMap { state -> Value? in
      let own = reports.filter { $0.state == state }
      guard !own.isEmpty else { return nil }
      return .object([
        ("id", .string(state.rawValue)), ("label", .string(state.label)), ("tasks", .array(own.map(\.view))),
      ])
    }
    return .object([
      ("count", .int(reports.count)), ("states", .array(states)), ("groups", .array(groups)), ("all", .array(reports.map(\.view))),
      ("silent", .array(silentView)),
    ])
  }

  /// The units that owe entries, each with the numbers of its tasks, in the order they first occur in the plan.
  private var silentView: [Value] {
    var order: [NamedRecord] = []
    var owed: [String: [Int]] = [:]
    for report in reports {
      for unit in report.silentUnits {
        if owed[unit.key] == nil { order.append(unit) }
        owed[unit.key, default: []].append(report.task.number)
      }
    }
    return order.map { unit in
      .object([("unit", .string(unit.title)), ("tasks", .array((owed[unit.key] ?? []).map { .int($0) }))])
    }
  }
}

extension TaskReport {
  var view: Value {
    .object([
      ("number", .int(task.number)), ("text", .string(task.text)), ("section", .array(task.section.map { .string($0) })),
      ("state", .string(state.label)), ("state_id", .string(state.rawValue)),
      ("units", .array(task.units.map { .string($0.title) })), ("cooperators", .array(task.cooperators.map { .string($0) })),
      ("lines", .array(lines.map(\.view))), ("others", .array(others.map(\.view))),
    ])
  }
}

extension TaskReport.UnitLine {
  var view: Value { entryView(unit: unit.title, entry) }
}

/// What a unit wrote about a task; `state` is 未填报 and the rest none where it wrote nothing.
private func entryView(unit: String, _ entry: ProgressEntry?, _ further: [(String, Value)] = []) -> Value {
  let state = entry.map { TaskState($0.state) } ?? .silent
  return .object(
    [
      ("unit", .string(unit)), ("state", .string(state.label)), ("state_id", .string(state.rawValue)), ("text", .optional(entry?.text)),
      ("completed", entry?.completed?.view ?? .none), ("problem", .optional(entry?.problem)), ("next", .optional(entry?.next)),
    ] + further)
}

extension UnitTasks {
  /// The unit's own tasks, in the plan's order, with how many it gave each state.
  func view(_ figures: FigureList) -> Value {
    let tasks = lines.map { line in
      entryView(
        unit: unit.title, line.entry,
        [
          ("number", .int(line.task.number)), ("task", .string(line.task.text)),
          ("section", .array(line.task.section.map { .string($0) })),
          ("partners", .array(line.task.units.filter { $0.key != unit.key }.map { .string($0.title) })),
          ("cooperators", .array(line.task.cooperators.map { .string($0) })),
        ])
    }
    return .object([("count", .int(lines.count)), ("states", .array(states(figures))), ("tasks", .array(tasks))])
  }

  /// The unit with `expected` entries and the number in each of the `states`.
  func summaryView(_ figures: FigureList) -> Value {
    .object([
      ("key", .string(unit.key)), ("title", .string(unit.title)), ("expected", figures.view("entries.unit.\(unit.key).expected")),
      ("states", .array(states(figures))),
    ])
  }

  private func states(_ figures: FigureList) -> [Value] {
    TaskState.allCases.map { state in
      .object([
        ("id", .string(state.rawValue)), ("label", .string(state.label)), ("number", .int(lines.count { $0.state == state })),
        ("count", figures.view("entries.unit.\(unit.key).\(state.rawValue)")),
      ])
    }
  }
}
