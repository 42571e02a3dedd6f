/// Methods of Python's `str` and of its markup.
enum TextMethods {
  /// Methods of markup: what they put into it is escaped, and what they make of it is markup.
  static func callMarkup(
    _ name: String, _ text: String, _ arguments: Arguments, _ machine: borrowing Machine
  ) throws(Fault) -> Value {
    let isContextual = machine.program.options.autoescape == .contextual
    switch name {
    case "format": return .safe(try BraceFormat.format(text, arguments, machine, escapes: true))
    case "join":
      return .safe(try machine.items(of: arguments.positional[0]).map(Markup.escaped).joined(separator: text))
    case "replace":
      let (old, new, count) = (arguments.positional[0], arguments.positional[1], arguments.value(2, "count")?.integer ?? -1)
      let (replacement, limit) = (Markup.escaped(new), machine.limits.textBytes)
      return .safe(
        isContextual
          ? try Markup.replacing(text, old.text, replacement, count, limit: limit)
          : try PythonString.replace(text, old.text, replacement, count, limit: limit))
    case "striptags", "unescape": return try call(name, text, arguments, machine)
    default:
      let result = try call(name, text, arguments, machine, isMarkup: true)
      guard case .string(let changed) = result else { return result }
      // What cuts off characters that the template names may cut through a tag.
      let cuts = ["strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "zfill"].contains(name) && !arguments.isEmpty
      return isContextual && cuts ? .string(changed) : .safe(changed)
    }
  }

  /// The method's result; its arguments fit the method.
  static func call(
    _ name: String, _ text: String, _ arguments: Arguments, _ machine: borrowing Machine, isMarkup: Bool = false
  ) throws(Fault) -> Value {
    func string(_ position: Int) throws(Fault) -> String {
      guard let text = arguments.positional[position].stringText?.text else { throw Messages.notAText(arguments.positional[position]) }
      return text
    }
    func optional(_ position: Int, _ parameter: String) -> String? { arguments.value(position, parameter)?.stringText?.text }
    func integer(_ position: Int, _ parameter: String) -> Int? { arguments.value(position, parameter)?.integer }
    func all(_ test: (Unicode.Scalar) -> Bool) -> Value { .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(test)) }
    switch name {
    case "upper": return .string(text.uppercased())
    case "lower": return .string(text.lowercased())
    case "casefold": return .string(TextCase.folded(text))
    case "capitalize": return .string(TextCase.capitalized(text))
    case "title": return .string(TextCase.titled(text))
    case "swapcase":
      return .string(
        text.unicodeScalars.map { $0.properties.isUppercase ? $0.properties.lowercaseMapping : $0.properties.uppercaseMapping }.joined())
    case "strip": return .string(PythonString.strip(text, optional(0, "chars")))
    case "lstrip": return .string(PythonString.strip(text, optional(0, "chars"), right: false))
    case "rstrip": return .string(PythonString.strip(text, optional(0, "chars"), left: false))
    case "split", "rsplit":
      return .array(try split(text, optional(0, "sep"), integer(1, "maxsplit") ?? -1, fromEnd: name == "rsplit").map { .string($0) })
    case "splitlines": return .array(PythonString.lines(text, keepsEnds: integer(0, "keepends") ?? 0 != 0).map { .string($0) })
    case "expandtabs": return .string(try PythonString.expanded(text, tabs: integer(0, "tabsize") ?? 8, limit: machine.limits.textBytes))
    case "join":
      var parts: [String] = []
      for item in try machine.items(of: arguments.positional[0]) {
        guard let part = item.stringText?.text else { throw Messages.notAText(item) }
        parts.append(part)
      }
      let size = PythonString.size(of: parts, between: text)
      guard size <= machine.limits.textBytes else { throw Messages.tooLong(machine.limits.textBytes) }
      return .string(parts.joined(separator: text))
    case "replace":
      let (old, new) = (try string(0), try string(1))
      return .string(try PythonString.replace(text, old, new, integer(2, "count") ?? -1, limit: machine.limits.textBytes))
    case "startswith", "endswith":
      guard let (part, _) = part(of: text, arguments) else { return .bool(false) }
      let affixes: [Value] = if case .tuple(let several) = arguments.positional[0] { several } else { [arguments.positional[0]] }
      for affix in affixes {
        guard let wanted = affix.stringText?.text else { throw Messages.notAText(affix) }
        let isStart = name == "startswith"
        if isStart ? part.utf8.starts(with: wanted.utf8) : part.utf8.reversed().starts(with: wanted.utf8.reversed()) { return .bool(true) }
      }
      return .bool(false)
    case "find", "index", "rfind", "rindex":
      let position = search(for: try string(0), in: text, arguments, fromEnd: name.hasPrefix("r"))
      if position == nil, name.hasSuffix("index") { throw Messages.notInSequence(.string(try string(0))) }
      return .int(position ?? -1)
    case "count":
      guard let (part, _) = part(of: text, arguments) else { return .int(0) }
      let wanted = try string(0)
      return .int(wanted.isEmpty ? part.unicodeScalars.count + 1 : PythonString.split(part, wanted).count - 1)
    case "partition", "rpartition":
      return .tuple(try parts(of: text, around: try string(0), last: name == "rpartition").map { .string($0) })
    case "removeprefix":
      let part = try string(0)
      return .string(text.utf8.starts(with: part.utf8) ? String(decoding: text.utf8.dropFirst(part.utf8.count), as: UTF8.self) : text)
    case "removesuffix":
      let part = try string(0)
      let isThere = text.utf8.reversed().starts(with: part.utf8.reversed())
      return .string(isThere ? String(decoding: text.utf8.dropLast(part.utf8.count), as: UTF8.self) : text)
    case "center", "ljust", "rjust", "zfill":
      let (width, most) = (integer(0, "width") ?? 0, machine.limits.generated)
      guard width <= most else { throw Messages.tooLong(most) }
      let fill = optional(1, "fillchar") ?? " "
      guard fill.unicodeScalars.count == 1, HTMLEscape.escaped(fill) == fill || !isMarkup else { throw Messages.notOneCharacter(fill) }
      return .string(filled(text, to: width, name, fill))
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
    case "isascii": return .bool(text.utf8.allSatisfy { $0 < 0x80 })
    case "isprintable": return .bool(text.unicodeScalars.allSatisfy(PythonString.isPrintable))
    case "isidentifier":
      guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return .bool(false) }
      return .bool(text.unicodeScalars.allSatisfy(\.properties.isXIDContinue))
    case "isupper": return .bool(TextCase.isUpper(text))
    case "islower": return .bool(TextCase.isLower(text))
    case "istitle": return .bool(TextCase.isTitle(text))
    case "format": return .string(try BraceFormat.format(text, arguments, machine))
    case "unescape": return .string(Markup.unescaped(text))
    case "striptags": return .string(Markup.stripped(text))
    default: throw Messages.unsupportedMethod(name)
    }
  }

  /// The part of a text between the method's second and third argument, and where it begins; nil when the bounds are in the wrong order.
  private static func part(of text: String, _ arguments: Arguments) -> (part: String, start: Int)? {
    guard arguments.positional.count > 1 else { return (text, 0) }
    let scalars = Array(text.unicodeScalars)
    func bound(_ position: Int, or fallback: Int) -> Int {
      guard position < arguments.positional.count, let given = arguments.positional[position].integer else { return fallback }
      return given < 0 ? max(0, given + scalars.count) : given
    }
    let (start, end) = (bound(1, or: 0), min(bound(2, or: scalars.count), scalars.count))
    guard start <= end else { return nil }
    return (String(String.UnicodeScalarView(scalars[start..<end])), start)
  }

  /// Where a text first or last occurs, in scalars.
  private static func search(for wanted: String, in text: String, _ arguments: Arguments, fromEnd: Bool) -> Int? {
    guard let (part, start) = part(of: text, arguments) else { return nil }
    let (source, wanted) = (Array(part.utf8), Array(wanted.utf8))
    var found = TextSearch.find(wanted, in: source, from: 0)
    if fromEnd, wanted.isEmpty {
      found = source.count
    } else if fromEnd {
      while let position = found, let next = TextSearch.find(wanted, in: source, from: position + 1) { found = next }
    }
    return found.map { start + String(decoding: source[..<$0], as: UTF8.self).unicodeScalars.count }
  }

  private static func split(_ text: String, _ separator: String?, _ maximum: Int, fromEnd: Bool) throws(Fault) -> [String] {
    guard let separator else {
      guard fromEnd, maximum >= 0 else { return PythonString.words(text, maximum: maximum) }
      let reversed = PythonString.words(PythonString.reversed(text), maximum: maximum)
      return reversed.reversed().map(PythonString.reversed)
    }
    guard !separator.isEmpty else { throw Messages.emptySeparator() }
    let parts = PythonString.split(text, separator, maximum: fromEnd ? -1 : maximum)
    guard fromEnd, maximum >= 0, parts.count > maximum + 1 else { return parts }
    return [parts.dropLast(maximum).joined(separator: separator)] + parts.suffix(maximum)
  }

  private static func parts(of text: String, around separator: String, last: Bool) throws(Fault) -> [String] {
    guard !separator.isEmpty else { throw Messages.emptySeparator() }
    let pieces = PythonString.split(text, separator)
    if pieces.count == 1 { return last ? ["", "", text] : [text, "", ""] }
    let split = last ? pieces.count - 1 : 1
    return [pieces[..<split].joined(separator: separator), separator, pieces[split...].joined(separator: separator)]
  }

  private static func filled(_ text: String, to width: Int, _ name: String, _ fill: String) -> String {
    let missing = max(0, width - text.unicodeScalars.count)
    switch name {
    case "center": return PythonString.center(text, width, fill: fill)
    case "ljust": return text + String(repeating: fill, count: missing)
    case "rjust": return String(repeating: fill, count: missing) + text
    default:
      let sign = text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") ? String(text.prefix(1)) : ""
      return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }
  }
}
