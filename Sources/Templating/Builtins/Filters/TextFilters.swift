extension Filter {
  /// Filters that take a text and give a text.
  static let textFilters: [Filter] = [
    Filter("upper") { value, _, machine throws(Fault) in try mapText(value, machine) { $0.uppercased() } },
    Filter("lower") { value, _, machine throws(Fault) in try mapText(value, machine) { $0.lowercased() } },
    Filter("capitalize") { value, _, machine throws(Fault) in try mapText(value, machine, TextCase.capitalized) },
    Filter("title") { value, _, machine throws(Fault) in .string(titled(try machine.text(value))) },
    Filter("trim", [Parameter("chars")]) { value, arguments, machine throws(Fault) in
      let characters = try arguments.optionalText(0)
      return try mapText(characters == nil ? value : machine.cuttable(value, arguments), machine) { PythonString.strip($0, characters) }
    },
    Filter("string") { value, _, machine throws(Fault) in
      if case .safe = value { return value }
      return .string(try machine.text(value))
    },
    Filter("replace", [Parameter("old", isRequired: true), Parameter("new", isRequired: true), Parameter("count")]) {
      value, arguments, machine throws(Fault) in
      let old = try arguments.text(0, or: "", machine)
      let new = try arguments.text(1, or: "", machine)
      let count = arguments[2].map(isNone) ?? true ? -1 : try arguments.integer(2, or: -1)
      let text = try machine.text(value)
      let isMarkup = isSafe(value) || arguments[0].map(isSafe) ?? false || arguments[1].map(isSafe) ?? false
      guard arguments.autoescape, isMarkup else {
        return .string(try PythonString.replace(text, old, new, count, limit: machine.limits.textBytes))
      }
      let source = isSafe(value) ? text : HTMLEscape.escaped(text)
      let replacement = arguments[1].map(isSafe) ?? false ? new : HTMLEscape.escaped(new)
      let limit = machine.limits.textBytes
      guard machine.isContextual(arguments) else {
        return .safe(try PythonString.replace(source, old, replacement, count, limit: limit))
      }
      return .safe(try Markup.replacing(source, old, replacement, count, limit: limit))
    },
    Filter("truncate", [Parameter("length"), Parameter("killwords"), Parameter("end"), Parameter("leeway")]) {
      value, arguments, machine throws(Fault) in
      if value.number != nil || isNone(value) { throw Messages.noLength(value) }
      let length = try arguments.integer(0, or: 255)
      let end = try arguments.text(2, or: "...", machine)
      let leeway = arguments[3].map(isNone) ?? true ? 5 : try arguments.integer(3, or: 5)
      let endLength = end.unicodeScalars.count
      guard length >= endLength, leeway >= 0 else { throw Messages.truncateLength(length, endLength) }
      // What is short enough stays as it is, a list and a missing value too.
      switch value {
      case .undefined: return value
      case .array(let items), .tuple(let items): if items.count <= length.addingReportingOverflow(leeway).partialValue { return value }
      default: break
      }
      let killsWords = try arguments.flag(1, machine)
      let value = machine.cuttable(value, arguments)
      let ending = isSafe(value) && !(arguments[2].map(isSafe) ?? false) ? HTMLEscape.escaped(end) : end
      return try mapText(value, machine) { text in
        if text.utf8.count <= length { return text }
        let scalars = text.unicodeScalars
        if scalars.count <= length.addingReportingOverflow(leeway).partialValue { return text }
        var kept = scalars.prefix(length - endLength)
        if !killsWords, let blank = kept.lastIndex(of: " ") { kept = kept[..<blank] }
        return String(kept) + ending
      }
    },
    Filter("center", [Parameter("width")]) { value, arguments, machine throws(Fault) in
      let width = try arguments.length(0, or: 80, machine)
      return try mapText(value, machine) { PythonString.center($0, width) }
    },
    Filter("indent", [Parameter("width"), Parameter("first"), Parameter("blank")]) { value, arguments, machine throws(Fault) in
      try requireText(value)
      let indention: String
      if let given = arguments[0], let text = given.stringText?.text {
        // Text put into markup is not markup itself, though Jinja2 takes it for that.
        indention = isSafe(value) && !isSafe(given) && machine.isContextual(arguments) ? HTMLEscape.escaped(text) : text
      } else {
        indention = String(repeating: " ", count: max(0, try arguments.length(0, or: 4, machine)))
      }
      let (first, blank) = (try arguments.flag(1, machine), try arguments.flag(2, machine))
      let lineCount = try machine.text(value).utf8.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
      guard lineCount.multipliedReportingOverflow(by: indention.utf8.count).partialValue <= machine.limits.textBytes else {
        throw Messages.tooLong(machine.limits.textBytes)
      }
      return try limited(
        mapText(value, machine) { text in
          let lines = PythonString.lines(text + "\n")
          var result = first ? indention : ""
          for (position, line) in lines.enumerated() {
            if position > 0 { result += "\n" + (blank || !line.isEmpty ? indention : "") }
            result += line
          }
          return result
        }, machine)
    },
    Filter("wordwrap", [Parameter("width"), Parameter("break_long_words"), Parameter("wrapstring"), Parameter("break_on_hyphens")]) {
      value, arguments, machine throws(Fault) in
      try requireText(value)
      let width = try arguments.integer(0, or: 79)
      guard width > 0 else { throw Messages.tooSmall("width", 1) }
      let separator = try arguments.optionalText(2) ?? "\n"
      guard try machine.text(value).utf8.count * max(1, separator.utf8.count) / width <= machine.limits.textBytes else {
        throw Messages.tooLong(machine.limits.textBytes)
      }
      let length = try machine.text(value).utf8.count
      try machine.pay(length / width * (length >> 6))
      let (breaksLong, breaksHyphens) = (try arguments.flag(1, or: true, machine), try arguments.flag(3, or: true, machine))
      let text = machine.cuttable(value, arguments).text
      let lines = PythonString.lines(text).map { line in
        TextWrap.wrap(line, width: width, breaksLongWords: breaksLong, breaksOnHyphens: breaksHyphens)
      }
      guard let given = arguments[2], isSafe(given) else {
        return .string(lines.map { $0.joined(separator: separator) }.joined(separator: separator))
      }
      return .safe(lines.map { $0.map(HTMLEscape.escaped).joined(separator: separator) }.joined(separator: separator))
    },
    Filter("wordcount") { value, _, machine throws(Fault) in
      var count = 0
      var isInWord = false
      for scalar in try machine.text(value).unicodeScalars {
        let isWord = PythonString.isWord(scalar)
        if isWord, !isInWord { count += 1 }
        isInWord = isWord
      }
      return .int(count)
    },
    Filter("format", isVariadic: true) { value, arguments, machine throws(Fault) in
      let text = try machine.text(value)
      if arguments.values.count == 1, arguments.names.isEmpty, let result = PythonFormat.fixed(text, arguments.values[0]) {
        return isSafe(value) ? .safe(result) : .string(result)
      }
      let positional = arguments.values.count - arguments.names.count
      guard positional == 0 || arguments.names.isEmpty else { throw Messages.mixedFormatArguments() }
      let given: Value =
        arguments.names.isEmpty
        ? .tuple(Array(arguments.values)) : .object(arguments.names.enumerated().map { ($1, arguments.values[$0]) })
      let result = try PythonFormat.format(text, arguments: given, escapes: isSafe(value), options: machine.program.options)
      return isSafe(value) ? .safe(result) : .string(result)
    },
  ]

  /// A text changed as a whole; safe text stays safe.
  static func mapText(_ value: Value, _ machine: borrowing Machine, _ change: (String) -> String) throws(Fault) -> Value {
    switch value {
    case .string(let text): return .string(change(text))
    case .safe(let text): return .safe(change(text))
    default: return .string(change(try machine.text(value)))
    }
  }

  /// Refuses what is neither a text nor an object that prints as one.
  private static func requireText(_ value: Value) throws(Fault) {
    switch value {
    case .string, .safe: return
    case .object(let object) where object.display != nil: return
    case .undefined(let undefined): throw Messages.undefined(undefined)
    default: throw Messages.notAText(value)
    }
  }

  static func isSafe(_ value: Value) -> Bool {
    if case .safe = value { true } else { false }
  }

  /// Refuses a text that has grown beyond what the rendering may write.
  static func limited(_ value: Value, _ machine: borrowing Machine) throws(Fault) -> Value {
    if let text = value.stringText?.text, text.utf8.count > machine.limits.textBytes { throw Messages.tooLong(machine.limits.textBytes) }
    return value
  }

  /// Every word's first letter upper, the rest lower; words begin after blanks, hyphens and opening brackets.
  private static func titled(_ text: String) -> String {
    var result = ""
    var startsWord = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-", "(", "{", "[", "<":
        startsWord = true
        result.unicodeScalars.append(scalar)
      case _ where Whitespace.contains(scalar):
        startsWord = true
        result.unicodeScalars.append(scalar)
      default:
        result += startsWord ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
        startsWord = false
      }
    }
    return result
  }
}
