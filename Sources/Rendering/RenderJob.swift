package import Diagnostics
package import Templating

/// One file to be rendered: its path, its template and the data the template is given.
package struct RenderJob: Sendable {
  /// The path below the output tree.
  package let path: String
  /// The template's name below `Templates/`.
  package let template: String
  /// Makes the template's variables; called on the thread that renders, so that they never all exist at once.
  package let context: @Sendable () -> Value
  /// The place in the content the file comes from, shown with its errors.
  package let origin: Location?

  package init(path: String, template: String, origin: Location? = nil, context: @escaping @Sendable () -> Value) {
    self.path = path
    self.template = template
    self.origin = origin
    self.context = context
  }
}
