/// Writes JSON text (RFC 8259) with readable UTF-8; for the small, fixed objects that tools and scripts read.
public struct JSONText: Sendable {
  /// A JSON value; an object keeps its order.
  public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number by its digits, so that no place is lost.
    case number(String)
    case string(String)
    case array([Value])
    /// An array of so many elements, each made when it is written.
    case elements(Int, @Sendable (Int) -> Value)
    case object([(String, Value)])
  }

  /// `value` on one line.
  public static func encode(_ value: Value) -> String {
    var output = ""
    write(value, into: &output) { _ in }
    return output
  }

  /// Appends a text as a JSON string.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    guard isPlain(text) else {
      bytes += encode(.string(text)).utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\""))
  }

  /// Hands `value` over in pieces, so that a long one is never in memory as a whole.
  public static func encode<Fault: Error>(_ value: Value, to sink: (String) throws(Fault) -> Void) throws(Fault) {
    var output = ""
    try write(value, into: &output) { (output: inout String) throws(Fault) in
      guard output.utf8.count >= 1 << 16 else { return }
      try sink(output)
      output = ""
    }
    try sink(output)
  }

  /// - Parameter pause: called between the elements of arrays; may take what was written.
  private static func write<Fault: Error>(
    _ value: Value, into output: inout String, pause: (inout String) throws(Fault) -> Void
  ) throws(Fault) {
    switch value {
    case .null: output += "null"
    case .bool(let flag): output += flag ? "true" : "false"
    case .int(let number): output += String(number)
    case .number(let digits): output += digits
    case .string(let text): write(text, into: &output)
    case .array(let items):
      output += "["
      for (index, item) in items.enumerated() {
        if index > 0 { output += "," }
        try write(item, into: &output, pause: pause)
        try pause(&output)
      }
      output += "]"
    case .elements(let count, let element):
      output += "["
      for index in 0..<count {
        if index > 0 { output += "," }
        try write(element(index), into: &output, pause: pause)
        try pause(&output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        write(member.0, into: &output)
        output += ":"
        try write(member.1, into: &output, pause: pause)
      }
      output += "}"
    }
  }

  private static func write(_ text: String, into output: inout String) {
    output += "\""
    defer { output += "\"" }
    if isPlain(text) {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether no byte may have to be escaped, as in most texts; E2 begins the two line separators among others.
  private static func isPlain(_ text: String) -> Bool {
    !text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xE2 }
  }
}
