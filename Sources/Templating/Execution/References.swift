/// Templates that use other templates.
extension Machine {
  /// The number of a template named by a value.
  func template(named value: Value) throws(Fault) -> Int {
    switch value {
    case .undefined(let undefined): throw Messages.undefined(undefined)
    case .string(let name), .safe(let name):
      if let index = program.templateIndex[name] { return index }
      throw Messages.unknownTemplate(name, among: program.templateIndex)
    default: throw Messages.notATemplateName(value)
    }
  }

  /// A context that sees another one and the local variables given.
  func derived(
    _ context: RenderContext, locals: [(name: NameID, slot: Int)], _ frame: UnsafeMutablePointer<Value>, inheritance: Inheritance
  ) -> RenderContext {
    var names: [(name: NameID, value: Value)] = []
    names.reserveCapacity(locals.count)
    for local in locals {
      let value = frame[local.slot]
      if case .undefined(let undefined) = value, undefined === Undefined.unset { continue }
      names.append((local.name, value))
    }
    return RenderContext(base: context.base, parent: context, names: names, inheritance: inheritance)
  }

  mutating func include(
    _ site: IncludeSite, _ frame: UnsafeMutablePointer<Value>, _ top: inout UnsafeMutablePointer<Value>, _ context: RenderContext
  ) throws(Fault) {
    var members: Value?
    if site.hasMembers {
      top -= 1
      members = top.move()
    }
    let name = (top - 1).pointee
    var target = site.target
    if target == nil {
      target = try choose(name, ignoreMissing: site.ignoreMissing)
    }
    top -= 1
    top.deinitialize(count: 1)
    guard let target else { return }
    let variants = program.templates[target].variants
    guard let variant = variants.first(where: { $0.start == site.start }) else {
      throw variants.isEmpty
        ? Messages.faultyTemplate(program.templates[target].name, target) : Messages.includedInMarkup(program.templates[target].name)
    }
    let included: RenderContext
    if site.withContext {
      included = derived(context, locals: site.locals, frame, inheritance: Inheritance())
    } else {
      included = RenderContext(base: nil, parent: nil, inheritance: Inheritance())
    }
    if let members {
      guard case .object(let object) = members else { throw Messages.notAMapping(members) }
      for (position, key) in object.shape.keys.enumerated() {
        if let id = program.nameID(key.text) { included.set(id, object.value(at: position)) }
      }
    }
    try enter()
    try renderRoot(variant, included)
    depth -= 1
  }

  /// The first template there is among the names given.
  private func choose(_ names: Value, ignoreMissing: Bool) throws(Fault) -> Int? {
    let candidates: [Value]
    switch names {
    case .array(let items), .tuple(let items): candidates = items
    case .undefined(let undefined): throw Messages.undefined(undefined)
    default: candidates = [names]
    }
    for candidate in candidates {
      if let text = candidate.stringText?.text, let index = program.templateIndex[text] { return index }
    }
    if ignoreMissing { return nil }
    if candidates.count == 1 { return try template(named: candidates[0]) }
    throw Messages.noneOfTemplates(candidates.map(\.text), among: program.templateIndex)
  }

  /// The top level of an imported template, run once a rendering when it does not see the context.
  mutating func module(
    _ name: Value, _ site: ImportSite, _ frame: UnsafeMutablePointer<Value>, _ context: RenderContext
  ) throws(Fault) -> (context: RenderContext, name: String) {
    let target = try template(named: name)
    let file = program.templates[target].name
    if !site.withContext, let known = modules[target] { return (contexts[known], file) }
    guard let variant = program.templates[target].variants.first(where: { $0.start == .text }) else {
      throw Messages.faultyTemplate(file, target)
    }
    let own =
      site.withContext
      ? derived(context, locals: site.locals, frame, inheritance: Inheritance())
      : RenderContext(base: nil, parent: nil, inheritance: Inheritance())
    let mark = output.count
    try enter()
    try renderRoot(variant, own)
    depth -= 1
    output.drop(from: mark)
    if !site.withContext { modules[target] = number(of: own) }
    return (own, file)
  }
}
