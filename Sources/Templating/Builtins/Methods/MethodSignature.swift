/// The arguments a method takes, as Python's method of that name does.
struct MethodSignature: Sendable {
  /// What an argument has to be.
  enum Kind: Sendable {
    case any, text, optionalText, integer
    /// An integer, or none for the beginning or end.
    case position
    /// A text or a tuple of texts.
    case texts
    /// What may be the name of a member.
    case key
  }

  let parameters: [(name: String, kind: Kind)]
  /// How many parameters have no default.
  let required: Int
  let takesNames: Bool
  /// Whether the method looks at its arguments itself.
  let isFree: Bool

  private init(_ parameters: [(String, Kind)], required: Int, takesNames: Bool = false, isFree: Bool = false) {
    self.parameters = parameters.map { (name: $0.0, kind: $0.1) }
    self.required = required
    self.takesNames = takesNames
    self.isFree = isFree
  }

  private static let none = MethodSignature([], required: 0)
  private static let free = MethodSignature([], required: 0, isFree: true)
  private static let search = MethodSignature([("sub", .text), ("start", .position), ("end", .position)], required: 1)
  private static let affix = MethodSignature([("prefix", .texts), ("start", .position), ("end", .position)], required: 1)
  private static let strip = MethodSignature([("chars", .optionalText)], required: 0)
  private static let split = MethodSignature([("sep", .optionalText), ("maxsplit", .integer)], required: 0, takesNames: true)
  private static let adjust = MethodSignature([("width", .integer), ("fillchar", .text)], required: 1)
  private static let one = MethodSignature([("value", .any)], required: 1)
  private static let lookup = MethodSignature([("key", .key), ("default", .any)], required: 1)

  static let ofText: [String: MethodSignature] = [
    "upper": none, "lower": none, "casefold": none, "capitalize": none, "title": none, "swapcase": none,
    "isalnum": none, "isalpha": none, "isascii": none, "isdecimal": none, "isdigit": none, "isidentifier": none, "islower": none,
    "isnumeric": none, "isprintable": none, "isspace": none, "istitle": none, "isupper": none, "striptags": none, "unescape": none,
    "strip": strip, "lstrip": strip, "rstrip": strip, "split": split, "rsplit": split,
    "splitlines": MethodSignature([("keepends", .integer)], required: 0, takesNames: true),
    "expandtabs": MethodSignature([("tabsize", .integer)], required: 0, takesNames: true),
    "find": search, "rfind": search, "index": search, "rindex": search, "count": search, "startswith": affix, "endswith": affix,
    "join": MethodSignature([("iterable", .any)], required: 1),
    "replace": MethodSignature([("old", .any), ("new", .any), ("count", .integer)], required: 2),
    "partition": MethodSignature([("sep", .text)], required: 1), "rpartition": MethodSignature([("sep", .text)], required: 1),
    "removeprefix": MethodSignature([("prefix", .text)], required: 1), "removesuffix": MethodSignature([("suffix", .text)], required: 1),
    "center": adjust, "ljust": adjust, "rjust": adjust, "zfill": MethodSignature([("width", .integer)], required: 1), "format": free,
  ]
  static let ofTuple: [String: MethodSignature] = [
    "count": one, "index": MethodSignature([("value", .any), ("start", .integer), ("stop", .integer)], required: 1),
  ]
  static let ofArray = ofTuple.merging(["copy": none]) { own, _ in own }
  static let ofObject: [String: MethodSignature] = ["items": none, "keys": none, "values": none, "copy": none, "get": lookup]
  static let ofNumber: [String: MethodSignature] = ["is_integer": none]
  static let ofInteger = ofNumber.merging(["bit_length": none]) { own, _ in own }
  /// Methods that change the list they are called on.
  static let changingArray: [String: MethodSignature] = [
    "append": one, "extend": MethodSignature([("iterable", .any)], required: 1), "remove": one, "clear": none, "reverse": none,
    "insert": MethodSignature([("index", .integer), ("value", .any)], required: 2),
    "pop": MethodSignature([("index", .integer)], required: 0), "sort": free,
  ]
  /// Methods that change the mapping they are called on.
  static let changingObject: [String: MethodSignature] = [
    "update": free, "setdefault": lookup, "pop": lookup, "popitem": none, "clear": none,
  ]

  /// Refuses arguments the method does not take.
  func check(_ arguments: Arguments, of name: String) throws(Fault) {
    if isFree { return }
    let positional = arguments.positional.count
    guard positional <= parameters.count else {
      throw Messages.tooManyArguments(name, maximum: parameters.count, found: positional)
    }
    for given in arguments.names {
      guard takesNames, let position = parameters.firstIndex(where: { $0.name == given }) else {
        throw Messages.unknownArgument(given, of: name, known: takesNames ? parameters.map(\.name) : [])
      }
      guard position >= positional else { throw Messages.argumentTwice(given, of: name) }
    }
    for (position, parameter) in parameters.enumerated() {
      guard let value = arguments.value(position, parameter.name) else {
        guard position >= required else { throw Messages.missingArgument(parameter.name, of: name) }
        continue
      }
      try Self.check(value, is: parameter.kind)
    }
  }

  private static func check(_ value: Value, is kind: Kind) throws(Fault) {
    switch (kind, value) {
    case (.any, _), (.optionalText, .none), (.position, .none), (.text, .string), (.text, .safe), (.optionalText, .string),
      (.optionalText, .safe), (.texts, .string), (.texts, .safe), (.texts, .tuple), (.integer, .int), (.integer, .bool), (.position, .int),
      (.position, .bool):
      return
    case (.key, _): try value.requireKey()
    case (_, .undefined(let undefined)): throw Messages.undefined(undefined)
    case (.integer, _), (.position, _): throw Messages.notAnInteger(value)
    default: throw Messages.notAText(value)
    }
  }
}

extension Value {
  /// Refuses what Python cannot use as a key: lists and mappings, but not objects that print as a text.
  func requireKey() throws(Fault) {
    switch self {
    case .array: throw Messages.unhashable(self)
    case .object(let object) where object.display == nil: throw Messages.unhashable(self)
    case .tuple(let items): for item in items { try item.requireKey() }
    default: break
    }
  }
}
