/// The state of a task over all its responsible units; the cases stand in the order reports list them.
package enum TaskState: String, Sendable, CaseIterable {
  case late
  case silent
  case notStarted = "not-started"
  case progressing
  case completed

  package var label: String {
    switch self {
    case .late: "滞后"
    case .silent: "未填报"
    case .notStarted: "未启动"
    case .progressing: "推进中"
    case .completed: "已完成"
    }
  }

  init(_ written: WrittenState) {
    switch written {
    case .late: self = .late
    case .notStarted: self = .notStarted
    case .progressing: self = .progressing
    case .completed: self = .completed
    }
  }

  /// The state of a task from what its responsible units wrote, nil for a unit that wrote nothing (`Rule.taskState`).
  package static func rolledUp(_ written: [WrittenState?]) -> TaskState {
    let given = written.compactMap { $0 }
    if given.isEmpty { return .silent }
    if given.contains(.late) { return .late }
    if given.count == written.count, given.allSatisfy({ $0 == .completed }) { return .completed }
    if given.allSatisfy({ $0 == .notStarted }) { return .notStarted }
    return .progressing
  }
}
