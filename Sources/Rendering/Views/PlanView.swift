package import ActionPlan
package import ContentModel
package import Templating

/// How the plan looks to a template: its headings with their tasks, its tasks, and its units with the tasks they answer for.
package enum PlanView {
  /// - Parameter units: the collection of units, in whose order they are listed; nil lists them in the order of the document.
  package static func view(_ plan: PlanDocument, units: Collection?) -> Value {
    let tasks = plan.tasks.map { task in
      (
        task,
        Value.object(
          [
            ("number", .int(task.number)),
            ("anchor", .string("task-\(task.number)")),
            ("text", .string(task.text)),
            ("section", .array(task.section.map { .string($0) })),
            ("units", .array(task.units.map { unit($0.title, units) })),
            ("mode", FieldViews.text(task.mode)),
            ("cooperators", .array(task.cooperators.map { .string($0.written) })),
          ], display: String(task.number))
      )
    }
    let sections = plan.sections.map { section in
      Value.object(
        [
          ("title", .string(section.title)),
          ("path_text", .string(section.path.joined(separator: "/"))),
          ("level", .int(section.level)),
          ("tasks", .array(tasks.filter { $0.0.section == section.path }.map(\.1))),
        ], display: section.title)
    }
    return .object([
      ("title", .string(plan.title)),
      ("issuer", FieldViews.text(plan.issuer)),
      ("date", FieldViews.text(plan.date)),
      ("sections", .array(sections)),
      ("tasks", .array(tasks.map(\.1))),
      ("units", .array(unitViews(plan, units))),
    ])
  }

  private static func unitViews(_ plan: PlanDocument, _ units: Collection?) -> [Value] {
    var titles = units.map { units in units.records.map { units.title(of: $0) } } ?? []
    for unit in plan.tasks.flatMap(\.units) where !titles.contains(unit.title) { titles.append(unit.title) }
    return titles.compactMap { title in
      let numbers = plan.tasks.filter { task in task.units.contains { $0.title == title } }.map { Value.int($0.number) }
      let cooperating = plan.tasks.filter { task in task.cooperators.contains { $0.title == title } }.map { Value.int($0.number) }
      guard !numbers.isEmpty || !cooperating.isEmpty, case .object(let link) = unit(title, units) else { return nil }
      let members = zip(link.shape.names, link.values).map { ($0, $1) }
      return .object(members + [("tasks", .array(numbers)), ("cooperates", .array(cooperating))], display: title)
    }
  }

  private static func unit(_ title: String, _ units: Collection?) -> Value {
    let key = units?.records.first { units?.title(of: $0) == title }?.id.key ?? title
    return .object([("title", .string(title)), ("key", .string(key)), ("anchor", .string("unit-\(key)"))], display: title)
  }
}
