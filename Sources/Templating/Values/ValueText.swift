extension Value {
  /// What `{{ value }}` prints, before escaping: Python's `str`.
  public var text: String {
    switch self {
    case .undefined: ""
    case .none: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): String(number)
    case .double(let number): PythonFloat.text(number)
    case .string(let text), .safe(let text): text
    case .object(let object): object.display ?? representation
    default: representation
    }
  }

  /// How the value looks inside a printed list: Python's `repr`.
  var representation: String {
    var result = ""
    represent(into: &result, depth: 0)
    return result
  }

  private func represent(into result: inout String, depth: Int) {
    guard depth < 100, result.utf8.count < 10_000_000 else {
      result += "..."
      return
    }
    func list(_ items: [Value], _ open: String, _ close: String) {
      result += open
      for (position, item) in items.enumerated() {
        if position > 0 { result += ", " }
        item.represent(into: &result, depth: depth + 1)
      }
      result += close
    }
    switch self {
    case .undefined: result += "Undefined"
    case .none, .bool, .int, .double: result += text
    case .string(let text): PythonText.quote(text, into: &result)
    case .safe(let text):
      result += "Markup("
      PythonText.quote(text, into: &result)
      result += ")"
    case .array(let items): list(items, "[", "]")
    case .tuple(let items): list(items, "(", items.count == 1 ? ",)" : ")")
    case .object(let object):
      if depth > 0, let display = object.display {
        PythonText.quote(display, into: &result)
        return
      }
      result += "{"
      for (position, key) in object.shape.keys.enumerated() {
        if position > 0 { result += ", " }
        key.represent(into: &result, depth: depth + 1)
        result += ": "
        object.value(at: position).represent(into: &result, depth: depth + 1)
      }
      result += "}"
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .range(let range):
        result += "range(\(range.start), \(range.stop)" + (range.step == 1 ? ")" : ", \(range.step))")
      case .function(let function): result += "<function \(function.name)>"
      case .global(let global): result += "<function \(global.rawValue)>"
      case .macro: result += "<Macro>"
      case .method(_, let name): result += "<built-in method \(name)>"
      case .namespace: result += "<Namespace>"
      case .cycler: result += "<Cycler>"
      case .joiner: result += "<Joiner>"
      case .module(_, let name): result += "<TemplateModule '\(name)'>"
      case .loop(let loop): result += "<LoopContext \(loop.index + 1)/\(loop.items.count)>"
      }
    }
  }

  /// What kind of value this is, in Python's words.
  var typeName: String {
    switch self {
    case .undefined: "Undefined"
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .double: "float"
    case .string: "str"
    case .safe: "Markup"
    case .array: "list"
    case .tuple: "tuple"
    case .object: "dict"
    case .dynamic(let dynamic):
      switch dynamic.kind {
      case .range: "range"
      case .macro: "Macro"
      case .namespace: "Namespace"
      case .cycler: "Cycler"
      case .joiner: "Joiner"
      case .module: "TemplateModule"
      case .loop: "LoopContext"
      default: "function"
      }
    }
  }
}

/// Python's text of floating-point numbers.
enum PythonFloat {
  static func text(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    // Python writes exponents from 1e16 on, Swift from 2^53 on, beyond which all numbers are whole.
    if number.magnitude >= 0x1p53, number.magnitude < 1e16 { return String(Int(number)) + ".0" }
    return number.description
  }
}

/// Python's quoting of text.
enum PythonText {
  static func quote(_ text: String, into result: inout String) {
    let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    result.unicodeScalars.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else if scalar.value < 0x100 {
          result += "\\x" + padded(scalar.value, 2)
        } else if scalar.value < 0x10000 {
          result += "\\u" + padded(scalar.value, 4)
        } else {
          result += "\\U" + padded(scalar.value, 8)
        }
      }
    }
    result.unicodeScalars.append(quote)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
    default: return true
    }
  }

  static func padded(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
