package import Diagnostics

extension Diagnosed<PlanDocument> {
  /// The plan as the `inspect` command prints it; messages are in `language`.
  package func inspection(in language: Language) -> JSONText.Value {
    let rendering = JSONRendering(language: language)
    return .object([
      ("title", .string(value.title)),
      ("issuer", value.issuer.map { .string($0) } ?? .null),
      ("date", value.date.map { .string($0) } ?? .null),
      ("sections", .array(value.sections.map(\.inspection))),
      ("tasks", .array(value.tasks.map(\.inspection))),
      ("diagnostics", .array(diagnostics.map(rendering.value))),
    ])
  }
}

extension PlanDocument.Section {
  fileprivate var inspection: JSONText.Value {
    .object([("title", .string(title)), ("level", .int(level)), ("line", .int(location.line))])
  }
}

extension PlanDocument.Task {
  fileprivate var inspection: JSONText.Value {
    .object([
      ("number", .int(number)),
      ("section", .string(section.joined(separator: "/"))),
      ("text", .string(text)),
      ("units", .array(units.map { .string($0.title) })),
      ("mode", mode.map { .string($0) } ?? .null),
      ("cooperators", .array(cooperators.map { .string($0.written) })),
      ("line", .int(location.line)),
    ])
  }
}
