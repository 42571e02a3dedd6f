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

  package init(path: String, template: String, context: @escaping @Sendable () -> Value) {
    self.init(path: path, template: template, variables: { JobVariables(Diagnosed(context())) })
  }

  package init(path: String, template: String, variables: @escaping @Sendable () -> JobVariables) {
    self.path = path
    self.template = template
    self.variables = variables
  }

  /// The template's variables, whatever is wrong in them.
  package func context() -> Value { variables().complete().value.value }
}
