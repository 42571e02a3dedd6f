/// Values as JSON (RFC 8259), safe inside HTML: `<`, `>`, `&` and `'` are escaped.
enum JSONWriter {
  struct Style {
    var separators: (item: String, key: String)
    /// Whether characters beyond ASCII are escaped.
    var isASCII: Bool
    var sortsKeys: Bool
    /// What each level is indented by; without it everything stands in one line.
    var indent: String?
    /// Whether characters with a meaning in HTML are escaped.
    var isForHTML = true

    /// What is put into a script.
    static var script: Style { Style(separators: (",", ":"), isASCII: false, sortsKeys: false) }
  }

  static func write(_ value: Value, style: Style, to output: inout Output, depth: Int = 0) throws(Fault) {
    guard depth < 100 else { throw Messages.nestedValue() }
    switch value {
    case .none, .undefined: output.append("null" as StaticString)
    case .bool(let flag): output.append(flag ? "true" : "false")
    case .int(let number): output.append(number)
    case .double(let number):
      output.append(number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : PythonFloat.text(number))
    case .string(let text), .safe(let text): write(text, style: style, to: &output)
    case .array(let items), .tuple(let items):
      try writeList(items, style, depth, &output)
    case .object(let object):
      if let display = object.display { return write(display, style: style, to: &output) }
      try write(object, style, depth, &output)
    case .dynamic(let dynamic):
      if case .range(let range) = dynamic.kind { return try writeList(range.items, style, depth, &output) }
      throw Messages.notJSON(value)
    }
  }

  private static func writeList(_ items: [Value], _ style: Style, _ depth: Int, _ output: inout Output) throws(Fault) {
    output.append(UInt8(ascii: "["))
    for (position, item) in items.enumerated() {
      separate(position, style, depth, &output)
      try write(item, style: style, to: &output, depth: depth + 1)
    }
    if !items.isEmpty { close(style, depth, &output) }
    output.append(UInt8(ascii: "]"))
  }

  private static func write(_ object: ObjectValue, _ style: Style, _ depth: Int, _ output: inout Output) throws(Fault) {
    var members = zip(object.shape.keys, object.values).map { (key: keyText($0), value: $1) }
    if style.sortsKeys { members.sort { $0.key.isBefore($1.key) } }
    output.append(UInt8(ascii: "{"))
    for (position, member) in members.enumerated() {
      separate(position, style, depth, &output)
      write(member.key, style: style, to: &output)
      output.append(style.separators.key)
      try write(member.value, style: style, to: &output, depth: depth + 1)
    }
    if !members.isEmpty { close(style, depth, &output) }
    output.append(UInt8(ascii: "}"))
  }

  private static func keyText(_ key: Value) -> String {
    switch key {
    case .bool(let flag): flag ? "true" : "false"
    case .none: "null"
    default: key.text
    }
  }

  private static func separate(_ position: Int, _ style: Style, _ depth: Int, _ output: inout Output) {
    guard let indent = style.indent else {
      if position > 0 { output.append(style.separators.item) }
      return
    }
    if position > 0 { output.append(UInt8(ascii: ",")) }
    output.append("\n" + String(repeating: indent, count: depth + 1))
  }

  private static func close(_ style: Style, _ depth: Int, _ output: inout Output) {
    guard let indent = style.indent else { return }
    output.append("\n" + String(repeating: indent, count: depth))
  }

  static func write(_ text: String, style: Style, to output: inout Output) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append("\\\"" as StaticString)
      case "\\": output.append("\\\\" as StaticString)
      case "\n": output.append("\\n" as StaticString)
      case "\r": output.append("\\r" as StaticString)
      case "\t": output.append("\\t" as StaticString)
      case "\u{8}": output.append("\\b" as StaticString)
      case "\u{C}": output.append("\\f" as StaticString)
      case "<", ">", "&", "'":
        if style.isForHTML { escape(UInt16(scalar.value), &output) } else { output.append(UInt8(scalar.value)) }
      default:
        // The line separators end a line in old JavaScript.
        if scalar.value < 0x20 || scalar.value == 0x7F && style.isForHTML || scalar.value == 0x2028
          || scalar.value == 0x2029 || style.isASCII && scalar.value > 0x7F
        {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit, &output) }
        } else {
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { output.append(byte) }
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// A text with escapes for what has a meaning in HTML.
  static func harmless(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      case "'": result += "\\u0027"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escape(_ unit: UInt16, _ output: inout Output) {
    output.append("\\u" as StaticString)
    for shift: UInt16 in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: (unit >> shift) & 15)
      output.append(digit < 10 ? digit + 0x30 : digit + 0x57)
    }
  }
}
