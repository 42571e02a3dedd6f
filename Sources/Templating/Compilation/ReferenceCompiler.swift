/// Statements that join templates or define code of their own: blocks, inheritance, includes, imports and macros.
extension TemplateCompiler {
  mutating func compileBlock(_ block: BlockDefinition, _ span: Span) {
    let isOverride = function.kind == .root && extendsAlways
    let place = isOverride ? inheritedBlocks[block.name] ?? .text : html
    if blocks.contains(where: { $0.name == block.name }) {
      report(Messages.blockTwice(set.program.names.text(block.name), span))
      return
    }
    let index = blocks.count
    blocks.append(CompiledTemplate.BlockCode(name: block.name, function: 0, isRequired: block.isRequired, start: place))
    let code = nested(.block) { compiler in
      compiler.html = place
      compiler.function.openScope()
      compiler.compileScope(block.body)
      if compiler.isContextual, compiler.html.joined(with: place) == nil {
        compiler.report(Messages.endsInsideMarkup(compiler.html, block.body.last?.span ?? span))
      }
      compiler.function.closeScope()
    }
    blocks[index].function = add(code)
    guard !isOverride else {
      if inheritedBlocks[block.name] == nil, !hasUnknownParent {
        set.noteUnplaced(block.name, span, known: inheritedBlocks.keys, in: template)
      }
      return
    }
    let locals = block.isScoped ? visibleLocals() : []
    let site = set.program.blocks.add(BlockSite(name: block.name, locals: locals, isScoped: block.isScoped))
    let jump = mayExtend && function.kind == .root ? function.emit(.jumpIfExtended) : nil
    function.emit(.block, a: site)
    if let jump { function.patch(jump) }
    html.beginURL()
  }

  mutating func compileExtends(_ name: Expression) {
    guard function.kind == .root, function.loopLevel == 0 else {
      report(Messages.extendsInside(name.span))
      return
    }
    compile(name)
    var isKnown = false
    if let parent = reference(name, ignoreMissing: false) {
      if branchDepth == 0 { self.parent = parent }
      if set.isCompiling(parent) {
        report(Messages.extendsInCircle(set.program.templates[parent].name, name.span))
      } else if let variant = set.variant(of: parent, start: start) {
        inheritedBlocks.merge(variant.blockPlaces) { known, _ in known }
        isKnown = !variant.hasUnknownParent
      }
    }
    if !isKnown { hasUnknownParent = true }
    function.emit(.extends, effect: -1)
    if branchDepth == 0 { extendsAlways = true }
  }

  /// Notes a template named in the source; its number, when it is in the set.
  @discardableResult
  mutating func reference(_ name: Expression, ignoreMissing: Bool) -> Int? {
    guard case .constant(.string(let file)) = name.kind else {
      set.program.templates[template].computesReferences = true
      if set.options.reportsUnknownNames, let file = unquotedName(name) { report(Messages.templateWithoutQuotes(file, name.span)) }
      return nil
    }
    if !set.program.templates[template].references.contains(file) { set.program.templates[template].references.append(file) }
    if let index = set.program.templateIndex[file] { return index }
    if !ignoreMissing, set.options.reportsUnknownNames {
      report(Messages.unknownTemplate(file, among: set.program.templateIndex).at(name.span))
    }
    return nil
  }

  /// The template's name that an expression is when its author forgot the quotes.
  private func unquotedName(_ name: Expression) -> String? {
    let text = String(decoding: set.program.templates[template].bytes[name.span.range], as: UTF8.self)
    switch name.kind {
    case .attribute: return set.program.templateIndex[text] == nil ? nil : text
    // No template is named by a number.
    case .binary(.divide, _, _), .binary(.subtract, _, _): return text
    default: return nil
    }
  }

  mutating func compileInclude(_ name: Expression, _ ignoreMissing: Bool, _ withContext: Bool, _ members: Expression?) {
    compile(name)
    if let members { compile(members) }
    let target = reference(name, ignoreMissing: ignoreMissing)
    let place = isContextual ? html : .text
    if let target, !set.isCompiling(target) { _ = set.variant(of: target, start: place) }
    let site = set.program.includes.add(
      IncludeSite(
        ignoreMissing: ignoreMissing, withContext: withContext, hasMembers: members != nil, locals: withContext ? visibleLocals() : [],
        target: target, start: place))
    function.span = name.span
    function.emit(.include, a: site, effect: members == nil ? -1 : -2)
    html.beginURL()
  }

  mutating func compileFrom(_ name: Expression, _ names: [(name: NameID, alias: NameID, span: Span)], _ withContext: Bool) {
    compile(name)
    reference(name, ignoreMissing: false)
    var stores: [(name: NameID, slot: Int, export: NameID?)] = []
    for imported in names {
      guard let binding = function.lookupInScope(imported.alias), case .slot(let slot) = function.bindings[binding].place else { continue }
      stores.append((imported.name, slot, function.bindings[binding].isRoot ? imported.alias : nil))
      if !function.bindings[binding].isDefinite {
        function.setDefinite(binding, true)
        if branchDepth > 0 { madeDefinite.append(binding) }
      }
    }
    let site = set.program.imports.add(
      ImportSite(withContext: withContext, locals: withContext ? visibleLocals() : [], names: stores))
    function.emit(.from, a: site, effect: -1)
  }

  /// Pushes a macro.
  mutating func compileMacro(_ macro: MacroDefinition, isCaller: Bool) {
    let isNested = function.kind != .root || function.lookupInScope(macro.name).map { !function.bindings[$0].isRoot } ?? true
    var itself: Int?
    let span = function.span
    let body = nested(.macro) { compiler in
      compiler.html = .text
      compiler.function.openScope()
      var slots: [Int] = []
      for parameter in macro.parameters {
        let slot = compiler.function.newSlot()
        slots.append(slot)
        compiler.function.bind(parameter.name, to: .slot(slot), isDefinite: true)
        switch Keyword(parameter.name) {
        case .caller: compiler.function.caller = slot
        default: break
        }
      }
      if isNested, !isCaller, !macro.parameters.contains(where: { $0.name == macro.name }) {
        let slot = compiler.function.newSlot()
        itself = slot
        compiler.function.bind(macro.name, to: .slot(slot), isDefinite: true)
      }
      for (slot, value) in zip(slots.suffix(macro.defaults.count), macro.defaults) {
        let jump = compiler.function.emit(.jumpIfSet, a: Int32(truncatingIfNeeded: slot))
        compiler.compile(value)
        compiler.function.emit(.store, a: Int32(truncatingIfNeeded: slot), effect: -1)
        compiler.function.patch(jump)
      }
      compiler.compileScope(macro.body)
      if compiler.isContextual, compiler.html.joined(with: .text) == nil {
        compiler.report(Messages.endsInsideMarkup(compiler.html, macro.body.last?.span ?? span))
      }
      compiler.function.closeScope()
    }
    let code = add(body)
    let site = set.program.macros.add(
      MacroSite(
        function: code, name: set.program.names.text(macro.name), parameters: macro.parameters.map { set.program.names.text($0.name) },
        defaultCount: macro.defaults.count, autoescape: autoescape != .off, captures: body.captures, varargs: body.varargs,
        kwargs: body.kwargs, caller: body.caller, itself: itself))
    function.emit(.macro, a: site, effect: 1)
  }

  mutating func compileCallBlock(_ call: Expression, _ caller: MacroDefinition) {
    guard case .call(let callee, let arguments) = call.kind else { return }
    function.span = call.span
    if let mode = escape(for: call) { compileCall(callee, arguments, call.span, mode: mode, caller: caller) }
    afterOutput(call)
  }
}
