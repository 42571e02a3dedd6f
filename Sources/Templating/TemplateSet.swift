// Templating is the template engine: it turns named texts in Jinja2's language and values into bytes. It knows HTML as far as escaping
// needs it; it knows nothing of files, sites or content.

public import Diagnostics
import Synchronization

/// Compiled templates that know one another by name; immutable, and rendered from any number of threads at once.
public final class TemplateSet: Sendable {
  private let program: Program
  /// The size of the largest recent rendering, to reserve room for the next.
  private let expectedSize = Atomic<Int>(0)

  private init(_ program: Program) {
    self.program = program
  }

  /// Compiles templates; `SourceText.file` is the name other templates extend, include and import them by.
  ///
  /// A name with a colon is for a template that is a part of another text: it is never suggested to authors.
  /// All faults of all templates are reported; rendering a template that has faults throws the first of them.
  public static func compile(_ sources: [SourceText], options: TemplateOptions = .project) -> Diagnosed<TemplateSet> {
    let (program, diagnostics) = SetCompiler(sources, options: options).compile()
    return Diagnosed(TemplateSet(program), diagnostics)
  }

  /// The names of the templates, in the order given.
  public var names: [String] { program.templates.map(\.source.file) }

  /// The names of the macros a template defines at its top level, in order.
  public static func macros(in source: SourceText, options: TemplateOptions = .project) -> [String] {
    source.bytes.withUnsafeBufferPointer { buffer in
      var parser = Parser(buffer, names: .initial, options: options)
      return parser.parseTemplate().compactMap { statement in
        if case .macro(let macro) = statement.kind { parser.names.text(macro.name) } else { nil }
      }
    }
  }

  /// The UTF-8 bytes of the template `name` rendered with the members of `context` as its variables.
  public func render(_ name: String, _ context: Value) throws(TemplateError) -> [UInt8] {
    try render(name, context) { machine, index throws(Fault) in try machine.render(index) }
  }

  /// The bytes of one block alone, as the most derived template has it.
  public func render(_ name: String, block: String, _ context: Value) throws(TemplateError) -> [UInt8] {
    let id = program.nameID(block)
    return try render(name, context) { machine, index throws(Fault) in
      guard let id else { throw Messages.unknownBlock(block) }
      try machine.render(index, block: id)
    }
  }

  private func render(
    _ name: String, _ context: Value, _ run: (inout Machine, Int) throws(Fault) -> Void
  ) throws(TemplateError) -> [UInt8] {
    guard let index = program.templateIndex[name] else {
      throw TemplateError(Messages.unknownTemplate(name, among: program.templateIndex).diagnostic(naming: name))
    }
    if let first = program.templates[index].diagnostics.first(where: { $0.severity == .error }) { throw TemplateError(first) }
    var base: ObjectValue?
    if case .object(let object) = context { base = object }
    var machine = Machine(
      program, base: base, sizeHint: max(expectedSize.load(ordering: .relaxed), program.templates[index].bytes.count * 2))
    do throws(Fault) {
      try run(&machine, index)
    } catch {
      throw TemplateError(error.diagnostic(in: program.templates, at: index))
    }
    let count = machine.output.count
    // Falls slowly, so that one large page among small ones does not make every rendering reserve its size for long.
    let expected = expectedSize.load(ordering: .relaxed)
    if count > expected || count < expected / 2 {
      expectedSize.store(count > expected ? count + count / 8 : expected - expected / 4, ordering: .relaxed)
    }
    return machine.output.bytes
  }

  /// The templates a template names in `extends`, `include`, `import` and `from`, directly or through others, in order of name.
  ///
  /// Names that are computed while rendering are not among them; see `computesDependencies`.
  public func dependencies(of name: String) -> [String] {
    var found: Set<String> = []
    var pending = [name]
    while let next = pending.popLast() {
      guard let index = program.templateIndex[next] else { continue }
      for reference in program.templates[index].references where found.insert(reference).inserted { pending.append(reference) }
    }
    return found.sorted()
  }

  /// Whether a template, or one of its dependencies, names another one by an expression, so that it may depend on any template of the set.
  public func computesDependencies(_ name: String) -> Bool {
    ([name] + dependencies(of: name)).contains { program.templateIndex[$0].map { program.templates[$0].computesReferences } ?? false }
  }
}
