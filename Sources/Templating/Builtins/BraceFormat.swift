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
    var separator: Character?
    if let first = rest.first, first == "," || first == "_" {
      guard value.number != nil else { throw Messages.notANumber(value) }
      separator = Character(first)
      rest.removeFirst()
    }
    let tail = String(String.UnicodeScalarView(rest))
    let flags = (sign == "+" ? "+" : sign == " " ? " " : "")
    var body: String
    let isNumber = value.number != nil
    let type = isNumber || tail.last.map { !$0.isNumber } ?? false ? tail : tail + "s"
    let isBinary = ["x", "X", "o"].contains(type)
    if isBinary, separator == "," { throw Messages.formatCharacter(UInt8(ascii: ",")) }
    if tail.hasSuffix("%"), let number = value.number {
      body = try PythonFormat.format(
        "%" + flags + tail.dropLast() + "f%%", arguments: .tuple([.double(number.double * 100)]), escapes: false,
        options: machine.program.options)
    } else if case .double(let number) = value, type.first == ".", let precision = Int(type.dropFirst()) {
      body = PythonFormat.general(number, digits: min(max(1, precision), 5000), keepsPoint: true)
      if !flags.isEmpty, !body.hasPrefix("-") { body = flags + body }
    } else if type.isEmpty {
      body = value.text
      if !flags.isEmpty, !body.hasPrefix("-") { body = flags + body }
    } else {
      body = try PythonFormat.format("%" + flags + type, arguments: .tuple([value]), escapes: false, options: machine.program.options)
    }
    if let separator {
      body = grouped(body, by: separator, size: isBinary ? 4 : 3, width: hasZeros && alignment == nil ? width : 0)
    }
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

  /// Separators between groups of digits of the integer part.
  ///
  /// - Parameter width: how long the result is at least, by zeros in front.
  static func grouped(_ number: String, by separator: Character = ",", size: Int = 3, width: Int = 0) -> String {
    let head = number.prefix { $0 == "-" || $0 == "+" || $0 == " " }
    let digits = number.dropFirst(head.count).prefix { size == 4 ? $0.isHexDigit : $0.isNumber }
    guard !digits.isEmpty else { return number }
    let tail = number.dropFirst(head.count + digits.count)
    var count = digits.count
    while head.count + count + (count - 1) / size + tail.count < width { count += 1 }
    var result = ""
    for (position, digit) in (String(repeating: "0", count: count - digits.count) + digits).enumerated() {
      if position > 0, (count - position) % size == 0 { result.append(separator) }
      result.append(digit)
    }
    return head + result + tail
  }
}
