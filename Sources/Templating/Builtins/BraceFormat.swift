/// Python's `str.format` for fields by position and name, with the common presentation types.
enum BraceFormat {
  /// - Parameter escapes: whether what is put into the text is escaped, because the text is markup.
  static func format(
    _ text: String, _ arguments: Arguments, _ machine: borrowing Machine, escapes: Bool = false
  ) throws(Fault) -> String {
    var result = ""
    // Either all fields have numbers or none.
    var automatic = 0
    var hasNumbers = false
    var rest = Substring(text)
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "{" || character == "}" {
        if rest.first == character {
          rest = rest.dropFirst()
          result.append(character)
          continue
        }
        guard character == "{", let end = rest.firstIndex(of: "}") else { throw Messages.formatIncomplete() }
        let field = rest[..<end]
        rest = rest[rest.index(after: end)...]
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let conversion = parts[0].split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
        let path = conversion[0]
        let key = String(path.prefix { $0 != "." && $0 != "[" })
        var value: Value?
        if key.isEmpty {
          value = automatic < arguments.positional.count ? arguments.positional[automatic] : nil
          automatic += 1
        } else if let index = Int(key) {
          hasNumbers = true
          value = index >= 0 && index < arguments.positional.count ? arguments.positional[index] : nil
        } else {
          value = arguments.names.firstIndex(of: key).map { arguments.named[$0] }
        }
        guard automatic == 0 || !hasNumbers else { throw Messages.mixedFormatFields() }
        guard let value else { throw Messages.formatArguments(tooFew: true) }
        let found = try converted(
          try member(path.dropFirst(key.count), of: value, machine), conversion.count > 1 ? conversion[1] : "", machine)
        let piece = try presented(found, parts.count > 1 ? String(parts[1]) : "", machine)
        result += escapes && !Filter.isSafe(found) ? HTMLEscape.escaped(piece) : piece
        guard result.utf8.count <= machine.limits.textBytes else { throw Messages.tooLong(machine.limits.textBytes) }
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// What `.name` and `[key]` after a field's first name lead to.
  private static func member(_ path: Substring, of value: Value, _ machine: borrowing Machine) throws(Fault) -> Value {
    var (value, rest) = (value, path)
    while let sign = rest.first {
      rest = rest.dropFirst()
      if sign == "." {
        let name = String(rest.prefix { $0 != "." && $0 != "[" })
        value = try machine.attribute(named: name, of: value)
        rest = rest.dropFirst(name.count)
      } else {
        guard sign == "[", let end = rest.firstIndex(of: "]") else { throw Messages.formatIncomplete() }
        let key = String(rest[..<end])
        value = try machine.item(Int(key).map { .int($0) } ?? .string(key), of: value)
        rest = rest[rest.index(after: end)...]
      }
    }
    return value
  }

  /// The value as `!s` and `!r` write it.
  private static func converted(_ value: Value, _ conversion: Substring, _ machine: borrowing Machine) throws(Fault) -> Value {
    guard !conversion.isEmpty else { return value }
    try machine.require(value)
    switch conversion {
    case "s": return .string(value.text)
    case "r", "a": return .string(value.representation)
    default: throw Messages.formatIncomplete()
    }
  }

  private static func presented(_ value: Value, _ specification: String, _ machine: borrowing Machine) throws(Fault) -> String {
    try machine.require(value)
    guard !specification.isEmpty else { return value.text }
    guard value.number != nil || value.comparableText != nil else { throw Messages.notAText(value) }
    var rest = Array(specification.unicodeScalars)[...]
    var fill: Unicode.Scalar = " "
    var alignment: Unicode.Scalar?
    if rest.count > 1, "<>^".unicodeScalars.contains(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      alignment = rest.removeFirst()
    } else if let first = rest.first, "<>^".unicodeScalars.contains(first) {
      alignment = rest.removeFirst()
    }
    var sign = ""
    if let first = rest.first, first == "+" || first == "-" || first == " " { sign = String(Character(rest.removeFirst())) }
    var hasZeros = false
    if rest.first == "0" {
      hasZeros = true
      rest.removeFirst()
    }
    var width = 0
    while let digit = rest.first, let number = Int(String(Character(digit))) {
      width = min(width * 10 + number, 1 << 40)
      rest.removeFirst()
    }
    guard width <= machine.program.options.limits.generated else { throw Messages.tooLong(machine.program.options.limits.generated) }
    var groups = false
    if rest.first == "," {
      guard value.number != nil else { throw Messages.notANumber(value) }
      groups = true
      rest.removeFirst()
    }
    let tail = String(String.UnicodeScalarView(rest))
    let flags = (sign == "+" ? "+" : sign == " " ? " " : "")
    var body: String
    let isNumber = value.number != nil
    let type = tail.isEmpty ? (isNumber ? "" : "s") : tail
    if tail.hasSuffix("%"), let number = value.number {
      body = try PythonFormat.format(
        "%" + flags + tail.dropLast() + "f%%", arguments: .tuple([.double(number.double * 100)]), escapes: false,
        options: machine.program.options)
    } else if type.isEmpty {
      body = value.text
      if !flags.isEmpty, !body.hasPrefix("-") { body = flags + body }
    } else {
      body = try PythonFormat.format("%" + flags + type, arguments: .tuple([value]), escapes: false, options: machine.program.options)
    }
    if groups { body = grouped(body) }
    let missing = max(0, width - body.unicodeScalars.count)
    if hasZeros, alignment == nil {
      let head = body.prefix { $0 == "-" || $0 == "+" }
      return head + String(repeating: "0", count: missing) + body.dropFirst(head.count)
    }
    let padding = String(repeating: String(Character(fill)), count: missing)
    switch alignment ?? (isNumber ? ">" : "<") {
    case ">": return padding + body
    case "^": return String(padding.prefix(missing / 2)) + body + padding.dropFirst(missing / 2)
    default: return body + padding
    }
  }

  /// Commas between groups of three digits of the integer part.
  static func grouped(_ number: String) -> String {
    let head = number.prefix { $0 == "-" || $0 == "+" }
    let digits = number.dropFirst(head.count).prefix { $0.isNumber }
    let tail = number.dropFirst(head.count + digits.count)
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return head + result + tail
  }
}
