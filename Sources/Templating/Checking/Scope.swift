/// What the check of names knows of a value.
enum Known {
  case value(TemplateType)
  case macro(KnownMacro)
  case module(TopLevel)

  static var any: Known { .value(.any) }

  var type: TemplateType {
    if case .value(let type) = self { type } else { .any }
  }

  func joined(with other: Known) -> Known {
    .value(type.joined(with: other.type))
  }
}

/// A macro and the scope it is written in.
struct KnownMacro {
  let definition: MacroDefinition
  let place: Place
  let scope: Scope
}

/// A piece of a template's source.
struct Place: Hashable {
  let template: Int
  let span: Span
}

/// The variables visible at a point of a template.
struct Scope {
  /// The template whose source is being read.
  var template: Int
  let top: TopLevel
  /// Variables of the loops, blocks and macros around the point.
  var locals: [NameID: Known] = [:]
  /// Whether assignments here are the top level's.
  var isTop = false
  /// Whether the point may be passed over.
  var isConditional = false

  /// What a name stands for; nil when nothing provides it.
  func lookup(_ name: NameID, text: String) -> Known? {
    if let known = locals[name] ?? top.exports[name] { return known }
    switch top.context {
    case .type(.record(let members)): return members[text].map { .value($0) }
    case .type: return .any
    case .scope(let outer): return outer.lookup(name, text: text)
    }
  }

  /// The names of all variables visible here.
  func names(_ text: (NameID) -> String) -> Set<String> {
    var found = Set(locals.keys.map(text)).union(top.exports.keys.map(text))
    switch top.context {
    case .type(.record(let members)): found.formUnion(members.keys)
    case .type: break
    case .scope(let outer): found.formUnion(outer.names(text))
    }
    return found
  }

  /// The scope of a block, loop or macro inside this one.
  var inner: Scope {
    var scope = self
    scope.isTop = false
    scope.isConditional = false
    return scope
  }

  mutating func assign(_ name: NameID, _ known: Known) {
    let before = isConditional ? (isTop ? top.exports[name] : locals[name]) : nil
    let value = before.map { $0.joined(with: known) } ?? known
    if isTop { top.exports[name] = value } else { locals[name] = value }
  }
}

/// The top level of a template and of those it extends, while they are checked together.
final class TopLevel {
  /// Where variables come from that no template sets.
  enum Context {
    case type(TemplateType)
    /// The place of an `include` or `import`.
    case scope(Scope)
  }

  let context: Context
  /// Variables that templates set at their top level, or that were given with an `include`.
  var exports: [NameID: Known] = [:]
  /// The blocks by name, the most derived version first.
  var blocks: [NameID: [(template: Int, block: BlockDefinition)]] = [:]
  /// Whether the templates that make it up are all known, so that a name it lacks is missing.
  var isComplete = true

  init(_ context: Context) {
    self.context = context
  }
}
