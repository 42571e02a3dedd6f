import Diagnostics

/// A parameter of a filter or test.
struct Parameter: Sendable {
  let name: String
  let isRequired: Bool

  init(_ name: String, isRequired: Bool = false) {
    self.name = name
    self.isRequired = isRequired
  }
}

/// A function that templates apply as `value | name(arguments)`.
final class Filter: Sendable {
  typealias Apply = @Sendable (_ input: Value, _ arguments: FilterArguments, _ machine: inout Machine) throws(Fault) -> Value

  let name: String
  let parameters: [Parameter]
  /// Whether arguments are passed on as they stand instead of being put into the parameters' order.
  let isVariadic: Bool
  /// Whether it takes as long for a large value as for a small one.
  let isQuick: Bool
  let apply: Apply

  init(_ name: String, _ parameters: [Parameter] = [], isVariadic: Bool = false, apply: @escaping Apply) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = isVariadic
    isQuick = ["length", "count", "first", "last", "default", "d", "safe"].contains(name)
    self.apply = apply
  }

  /// All filters by their families: the one place where they are registered.
  static let families: [(name: LocalizedText, filters: [Filter])] = [
    (LocalizedText(zh: "文字", en: "texts"), textFilters),
    (LocalizedText(zh: "网页标记", en: "markup"), markupFilters),
    (LocalizedText(zh: "数字", en: "numbers"), numberFilters),
    (LocalizedText(zh: "列表", en: "lists"), sequenceFilters),
    (LocalizedText(zh: "挑选和排序", en: "choosing and sorting"), selectionFilters),
    (LocalizedText(zh: "各种值", en: "values of any kind"), valueFilters),
    (LocalizedText(zh: "中文的日期、金额、版面", en: "dates, amounts and widths in Chinese"), chineseFilters),
  ]

  static let all = families.flatMap(\.filters)

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> Filter? {
    byName[name]
  }
}

/// The arguments of a filter or test in the order of its parameters.
struct FilterArguments {
  let values: UnsafeBufferPointer<Value>
  /// The names of the last values, for filters that take arguments as they stand.
  let names: [String]
  /// Whether values are being escaped where the filter stands.
  let autoescape: Bool

  /// The argument at a position; nil when it was not given.
  subscript(position: Int) -> Value? {
    guard position < values.count else { return nil }
    if case .undefined(let undefined) = values[position], undefined === Undefined.absent { return nil }
    return values[position]
  }

  /// The integer at a position, or `fallback` when none was given.
  func integer(_ position: Int, or fallback: Int) throws(Fault) -> Int {
    guard let value = self[position] else { return fallback }
    switch value.number {
    case .int(let number): return number
    case .double(let number):
      if let whole = Int(exactly: number) { return whole }
    case nil: break
    }
    throw Messages.notAnInteger(value)
  }

  /// A length or a count, not larger than the limit for what numbers make.
  func length(_ position: Int, or fallback: Int, _ machine: borrowing Machine) throws(Fault) -> Int {
    let number = try integer(position, or: fallback)
    guard number <= machine.program.options.limits.generated else { throw Messages.tooLong(machine.program.options.limits.generated) }
    return number
  }

  /// The text at a position; nil when none was given, or none.
  func optionalText(_ position: Int) throws(Fault) -> String? {
    guard let value = self[position] else { return nil }
    if case .none = value { return nil }
    guard let text = value.stringText?.text else { throw Messages.notAText(value) }
    return text
  }

  /// The truth value at a position, which may also be an integer.
  func switched(_ position: Int) throws(Fault) -> Bool {
    guard let value = self[position] else { return false }
    guard let number = value.integer else { throw Messages.notAnInteger(value) }
    return number != 0
  }

  func text(_ position: Int, or fallback: String, _ machine: borrowing Machine) throws(Fault) -> String {
    guard let value = self[position] else { return fallback }
    try machine.require(value)
    return value.text
  }

  func flag(_ position: Int, or fallback: Bool = false, _ machine: borrowing Machine) throws(Fault) -> Bool {
    guard let value = self[position] else { return fallback }
    return try machine.isTrue(value)
  }
}

extension Machine {
  /// Whether values are escaped by their place where the filter stands.
  func isContextual(_ arguments: FilterArguments) -> Bool {
    arguments.autoescape && program.options.autoescape == .contextual
  }

  /// The input of a filter that cuts texts: with contextual escaping markup counts as the text it shows, because half a tag is no markup.
  func cuttable(_ value: Value, _ arguments: FilterArguments) -> Value {
    guard case .safe(let markup) = value, isContextual(arguments) else { return value }
    return .string(Markup.stripped(markup))
  }

  /// What slices are taken from: likewise the text that markup shows.
  func uncut(_ value: Value) -> Value {
    guard case .safe(let markup) = value, program.options.autoescape == .contextual else { return value }
    return .string(Markup.stripped(markup))
  }

  /// The text of a filter's input.
  func text(_ value: Value) throws(Fault) -> String {
    try require(value)
    return value.text
  }

  /// Applies a filter found by name.
  mutating func apply(
    _ name: String, to input: Value, _ positional: [Value], _ named: [(name: String, value: Value)], autoescape: Bool
  ) throws(Fault) -> Value {
    guard let filter = program.options.filter(named: name) else {
      throw Messages.unknownFilter(name, own: program.options.filters.keys.sorted())
    }
    let values = try Self.bind(positional, named, filter.parameters, isVariadic: filter.isVariadic, name)
    return try values.withUnsafeBufferPointer { buffer throws(Fault) in
      try filter.apply(
        input, FilterArguments(values: buffer, names: filter.isVariadic ? named.map(\.name) : [], autoescape: autoescape), &self)
    }
  }

  /// Asks a test found by name.
  mutating func ask(_ name: String, _ input: Value, _ positional: [Value], _ named: [(name: String, value: Value)]) throws(Fault) -> Bool {
    guard let test = Test.named(name) else { throw Messages.unknownTest(name) }
    let values = try Self.bind(positional, named, test.parameters, isVariadic: false, name)
    return try values.withUnsafeBufferPointer { buffer throws(Fault) in
      try test.apply(input, FilterArguments(values: buffer, names: [], autoescape: false), &self)
    }
  }

  private static func bind(
    _ positional: [Value], _ named: [(name: String, value: Value)], _ parameters: [Parameter], isVariadic: Bool, _ name: String
  ) throws(Fault) -> [Value] {
    if isVariadic { return positional + named.map(\.value) }
    guard positional.count <= parameters.count else {
      throw Messages.tooManyArguments(name, maximum: parameters.count, found: positional.count)
    }
    var values = positional + Array(repeating: Value.undefined(Undefined.absent), count: parameters.count - positional.count)
    for argument in named {
      guard let position = parameters.firstIndex(where: { $0.name == argument.name }) else {
        throw Messages.unknownArgument(argument.name, of: name, known: parameters.map(\.name))
      }
      values[position] = argument.value
    }
    for (position, parameter) in parameters.enumerated() where parameter.isRequired {
      if case .undefined(let undefined) = values[position], undefined === Undefined.absent {
        throw Messages.missingArgument(parameter.name, of: name)
      }
    }
    return values
  }
}
