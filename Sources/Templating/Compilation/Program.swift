import Diagnostics

/// Everything a template set's instructions refer to by number; immutable.
final class Program: Sendable {
  let options: TemplateOptions
  let names: [Name]
  private let nameTable: NameTable
  let constants: [Value]
  let functions: [CodeFunction]
  let templates: [CompiledTemplate]
  let templateIndex: [String: Int]
  let calls: [CallSite]
  let filters: [FilterSite]
  let tests: [TestSite]
  let macros: [MacroSite]
  let blocks: [BlockSite]
  let includes: [IncludeSite]
  let imports: [ImportSite]
  let faults: [Fault.Description]
  /// The global function of a name, by name number.
  let globals: [Value?]

  init(_ builder: ProgramBuilder) {
    options = builder.options
    names = builder.names.names
    nameTable = builder.names
    constants = builder.constants
    functions = builder.functions.compactMap { $0 }
    templates = builder.templates
    templateIndex = builder.templateIndex
    calls = builder.calls
    filters = builder.filters
    tests = builder.tests
    macros = builder.macros
    blocks = builder.blocks
    includes = builder.includes
    imports = builder.imports
    faults = builder.faults
    var globals = [Value?](repeating: nil, count: names.count)
    for function in GlobalFunction.allCases {
      if let id = nameTable.find(function.rawValue) { globals[Int(id)] = .dynamic(DynamicValue(.global(function))) }
    }
    for (name, value) in options.globals {
      if let id = nameTable.find(name) { globals[Int(id)] = value }
    }
    self.globals = globals
  }

  /// The number of a name that occurs in the set's templates.
  func nameID(_ text: String) -> NameID? {
    nameTable.find(text)
  }
}

/// A template of a set, compiled for one or more places in HTML.
struct CompiledTemplate: Sendable {
  let source: SourceText
  var name: String { source.file }
  /// The source with LF line ends, from which texts are copied.
  let bytes: [UInt8]
  /// What is wrong with it; a faulty template has no variants.
  var diagnostics: [Diagnostic] = []
  /// The literal names it extends, includes and imports.
  var references: [String] = []
  /// Whether it extends, includes or imports templates whose names are known only while rendering.
  var computesReferences = false
  var variants: [Variant] = []

  /// The template compiled to begin at one place in HTML.
  struct Variant: Sendable {
    var start: HTMLContext
    var root: Int
    /// The template it extends whatever happens, when its name is written out.
    var parent: Int?
    var blocks: [BlockCode]
    /// Where each block of this template and of those it extends stands.
    var blockPlaces: [NameID: HTMLContext]
    /// Whether `blockPlaces` may lack some, because a template above is named only while rendering.
    var hasUnknownParent: Bool
  }

  struct BlockCode: Sendable {
    var name: NameID
    var function: Int
    var isRequired: Bool
    var start: HTMLContext
  }
}

/// The tables of a program while its templates are compiled.
struct ProgramBuilder {
  let options: TemplateOptions
  var names: NameTable
  var constants: [Value] = []
  var functions: [CodeFunction?] = []
  var templates: [CompiledTemplate] = []
  var templateIndex: [String: Int] = [:]
  var calls: [CallSite] = []
  var filters: [FilterSite] = []
  var tests: [TestSite] = []
  var macros: [MacroSite] = []
  var blocks: [BlockSite] = []
  var includes: [IncludeSite] = []
  var imports: [ImportSite] = []
  var faults: [Fault.Description] = []
}

extension Array {
  /// Appends and answers the position as an operand.
  mutating func add(_ element: Element) -> Int32 {
    append(element)
    return Int32(truncatingIfNeeded: count - 1)
  }
}
