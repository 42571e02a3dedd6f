// Templating is the template engine: it turns named texts in Jinja2's language and values into bytes. It knows HTML as far as escaping
// needs it; it knows nothing of files, sites or content.

public import Diagnostics

/// Compiled templates that know one another by name; immutable, and rendered from any number of threads at once.
public final class TemplateSet: Sendable {
  init() {}

  /// Compiles templates; `SourceText.file` is the name other templates extend, include and import them by.
  ///
  /// Templates with faults are left out of the set, all faults of all templates are reported.
  public static func compile(_ sources: [SourceText], options: TemplateOptions = .project) -> Diagnosed<TemplateSet> {
    Diagnosed(TemplateSet())
  }

  /// The UTF-8 bytes of the template `name` rendered with the members of `context` as its variables.
  public func render(_ name: String, _ context: Value) throws(TemplateError) -> [UInt8] {
    []
  }
}
