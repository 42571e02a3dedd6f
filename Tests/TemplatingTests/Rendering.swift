import Diagnostics
import Templating

/// Renders `main` of some templates as a site does; a fault is thrown as its English message.
func render(
  _ templates: [String: String], _ context: Value = [:], options: TemplateOptions = .project
) throws -> String {
  let sources = templates.sorted { $0.key < $1.key }.map { SourceText(file: $0.key, text: $0.value) }
  let compiled = TemplateSet.compile(sources, options: options)
  if let fault = compiled.diagnostics.first { throw TemplateError(fault) }
  return String(decoding: try compiled.value.render("main.html", context), as: UTF8.self)
}

func render(_ template: String, _ context: Value = [:], options: TemplateOptions = .project) throws -> String {
  try render(["main.html": template], context, options: options)
}

/// The findings of compiling one template as a site's.
func findings(_ template: String, options: TemplateOptions = .project) -> [Diagnostic] {
  TemplateSet.compile([SourceText(file: "main.html", text: template)], options: options).diagnostics
}

/// The finding that ends a rendering, or the first of compiling.
func fault(_ template: String, _ context: Value = [:], options: TemplateOptions = .project) -> Diagnostic? {
  do {
    _ = try render(template, context, options: options)
    return nil
  } catch let error as TemplateError {
    return error.diagnostic
  } catch {
    return nil
  }
}
