/// The tasks one unit is responsible for, with what it wrote about each.
package struct UnitTasks: Sendable {
  package struct Line: Sendable {
    package let task: ReportTask
    package let entry: ProgressEntry?

    /// The state the unit itself gave; silent where it wrote nothing.
    package var state: TaskState { entry.map { TaskState($0.state) } ?? .silent }
  }

  package let unit: NamedRecord
  /// In the plan's order.
  package let lines: [Line]

  init(_ unit: NamedRecord, in tasks: TaskSummary) {
    self.unit = unit
    lines = tasks.reports.flatMap { report in
      report.lines.filter { $0.unit.key == unit.key }.map { Line(task: report.task, entry: $0.entry) }
    }
  }
}

/// A period as one unit sees it: its tasks, its purchases, its place among the units.
package struct UnitReport: Sendable {
  package let tasks: UnitTasks
  /// What the unit bought, by date.
  package let purchases: [Purchase]
  /// The unit in the table of buying units; nil when it bought nothing in this period or the one before.
  package let standing: Breakdown.Row?
  package let findings: [ReportFinding]

  package var unit: NamedRecord { tasks.unit }
}
