extension Machine {
  /// Runs a function to its end; its slots are initialised at `frame` and are gone afterwards.
  mutating func execute(
    _ function: CodeFunction, _ frame: UnsafeMutablePointer<Value>, _ activation: inout Activation
  ) throws(Fault) {
    var pc = 0
    // The next free place of the operand stack.
    let bottom = frame + function.slotCount
    var top = bottom
    defer {
      bottom.deinitialize(count: top - bottom)
      frame.deinitialize(count: function.slotCount)
    }
    fuel -= function.code.count
    let loopsBefore = loops.count
    do throws(Fault) {
      try function.code.withUnsafeBufferPointer { code throws(Fault) in
        try function.source.withUnsafeBufferPointer { source throws(Fault) in
          try run(code, source, frame, &activation, &pc, &top)
        }
      }
    } catch {
      loops.removeLast(loops.count - loopsBefore)
      throw located(error, function, pc - 1, activation.context)
    }
  }

  /// The fault with its place, or with this call added to its chain.
  private func located(_ fault: Fault, _ function: CodeFunction, _ pc: Int, _ context: RenderContext) -> Fault {
    let span = function.spans.indices.contains(pc) ? function.spans[pc] : Span(0, 0)
    guard fault.contents.template != nil else {
      return fault.adding {
        $0.template = function.template
        $0.span = span
        $0.visible = visibleNames(in: context)
      }
    }
    guard fault.contents.calls.count < 20 else { return fault }
    return fault.adding { $0.calls.append((Messages.called(function.code[pc].opcode), function.template, span)) }
  }

  private mutating func run(
    _ code: UnsafeBufferPointer<Instruction>, _ source: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<Value>,
    _ activation: inout Activation, _ counter: inout Int, _ stackTop: inout UnsafeMutablePointer<Value>
  ) throws(Fault) {
    var pc = 0
    var top = stackTop
    var captures: [Int] = []
    defer {
      counter = pc
      stackTop = top
    }
    let end = code.count
    while pc < end {
      let instruction = code[pc]
      pc &+= 1
      switch instruction.opcode {
      case .text:
        if let base = source.baseAddress { output.append(base + Int(instruction.a), Int(instruction.b)) }
      case .emit:
        top -= 1
        try write(top.move(), Escape(rawValue: instruction.mode) ?? .html)
      case .emitSlot:
        try write(frame[Int(instruction.a)], Escape(rawValue: instruction.mode) ?? .html)
      case .emitSlotAttribute:
        if case .object(let object) = frame[Int(instruction.a)] {
          if let position = object.shape.index(of: program.names[Int(instruction.b)]) {
            try write(object.value(at: position), Escape(rawValue: instruction.mode) ?? .html)
            continue
          }
        }
        try write(attribute(instruction.b, of: frame[Int(instruction.a)]), Escape(rawValue: instruction.mode) ?? .html)
      case .captureBegin: captures.append(output.count)
      case .captureEnd:
        let text = output.take(from: captures.removeLast())
        try accept(.string(text))
        top.initialize(to: instruction.mode == 0 ? .string(text) : .safe(text))
        top += 1
      case .captureDiscard: output.drop(from: captures.removeLast())

      case .constant:
        top.initialize(to: program.constants[Int(instruction.a)])
        top += 1
      case .slot:
        top.initialize(to: frame[Int(instruction.a)])
        top += 1
      case .slotChecked:
        let value = frame[Int(instruction.a)]
        if case .undefined(let undefined) = value, undefined === Undefined.unset {
          top.initialize(to: variable(instruction.b, in: activation.context))
        } else {
          top.initialize(to: value)
        }
        top += 1
      case .context:
        top.initialize(to: variable(instruction.b, in: activation.context))
        top += 1
      case .attribute:
        let value = try attribute(instruction.b, of: (top - 1).pointee)
        (top - 1).pointee = value
      case .slotAttribute:
        if case .object(let object) = frame[Int(instruction.a)] {
          if let position = object.shape.index(of: program.names[Int(instruction.b)]) {
            top.initialize(to: object.value(at: position))
            top += 1
            continue
          }
        }
        top.initialize(to: try attribute(instruction.b, of: frame[Int(instruction.a)]))
        top += 1
      case .item:
        if case .string = (top - 2).pointee { try look(through: (top - 2).pointee) }
        let value = try item((top - 1).pointee, of: (top - 2).pointee)
        top -= 1
        top.deinitialize(count: 1)
        (top - 1).pointee = value
      case .slice:
        let value = try uncut((top - 4).pointee).slice((top - 3).pointee, (top - 2).pointee, (top - 1).pointee)
        try look(through: (top - 4).pointee)
        try accept(value)
        top -= 3
        top.deinitialize(count: 3)
        (top - 1).pointee = value
      case .array, .tuple:
        let count = Int(instruction.a)
        top -= count
        let items = Array(UnsafeBufferPointer(start: top, count: count))
        top.deinitialize(count: count)
        let value: Value = instruction.opcode == .array ? .array(items) : .tuple(items)
        top.initialize(to: value)
        top += 1
        try accept(value)
      case .object:
        let count = Int(instruction.a) * 2
        let value = try dictionary(UnsafeBufferPointer(start: top - count, count: count))
        try accept(value)
        top -= count
        top.deinitialize(count: count)
        top.initialize(to: value)
        top += 1
      case .concatenate:
        let count = Int(instruction.a)
        let value = try concatenate(UnsafeBufferPointer(start: top - count, count: count), isMarkup: instruction.mode != 0)
        try accept(value)
        top -= count
        top.deinitialize(count: count)
        top.initialize(to: value)
        top += 1
      case .pop:
        top -= 1
        top.deinitialize(count: 1)

      case .not:
        let flag = try isTrue((top - 1).pointee)
        (top - 1).pointee = .bool(!flag)
      case .negative:
        let value = (top - 1).pointee
        if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
        (top - 1).pointee = try Arithmetic.negate(value)
      case .positive:
        let value = (top - 1).pointee
        if case .undefined(let undefined) = value { throw Messages.undefined(undefined) }
        guard let number = value.number else { throw Messages.notANumber(value) }
        if case .int(let whole) = number { (top - 1).pointee = .int(whole) }
      case .binary:
        let value = try binary(instruction.a, (top - 2).pointee, (top - 1).pointee)
        try accept(value)
        top -= 1
        top.deinitialize(count: 1)
        (top - 1).pointee = value
      case .compare:
        try look(through: (top - 2).pointee)
        try look(through: (top - 1).pointee)
        let flag = try compare(Comparison(rawValue: instruction.a) ?? .equal, (top - 2).pointee, (top - 1).pointee)
        top -= 1
        top.deinitialize(count: 1)
        (top - 1).pointee = .bool(flag)
      case .compareChain:
        let flag = try compare(Comparison(rawValue: instruction.a) ?? .equal, (top - 2).pointee, (top - 1).pointee)
        top -= 1
        if flag {
          (top - 1).pointee = top.move()
        } else {
          top.deinitialize(count: 1)
          (top - 1).pointee = .bool(false)
          pc = Int(instruction.b)
        }

      case .jump: pc = Int(instruction.a)
      case .jumpIfFalse:
        top -= 1
        if try !isTrue(top.move()) { pc = Int(instruction.a) }
      case .jumpIfFalseOrPop:
        if try isTrue((top - 1).pointee) {
          top -= 1
          top.deinitialize(count: 1)
        } else {
          pc = Int(instruction.a)
        }
      case .jumpIfTrueOrPop:
        if try isTrue((top - 1).pointee) {
          pc = Int(instruction.a)
        } else {
          top -= 1
          top.deinitialize(count: 1)
        }
      case .jumpIfSet:
        if case .undefined(let undefined) = frame[Int(instruction.a)], undefined === Undefined.unset { continue }
        pc = Int(instruction.b)
      case .jumpIfExtended: if activation.parent != nil { pc = Int(instruction.a) }
      case .fail: throw Fault(program.faults[Int(instruction.a)])

      case .store:
        top -= 1
        frame[Int(instruction.a)] = top.move()
      case .export:
        top -= 1
        let value = top.move()
        activation.context.set(instruction.b, value)
        frame[Int(instruction.a)] = value
      case .clear: frame[Int(instruction.a)] = .undefined(Undefined.unset)
      case .copy: frame[Int(instruction.b)] = frame[Int(instruction.a)]
      case .unpack:
        let items = try unpack((top - 1).pointee, count: Int(instruction.a))
        top -= 1
        top.deinitialize(count: 1)
        for item in items.reversed() {
          top.initialize(to: item)
          top += 1
        }
      case .setAttribute:
        let (namespace, value) = instruction.mode == 0 ? (top - 2, top - 1) : (top - 1, top - 2)
        try setAttribute(instruction.b, of: namespace.pointee, value.pointee)
        top -= 2
        top.deinitialize(count: 2)
      case .assignContext: try assign(instruction, frame, &top, activation.context)

      case .filter:
        let site = program.filters[Int(instruction.a)]
        let arguments = FilterArguments(
          values: UnsafeBufferPointer(start: top - site.arguments, count: site.arguments), names: site.names, autoescape: site.autoescape)
        if !site.isQuick { try look(through: (top - site.arguments - 1).pointee) }
        let value = try site.apply((top - site.arguments - 1).pointee, arguments, &self)
        if !site.isQuick { try accept(value) }
        top -= site.arguments
        top.deinitialize(count: site.arguments)
        (top - 1).pointee = value
      case .test:
        let site = program.tests[Int(instruction.a)]
        let arguments = FilterArguments(
          values: UnsafeBufferPointer(start: top - site.arguments, count: site.arguments), names: [], autoescape: false)
        if site.arguments > 0 { try look(through: (top - site.arguments).pointee) }
        let flag = try site.apply((top - site.arguments - 1).pointee, arguments, &self)
        top -= site.arguments
        top.deinitialize(count: site.arguments)
        (top - 1).pointee = .bool(flag)
      case .call, .callMethod, .callSpread: try call(instruction, &top)
      case .mutate: try mutate(instruction, &top)
      case .superBlock:
        let mark = output.count
        try renderBlock(activation.block, level: activation.level + Int(instruction.a), activation.context)
        try finishDirect(instruction.mode, from: mark, isSafe: instruction.b != 0, &top)
      case .selfBlock:
        let mark = output.count
        try renderBlock(instruction.b, level: 0, activation.context)
        try finishDirect(instruction.mode, from: mark, isSafe: instruction.a != 0, &top)
      case .macro:
        let value = closure(Int(instruction.a), frame, activation.context)
        try accept(value)
        top.initialize(to: value)
        top += 1
      case .recursiveLoop:
        let value = closure(Int(instruction.a), frame, activation.context)
        let items = (top - 1).pointee
        try renderLoop(value, items, depth: 0)
        top -= 1
        top.deinitialize(count: 1)
      case .recurse:
        let mark = output.count
        guard case .int(let depth) = frame[Int(instruction.a)] else { throw Messages.loopNotRecursive() }
        let items = (top - 1).pointee
        try renderLoop(frame[Int(instruction.b)], items, depth: depth + 1)
        top -= 1
        top.deinitialize(count: 1)
        try finishDirect(instruction.mode, from: mark, isSafe: true, &top)

      case .loopBegin:
        if case .string = (top - 1).pointee { try look(through: (top - 1).pointee) }
        let items = try items(of: (top - 1).pointee)
        top -= 1
        top.deinitialize(count: 1)
        if items.isEmpty {
          pc = Int(instruction.a)
        } else {
          var state = LoopState(items: items, depth: 0)
          if instruction.b > 0, case .int(let depth) = frame[Int(instruction.b) - 1] {
            state = LoopState(items: items, depth: depth, closure: frame[Int(instruction.b)])
          }
          loops.append(state)
        }
      case .loopNext:
        try pay(pc &- Int(instruction.a))
        iterations &-= 1
        if iterations < 0 { throw Messages.tooManyIterations(limits.iterations) }
        let last = loops.count &- 1
        loops[last].index &+= 1
        if loops[last].index < loops[last].items.count {
          pc = Int(instruction.a)
          if output.isFull { throw Messages.outputTooLong(program.options.limits.outputBytes) }
        }
      case .loopEnd: loops.removeLast()
      case .loopItem:
        let last = loops.count &- 1
        frame[Int(instruction.a)] = loops[last].items[loops[last].index]
      case .loopPush:
        let last = loops.count &- 1
        top.initialize(to: loops[last].items[loops[last].index])
        top += 1
      case .loopProperty:
        top.initialize(to: loopProperty(instruction.b, of: loops.count - 1 - Int(instruction.a)))
        top += 1
      case .loopCycle:
        let count = Int(instruction.b)
        guard count > 0 else { throw Messages.emptyCycle() }
        let chosen = (top - count)[loops[loops.count - 1 - Int(instruction.a)].index % count]
        top -= count
        top.deinitialize(count: count)
        top.initialize(to: chosen)
        top += 1
      case .loopChanged:
        let count = Int(instruction.b)
        let position = loops.count - 1 - Int(instruction.a)
        let values = Array(UnsafeBufferPointer(start: top - count, count: count))
        let isSame = loops[position].seen.map { Value.tuple($0).equals(.tuple(values)) } ?? false
        loops[position].seen = values
        top -= count
        top.deinitialize(count: count)
        top.initialize(to: .bool(!isSame))
        top += 1
      case .loopObject:
        let value = loopObject(loops.count - 1 - Int(instruction.a))
        try pay(loops[loops.count - 1 - Int(instruction.a)].items.count >> 4)
        try accept(value)
        top.initialize(to: value)
        top += 1
      case .collect:
        let last = loops.count &- 1
        let item = loops[last].items[loops[last].index]
        guard case .array(var items) = (top - 1).move() else {
          (top - 1).initialize(to: .none)
          continue
        }
        items.append(item)
        (top - 1).initialize(to: .array(items))

      case .block:
        let site = program.blocks[Int(instruction.a)]
        var context = activation.context
        if site.isScoped { context = derived(context, locals: site.locals, frame, inheritance: context.inheritance) }
        try renderBlock(site.name, level: 0, context)
      case .extends:
        let name = (top - 1).pointee
        guard activation.parent == nil else { throw Messages.extendsTwice() }
        activation.parent = try template(named: name)
        top -= 1
        top.deinitialize(count: 1)
      case .include: try include(program.includes[Int(instruction.a)], frame, &top, activation.context)
      case .import:
        let module = try module((top - 1).pointee, program.imports[Int(instruction.a)], frame, activation.context)
        (top - 1).pointee = .dynamic(DynamicValue(.module(number(of: module.context), name: module.name)))
      case .from:
        let site = program.imports[Int(instruction.a)]
        let module = try module((top - 1).pointee, site, frame, activation.context)
        top -= 1
        top.deinitialize(count: 1)
        for imported in site.names {
          let value =
            module.context.ownValue(imported.name)
            ?? .undefined(Undefined(.attribute(program.names[Int(imported.name)].text, of: .string(module.name))))
          frame[imported.slot] = value
          if let export = imported.export { activation.context.set(export, value) }
        }
      }
    }
  }
}
