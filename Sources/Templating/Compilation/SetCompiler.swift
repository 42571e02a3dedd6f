import Diagnostics

/// Compiles the templates of a set, each for the places in HTML where it is used.
final class SetCompiler {
  let options: TemplateOptions
  private let hasOwnFilters: Bool
  var program: ProgramBuilder
  private(set) var trees: [[Statement]] = []
  private var faults: [[Fault]] = []
  /// Templates whose compilation has begun and not ended, to notice circles.
  private var inProgress: Set<Int> = []
  /// Blocks for which no template above has a place, and what to say of them.
  private var unplaced: [(block: NameID, template: Int, fault: Fault)] = []
  /// Blocks that some template writes as `self.name()`.
  private var called: Set<NameID> = []

  init(_ sources: [SourceText], options: TemplateOptions) {
    self.options = options
    hasOwnFilters = !options.filters.isEmpty
    program = ProgramBuilder(options: options, names: .initial)
    for source in sources {
      let bytes = Self.normalised(source.bytes)
      program.templateIndex[source.file] = program.templates.count
      program.templates.append(CompiledTemplate(source: source, bytes: bytes))
      bytes.withUnsafeBufferPointer { buffer in
        let dropsLast = !options.keepTrailingNewline && buffer.last == UInt8(ascii: "\n")
        var parser = Parser(UnsafeBufferPointer(rebasing: buffer.dropLast(dropsLast ? 1 : 0)), names: program.names, options: options)
        program.names = .initial
        trees.append(parser.parseTemplate())
        program.names = parser.names
        faults.append(parser.faults)
      }
    }
  }

  /// The set and everything that is wrong with it.
  func compile() -> (program: Program, diagnostics: [Diagnostic]) {
    for index in trees.indices where faults[index].isEmpty { _ = variant(of: index, start: .text) }
    for block in unplaced where !called.contains(block.block) { faults[block.template].append(block.fault) }
    checkNames()
    var diagnostics: [Diagnostic] = []
    for index in trees.indices {
      let found = faults[index].map { $0.diagnostic(in: program.templates, at: index) }
      program.templates[index].diagnostics = found
      if found.hasErrors { program.templates[index].variants = [] }
      diagnostics += found
    }
    return (Program(program), diagnostics)
  }

  /// The template compiled to begin at `start`; nil when it has faults or is being compiled for another place.
  func variant(of index: Int, start: HTMLContext) -> CompiledTemplate.Variant? {
    if let known = program.templates[index].variants.first(where: { $0.start == start }) { return known }
    guard faults[index].isEmpty || !program.templates[index].variants.isEmpty, inProgress.insert(index).inserted else { return nil }
    defer { inProgress.remove(index) }
    var compiler = TemplateCompiler(self, template: index, start: start)
    let variant = compiler.compileTemplate(trees[index])
    faults[index] += compiler.faults
    program.templates[index].variants.append(variant)
    return variant
  }

  /// Notes a block that overrides nothing, which is worth a warning where names are checked.
  func noteUnplaced(_ block: NameID, _ span: Span, known: some Sequence<NameID>, in template: Int) {
    guard options.reportsUnknownNames, !unplaced.contains(where: { $0.block == block && $0.template == template }) else { return }
    let fault = Messages.blockOverridesNothing(program.names.text(block), span, known: known.map(program.names.text).sorted())
    unplaced.append((block, template, fault))
  }

  func filter(named name: String) -> Filter? {
    hasOwnFilters ? options.filter(named: name) : Filter.named(name)
  }

  func noteCalled(_ block: NameID) {
    called.insert(block)
  }

  /// Looks for names that cannot exist, from what is known of contexts.
  private func checkNames() {
    guard !options.contexts.isEmpty else { return }
    var checker = NameChecker(program, trees, globals: Set(options.globals.keys)) {
      self.faults[$0].contains { $0.description.severity == .error }
    }
    for mistake in checker.check(options.contexts) { faults[mistake.template].append(mistake.fault) }
  }

  /// Whether the template's own compilation has begun and not ended.
  func isCompiling(_ index: Int) -> Bool {
    inProgress.contains(index)
  }

  /// How values are escaped in a template, from its name.
  func autoescape(of index: Int) -> TemplateOptions.Autoescape {
    guard options.autoescape == .contextual else { return options.autoescape }
    let name = program.templates[index].source.file
    let plain = [".txt", ".md", ".csv", ".json", ".tex"]
    return plain.contains { name.hasSuffix($0) } ? .off : .contextual
  }

  /// The source with LF line ends.
  private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.withUnsafeBufferPointer({ $0.firstIndex(of: UInt8(ascii: "\r"), from: 0) != nil }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      if byte == UInt8(ascii: "\n"), afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = byte == UInt8(ascii: "\r")
      result.append(afterReturn ? UInt8(ascii: "\n") : byte)
    }
    return result
  }
}
