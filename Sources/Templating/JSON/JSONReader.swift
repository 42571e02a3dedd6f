public import Diagnostics

/// Reads JSON (RFC 8259) straight into values; objects with the same keys in the same order share their shape.
public enum JSONReader {
  /// The value of a text; a fault is reported at its place and the value is none.
  public static func read(_ source: SourceText) -> Diagnosed<Value> {
    source.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes)
      do throws(JSONFault) {
        return Diagnosed(try parser.document())
      } catch {
        return Diagnosed(.none, [Messages.json(error.message, at: source.location(error.offset))])
      }
    }
  }
}

struct JSONFault: Error {
  let message: LocalizedText
  let offset: Int
}

/// A recursive-descent reader over UTF-8.
private struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  /// Shapes met so far, found by the hash of their keys' bytes.
  private var shapes: [UInt: [(keys: [String], shape: Shape)]] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONFault) -> Value {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw unexpected() }
    return value
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D || bytes[position] == 0x09 {
      position += 1
    }
  }

  private func unexpected() -> JSONFault {
    guard position < bytes.count else { return JSONFault(message: Messages.jsonEnd, offset: bytes.count) }
    let scalar = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self).unicodeScalars.first ?? "?"
    return JSONFault(message: Messages.jsonUnexpected(scalar), offset: position)
  }

  private mutating func value() throws(JSONFault) -> Value {
    skipBlanks()
    guard position < bytes.count else { throw unexpected() }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .none)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    // What Python's writer makes of values JSON has no name for.
    case UInt8(ascii: "N"): return try literal("NaN", .double(.nan))
    case UInt8(ascii: "I"): return try literal("Infinity", .double(.infinity))
    default: throw unexpected()
    }
  }

  private mutating func literal(_ text: StaticString, _ value: Value) throws(JSONFault) -> Value {
    for index in 0..<text.utf8CodeUnitCount {
      guard position + index < bytes.count, bytes[position + index] == text.utf8Start[index] else { throw unexpected() }
    }
    position += text.utf8CodeUnitCount
    return value
  }

  private mutating func enter() throws(JSONFault) {
    depth += 1
    guard depth < 200 else { throw JSONFault(message: Messages.jsonDeep, offset: position) }
  }

  private mutating func array() throws(JSONFault) -> Value {
    try enter()
    position += 1
    var items: [Value] = []
    skipBlanks()
    if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return .array(items)
    }
    while true {
      items.append(try value())
      if try !separator(UInt8(ascii: "]")) { break }
    }
    depth -= 1
    return .array(items)
  }

  /// Whether another member follows; the closing bracket is passed.
  private mutating func separator(_ close: UInt8) throws(JSONFault) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ",") || bytes[position] == close else { throw unexpected() }
    position += 1
    return bytes[position - 1] != close
  }

  private mutating func object() throws(JSONFault) -> Value {
    try enter()
    position += 1
    var keys: [String] = []
    var values: [Value] = []
    var hash: UInt = 17
    skipBlanks()
    if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
        let key = try string()
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { throw unexpected() }
        position += 1
        let member = try value()
        if keys.count < 16, let known = keys.firstIndex(of: key) {
          values[known] = member
        } else {
          hash = (hash &* 31) ^ KeyHash.of(key)
          keys.append(key)
          values.append(member)
        }
        if try !separator(UInt8(ascii: "}")) { break }
      }
    }
    depth -= 1
    return .object(ObjectValue(shape: shape(keys, hash, &values), values: values))
  }

  private mutating func shape(_ keys: [String], _ hash: UInt, _ values: inout [Value]) -> Shape {
    for known in shapes[hash, default: []] where known.keys == keys { return known.shape }
    let shape = Shape(keys)
    for (position, key) in keys.enumerated().dropFirst(16) {
      if let first = shape.index(of: key), first != position { values[first] = values[position] }
    }
    shapes[hash, default: []].append((keys, shape))
    return shape
  }

  private mutating func number() throws(JSONFault) -> Value {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "I") {
      _ = try literal("Infinity", .none)
      return .double(-.infinity)
    }
    var isReal = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"): isReal = true
      default:
        return try finish(start, isReal)
      }
      position += 1
    }
    return try finish(start, isReal)
  }

  private func finish(_ start: Int, _ isReal: Bool) throws(JSONFault) -> Value {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if !isReal, let number = Int(text) { return .int(number) }
    guard let number = Double(text) else { throw JSONFault(message: Messages.jsonNumber(text), offset: start) }
    return .double(number)
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") { position += 1 }
    guard position < bytes.count else { throw unexpected() }
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position - 1]), as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw unexpected() }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    position += 1
    guard position < bytes.count else { throw unexpected() }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var code = UInt32(try unit())
      if code >= 0xD800, code < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        let saved = position
        position += 2
        let low = UInt32(try unit())
        if low >= 0xDC00, low < 0xE000 { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) } else { position = saved }
      }
      text += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default:
      position -= 1
      throw unexpected()
    }
  }

  private mutating func unit() throws(JSONFault) -> UInt16 {
    guard position + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16) else {
      throw unexpected()
    }
    position += 4
    return unit
  }
}
