import Diagnostics

/// What is irregular about the tasks when they are seen together.
enum SequenceChecks {
  static func check(_ document: PlanDocument) -> [Diagnostic] {
    numbers(document.tasks) + cooperators(document.tasks) + modes(document.tasks)
  }

  private static func numbers(_ tasks: [PlanDocument.Task]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var first: [Int: Location] = [:]
    var previous = 0
    for task in tasks {
      if let earlier = first[task.number] {
        diagnostics.append(Messages.repeatedNumber(task.number, at: task.location, first: earlier))
      } else {
        first[task.number] = task.location
        if task.number < previous {
          diagnostics.append(Messages.numberGoesBack(task.number, after: previous, at: task.location))
        } else if task.number > previous + 1 {
          diagnostics.append(Messages.numberJumps(to: task.number, after: previous, at: task.location))
        }
      }
      previous = task.number
    }
    return diagnostics
  }

  /// A task without a cooperating unit is irregular only where most tasks have one.
  private static func cooperators(_ tasks: [PlanDocument.Task]) -> [Diagnostic] {
    let without = tasks.filter { $0.cooperators.isEmpty && !$0.units.isEmpty }
    let count = tasks.count - without.count
    guard without.count * 4 < tasks.count else { return [] }
    return without.map { Messages.noCooperator(number: $0.number, others: count, at: $0.location) }
  }

  /// A phrase for the division of work is irregular where most tasks use another one.
  private static func modes(_ tasks: [PlanDocument.Task]) -> [Diagnostic] {
    let uses = Dictionary(grouping: tasks.compactMap(\.mode)) { $0 }.mapValues(\.count)
    let total = uses.values.reduce(0, +)
    guard let usual = uses.first(where: { $0.value * 4 > total * 3 }) else { return [] }
    return tasks.compactMap { task in
      guard let mode = task.mode, mode != usual.key, let location = task.modeLocation else { return nil }
      return Messages.unusualMode(number: task.number, mode, usual: usual.key, count: usual.value, at: location)
    }
  }
}
