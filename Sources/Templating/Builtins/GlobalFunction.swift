/// The functions every template can call without being given them.
enum GlobalFunction: String, CaseIterable, Sendable {
  case range, dict, lipsum, cycler, joiner, namespace

  func call(_ arguments: Arguments, _ machine: inout Machine) throws(Fault) -> Value {
    switch self {
    case .range: return try range(arguments, machine)
    case .dict: return try dictionary(arguments, machine)
    case .lipsum: return try lipsum(arguments, machine)
    case .cycler:
      guard !arguments.positional.isEmpty else { throw Messages.emptyCycle() }
      machine.cyclers.append((Array(arguments.positional), 0))
      return .dynamic(DynamicValue(.cycler(machine.cyclers.count - 1)))
    case .joiner:
      machine.joiners.append((arguments.value(0, "sep") ?? .string(", "), false))
      return .dynamic(DynamicValue(.joiner(machine.joiners.count - 1)))
    case .namespace:
      guard case .object(let object) = try dictionary(arguments, machine) else { return .none }
      machine.namespaces.append(zip(object.shape.keys, object.values).map { ($0.text, $1) })
      return .dynamic(DynamicValue(.namespace(machine.namespaces.count - 1)))
    }
  }

  private func range(_ arguments: Arguments, _ machine: borrowing Machine) throws(Fault) -> Value {
    var numbers: [Int] = []
    for argument in arguments.positional {
      switch argument {
      case .int(let number): numbers.append(number)
      case .bool(let flag): numbers.append(flag ? 1 : 0)
      case .undefined(let undefined): throw Messages.undefined(undefined)
      default: throw Messages.notAnInteger(argument)
      }
    }
    guard (1...3).contains(numbers.count), arguments.names.isEmpty else { throw Messages.argumentCount("range", 1, 3, numbers.count) }
    let range = PythonRange(
      start: numbers.count > 1 ? numbers[0] : 0, stop: numbers.count > 1 ? numbers[1] : numbers[0], step: numbers.count > 2 ? numbers[2] : 1
    )
    guard range.step != 0 else { throw Messages.rangeStepZero() }
    guard range.count <= machine.program.options.limits.generated else { throw Messages.tooLong(machine.program.options.limits.generated) }
    return .dynamic(DynamicValue(.range(range)))
  }

  private func dictionary(_ arguments: Arguments, _ machine: borrowing Machine) throws(Fault) -> Value {
    var pairs: [Value] = []
    if let source = arguments.positional.first {
      if case .object(let object) = source {
        for (key, value) in zip(object.shape.keys, object.values) { pairs += [key, value] }
      } else {
        for pair in try machine.items(of: source) {
          let items = try machine.unpack(pair, count: 2)
          pairs += items
        }
      }
    }
    for pair in arguments.pairs { pairs += [.string(pair.name), pair.value] }
    return try pairs.withUnsafeBufferPointer { buffer throws(Fault) in try machine.dictionary(buffer) }
  }

  /// Filler text; its words are fixed, not drawn, so that a rendering is the same each time.
  private func lipsum(_ arguments: Arguments, _ machine: borrowing Machine) throws(Fault) -> Value {
    func integer(_ position: Int, _ name: String, or fallback: Int) -> Int {
      if case .int(let given)? = arguments.value(position, name) { max(0, given) } else { fallback }
    }
    let (count, least, most) = (integer(0, "n", or: 5), integer(2, "min", or: 20), integer(3, "max", or: 100))
    let limit = machine.program.options.limits.generated
    guard count <= 1000, least <= limit, most <= limit / max(1, count) else { throw Messages.tooLong(limit) }
    let html = arguments.value(1, "html")?.isTrue ?? true
    let words = [
      "lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit", "sed", "eiusmod", "tempor", "incididunt", "labore",
      "magna", "aliqua",
    ]
    let paragraphs = (0..<count).map { paragraph in
      let length = max(1, most > least ? least + paragraph * 7 % (most - least) : least)
      return TextCase.capitalized((0..<length).map { words[($0 + paragraph) % words.count] }.joined(separator: " ")) + "."
    }
    if html { return .safe(paragraphs.map { "<p>" + HTMLEscape.escaped($0) + "</p>" }.joined(separator: "\n")) }
    return .string(paragraphs.joined(separator: "\n\n"))
  }
}
