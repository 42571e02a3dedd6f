package import ContentModel

/// What one responsible unit wrote about one task for one quarter.
package struct ProgressEntry: Sendable {
  package let period: Period
  /// The task's number in the plan.
  package let task: Int
  /// The unit's key.
  package let unit: String
  package let state: WrittenState
  package let text: String?
  package let completed: CalendarDate?
  package let problem: String?
  package let next: String?
  package let row: SourceRow

  package init(
    period: Period, task: Int, unit: String, state: WrittenState, text: String? = nil, completed: CalendarDate? = nil,
    problem: String? = nil, next: String? = nil, row: SourceRow
  ) {
    self.period = period
    self.task = task
    self.unit = unit
    self.state = state
    self.text = text
    self.completed = completed
    self.problem = problem
    self.next = next
    self.row = row
  }
}

/// The states a unit may give its task; the raw value is the word in the table.
package enum WrittenState: String, Sendable, CaseIterable {
  case late = "滞后"
  case notStarted = "未启动"
  case progressing = "推进中"
  case completed = "已完成"
}
