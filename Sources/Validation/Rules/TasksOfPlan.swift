import ActionPlan
import ContentLoading
import ContentModel
import Diagnostics
import SiteStructure

/// Progress is told of tasks the plan has, by units the plan makes responsible or cooperating, once a period.
struct TasksOfPlan: Rule {
  func check(_ site: SiteGraph) -> [Diagnostic] {
    guard let plan = site.library.plan, let progress = site.library.collection("progress"), let units = site.library.collection("units"),
      let taskField = progress.schema.index(of: "task"), let unitField = progress.schema.index(of: "unit")
    else { return [] }
    let tasks = Dictionary(plan.tasks.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: [String: Record] = [:]
    return progress.records.compactMap { record in
      guard case .integer(let number) = record.values[taskField] else { return nil }
      guard let task = tasks[number] else {
        return Messages.unknownTask(number, known: plan.tasks.map(\.number), at: site.library.location(of: record, field: taskField))
      }
      guard case .references(let ids) = record.values[unitField], let id = ids.first, let unit = units[id.key] else { return nil }
      let title = units.title(of: unit)
      let involved = (task.units + task.cooperators).map(\.title)
      guard involved.contains(title) else {
        return Messages.unitNotInTask(
          title, number, units: task.units.map(\.title), at: site.library.location(of: record, field: unitField))
      }
      guard case .period(let period) = progress.value("period", of: record) else { return nil }
      guard let first = seen.updateValue(record, forKey: "\(period.id) \(number) \(id.key)") else { return nil }
      return Messages.toldTwice(
        title, number, period, at: site.library.location(of: record), first: site.library.location(of: first))
    }
  }
}
