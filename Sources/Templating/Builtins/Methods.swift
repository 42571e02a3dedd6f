/// Methods of Python's strings, lists and dictionaries that templates use.
enum Methods {
  private static let ofText: Set<String> = [
    "upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "join", "replace", "startswith",
    "endswith", "find", "rfind", "index", "count", "format", "center", "ljust", "rjust", "zfill", "isdigit", "isalpha", "isalnum",
    "isspace",
    "isupper", "islower", "swapcase", "partition", "rpartition", "casefold", "encode", "isnumeric", "isdecimal", "removeprefix",
    "removesuffix", "unescape", "striptags",
  ]
  private static let ofObject: Set<String> = ["items", "keys", "values", "get", "copy"]
  private static let ofArray: Set<String> = ["index", "count", "copy"]

  static func exists(_ name: String, on value: Value) -> Bool {
    switch value {
    case .string, .safe: ofText.contains(name)
    case .object: ofObject.contains(name)
    case .array, .tuple: ofArray.contains(name)
    case .int, .double: name == "is_integer" || name == "bit_length"
    default: false
    }
  }

  static func call(_ name: String, on value: Value, _ arguments: Arguments, _ machine: inout Machine) throws(Fault) -> Value {
    switch value {
    case .string(let text): return try callText(name, text, arguments, machine)
    case .safe(let text): return try callMarkup(name, text, arguments, machine)
    case .object(let object):
      switch name {
      case "items": return .array(zip(object.shape.keys, object.values).map { .tuple([$0, $1]) })
      case "keys": return .array(object.shape.keys)
      case "values": return .array(object.values)
      case "copy": return value
      default:
        guard let key = arguments.value(0, "key") else { throw Messages.missingArgument("key", of: name) }
        return object.shape.index(of: key).map { object.values[$0] } ?? arguments.value(1, "default") ?? .none
      }
    case .array(let items), .tuple(let items):
      if name == "copy" { return value }
      guard let wanted = arguments.positional.first else { throw Messages.missingArgument("value", of: name) }
      if name == "count" { return .int(items.filter { $0.equals(wanted) }.count) }
      guard let position = items.firstIndex(where: { $0.equals(wanted) }) else { throw Messages.notInSequence(wanted) }
      return .int(position)
    case .double(let number): return .bool(number == number.rounded())
    default: return .bool(true)
    }
  }

  /// Methods of markup: what they put into it is escaped, and what they make of it is markup.
  private static func callMarkup(
    _ name: String, _ text: String, _ arguments: Arguments, _ machine: borrowing Machine
  ) throws(Fault) -> Value {
    let isContextual = machine.program.options.autoescape == .contextual
    switch name {
    case "format": return .safe(try BraceFormat.format(text, arguments, machine, escapes: true))
    case "join":
      guard let items = arguments.positional.first else { throw Messages.missingArgument("iterable", of: name) }
      return .safe(try machine.items(of: items).map(Markup.escaped).joined(separator: text))
    case "replace":
      guard let old = arguments.value(0, "old"), let new = arguments.value(1, "new") else {
        throw Messages.missingArgument("old", of: name)
      }
      var count = -1
      if case .int(let given)? = arguments.value(2, "count") { count = given }
      let (replacement, limit) = (Markup.escaped(new), machine.limits.textBytes)
      return .safe(
        isContextual
          ? try Markup.replacing(text, old.text, replacement, count, limit: limit)
          : try PythonString.replace(text, old.text, replacement, count, limit: limit))
    case "striptags", "unescape": return try callText(name, text, arguments, machine)
    default:
      let result = try callText(name, text, arguments, machine, isMarkup: true)
      guard case .string(let changed) = result else { return result }
      // What cuts off characters that the template names may cut through a tag.
      let cuts = ["strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "zfill"].contains(name) && !arguments.isEmpty
      return isContextual && cuts ? .string(changed) : .safe(changed)
    }
  }

  private static func callText(
    _ name: String, _ text: String, _ arguments: Arguments, _ machine: borrowing Machine, isMarkup: Bool = false
  ) throws(Fault) -> Value {
    func string(_ position: Int, _ parameter: String) throws(Fault) -> String {
      guard let value = arguments.value(position, parameter) else { throw Messages.missingArgument(parameter, of: name) }
      guard let text = value.stringText?.text else { throw Messages.notAText(value) }
      return text
    }
    func optional(_ position: Int, _ parameter: String) -> String? { arguments.value(position, parameter)?.stringText?.text }
    func integer(_ position: Int, _ parameter: String) -> Int? {
      if case .int(let number)? = arguments.value(position, parameter) { number } else { nil }
    }
    func width() throws(Fault) -> Int {
      guard let width = integer(0, "width") else { throw Messages.missingArgument("width", of: name) }
      guard width <= machine.program.options.limits.generated else { throw Messages.tooLong(machine.program.options.limits.generated) }
      return width
    }
    func fill() throws(Fault) -> String {
      let fill = optional(1, "fillchar") ?? " "
      guard fill.unicodeScalars.count == 1, HTMLEscape.escaped(fill) == fill || !isMarkup else { throw Messages.notOneCharacter(fill) }
      return fill
    }
    func padding(_ count: Int) throws(Fault) -> String { String(repeating: try fill(), count: max(0, count)) }
    func all(_ test: (Unicode.Scalar) -> Bool) -> Value { .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(test)) }
    let length = text.unicodeScalars.count
    switch name {
    case "upper": return .string(text.uppercased())
    case "lower", "casefold": return .string(text.lowercased())
    case "capitalize": return .string(TextCase.capitalized(text))
    case "title": return .string(titled(text))
    case "swapcase":
      return .string(
        text.unicodeScalars.map { $0.properties.isUppercase ? $0.properties.lowercaseMapping : $0.properties.uppercaseMapping }.joined())
    case "strip": return .string(PythonString.strip(text, optional(0, "chars")))
    case "lstrip": return .string(PythonString.strip(text, optional(0, "chars"), right: false))
    case "rstrip": return .string(PythonString.strip(text, optional(0, "chars"), left: false))
    case "split", "rsplit":
      let maximum = integer(1, "maxsplit") ?? -1
      guard let separator = optional(0, "sep") else { return .array(PythonString.words(text, maximum: maximum).map { .string($0) }) }
      guard !separator.isEmpty else { throw Messages.emptySeparator() }
      let parts = PythonString.split(text, separator, maximum: name == "split" ? maximum : -1)
      if name == "rsplit", maximum >= 0, parts.count > maximum + 1 {
        let head = parts.dropLast(maximum).joined(separator: separator)
        return .array(([head] + parts.suffix(maximum)).map { .string($0) })
      }
      return .array(parts.map { .string($0) })
    case "splitlines": return .array(PythonString.lines(text).map { .string($0) })
    case "join":
      guard let items = arguments.positional.first else { throw Messages.missingArgument("iterable", of: name) }
      var parts: [String] = []
      for item in try machine.items(of: items) {
        guard let part = item.stringText?.text else { throw Messages.notAText(item) }
        parts.append(part)
      }
      let size = PythonString.size(of: parts, between: text)
      guard size <= machine.limits.textBytes else { throw Messages.tooLong(machine.limits.textBytes) }
      return .string(parts.joined(separator: text))
    case "replace":
      let (old, new) = (try string(0, "old"), try string(1, "new"))
      return .string(try PythonString.replace(text, old, new, integer(2, "count") ?? -1, limit: machine.limits.textBytes))
    case "startswith", "endswith":
      let candidates: [Value]
      if case .tuple(let items)? = arguments.positional.first {
        candidates = items
      } else {
        candidates = Array(arguments.positional.prefix(1))
      }
      return .bool(
        candidates.contains { candidate in
          guard let part = candidate.stringText?.text else { return false }
          return name == "startswith" ? text.utf8.starts(with: part.utf8) : text.utf8.reversed().starts(with: part.utf8.reversed())
        })
    case "find", "index", "rfind":
      let (source, wanted) = (Array(text.utf8), Array(try string(0, "sub").utf8))
      var found = TextSearch.find(wanted, in: source, from: 0)
      if name == "rfind" { while let position = found, let next = TextSearch.find(wanted, in: source, from: position + 1) { found = next } }
      guard let found else {
        if name == "index" { throw Messages.notInSequence(.string(try string(0, "sub"))) }
        return .int(-1)
      }
      return .int(String(decoding: source[..<found], as: UTF8.self).unicodeScalars.count)
    case "count":
      let part = try string(0, "sub")
      return .int(part.isEmpty ? length + 1 : PythonString.split(text, part).count - 1)
    case "partition", "rpartition":
      let separator = try string(0, "sep")
      guard !separator.isEmpty else { throw Messages.emptySeparator() }
      let parts = PythonString.split(text, separator)
      if parts.count == 1 {
        return .tuple(name == "partition" ? [.string(text), .string(""), .string("")] : [.string(""), .string(""), .string(text)])
      }
      let split = name == "partition" ? 1 : parts.count - 1
      return .tuple([
        .string(parts[..<split].joined(separator: separator)), .string(separator), .string(parts[split...].joined(separator: separator)),
      ])
    case "removeprefix":
      let part = try string(0, "prefix")
      return .string(text.hasPrefix(part) ? String(text.dropFirst(part.count)) : text)
    case "removesuffix":
      let part = try string(0, "suffix")
      return .string(text.hasSuffix(part) ? String(text.dropLast(part.count)) : text)
    case "center": return .string(PythonString.center(text, try width(), fill: try fill()))
    case "ljust": return .string(try text + padding(width() - length))
    case "rjust": return .string(try padding(width() - length) + text)
    case "zfill":
      let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
      return .string(sign + String(repeating: "0", count: max(0, try width() - length)) + text.dropFirst(sign.count))
    case "isdigit", "isdecimal", "isnumeric":
      return all {
        $0.properties.numericType == .decimal || $0.properties.numericType == .digit && name != "isdecimal"
          || name == "isnumeric" && $0.properties.numericType != nil
      }
    case "isalpha":
      return all {
        PythonString.isWord($0) && $0 != "_" && $0.properties.numericType == nil || $0.properties.generalCategory == .otherLetter
      }
    case "isalnum": return all { PythonString.isWord($0) && $0 != "_" }
    case "isspace": return all(Whitespace.contains)
    case "isupper": return .bool(TextCase.isUpper(text))
    case "islower": return .bool(TextCase.isLower(text))
    case "format": return .string(try BraceFormat.format(text, arguments, machine))
    case "unescape": return .string(Markup.unescaped(text))
    case "striptags": return .string(Markup.stripped(text))
    default: throw Messages.unsupportedMethod(name)
    }
  }

  /// Upper case after every character that is not a letter.
  private static func titled(_ text: String) -> String {
    var result = ""
    var isAfterLetter = false
    for scalar in text.unicodeScalars {
      result += isAfterLetter ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
      isAfterLetter = scalar.properties.isCased
    }
    return result
  }

  /// Carries out a method that changes a list or dictionary; nil when the value has no such method.
  static func mutate(_ name: String, _ value: inout Value, _ arguments: Arguments) throws(Fault) -> Value? {
    switch value {
    case .array(var items):
      value = .none
      defer { value = .array(items) }
      return try mutate(name, &items, arguments)
    case .object(let object):
      guard object.display == nil, object[name] == nil else { return nil }
      return try mutate(name, object, &value, arguments)
    default: return nil
    }
  }

  private static func mutate(_ name: String, _ items: inout [Value], _ arguments: Arguments) throws(Fault) -> Value? {
    let first = arguments.positional.first
    switch name {
    case "append":
      guard let first else { throw Messages.missingArgument("object", of: name) }
      items.append(first)
    case "extend":
      switch first {
      case .array(let more)?, .tuple(let more)?: items += more
      default: throw Messages.notIterable(first ?? .none)
      }
    case "insert":
      guard case .int(let index)? = first, arguments.positional.count == 2 else { throw Messages.missingArgument("index", of: name) }
      let position = index < 0 ? max(0, items.count + max(index, -items.count)) : min(index, items.count)
      items.insert(arguments.positional[1], at: position)
    case "pop":
      var index = items.count - 1
      if case .int(let given)? = first { index = given < 0 ? items.count + max(given, -items.count - 1) : given }
      guard items.indices.contains(index) else { throw Messages.indexOutOfRange(index) }
      return items.remove(at: index)
    case "remove":
      guard let first, let position = items.firstIndex(where: { $0.equals(first) }) else { throw Messages.notInSequence(first ?? .none) }
      items.remove(at: position)
    case "clear": items = []
    case "reverse": items.reverse()
    case "sort": items.sort { $0.isLess(than: $1) ?? false }
    default: return nil
    }
    return Value.none
  }

  private static func mutate(_ name: String, _ object: ObjectValue, _ value: inout Value, _ arguments: Arguments) throws(Fault) -> Value? {
    var keys = object.shape.keys
    var values = object.values
    func position(_ key: Value) -> Int? { keys.firstIndex { $0.isSameKey(as: key) } }
    func set(_ key: Value, _ member: Value) {
      if let known = position(key) {
        values[known] = member
      } else {
        keys.append(key)
        values.append(member)
      }
    }
    var result = Value.none
    switch name {
    case "update":
      if case .object(let other)? = arguments.positional.first {
        for (key, member) in zip(other.shape.keys, other.values) { set(key, member) }
      }
      for pair in arguments.pairs { set(.string(pair.name), pair.value) }
    case "setdefault":
      guard let key = arguments.positional.first else { throw Messages.missingArgument("key", of: name) }
      if position(key) == nil { set(key, arguments.value(1, "default") ?? .none) }
      result = position(key).map { values[$0] } ?? .none
    case "pop":
      guard let key = arguments.positional.first else { throw Messages.missingArgument("key", of: name) }
      if let known = position(key) {
        keys.remove(at: known)
        result = values.remove(at: known)
      } else if let fallback = arguments.value(1, "default") {
        result = fallback
      } else {
        throw Messages.notInSequence(key)
      }
    case "clear": (keys, values) = ([], [])
    default: return nil
    }
    value = .object(.made(keys, values))
    return result
  }
}
