import Diagnostics
package import Templating

/// One file to be rendered: its path, its template and the data the template is given.
package struct RenderJob: Sendable {
  /// The path below the output tree.
  package let path: String
  /// The template's name below `Templates/`.
  package let template: String
  /// Makes the template's variables; called on the thread that renders, so that they never all exist at once.
  package let variables: @Sendable () -> JobVariables
  /// The place in the content the file comes from, found when something is wrong with its path.
  let origin: OutputFile.Origin

  package init(
    path: String, template: String, origin: @escaping OutputFile.Origin = { nil }, context: @escaping @Sendable () -> Value
  ) {
    self.init(path: path, template: template, origin: origin, variables: { JobVariables(Diagnosed(context())) })
  }

  package init(
    path: String, template: String, origin: @escaping OutputFile.Origin = { nil }, variables: @escaping @Sendable () -> JobVariables
  ) {
    self.path = path
    self.template = template
    self.origin = origin
    self.variables = variables
  }

  /// The template's variables, whatever is wrong in them.
  package func context() -> Value { variables().complete().value.value }
}
