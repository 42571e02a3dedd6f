extension Value {
  /// Appends bytes that differ wherever a template could tell two values apart.
  ///
  /// - Returns: false when the value holds something that acts, of which nobody knows what it will do; the bytes are then of no use.
  public func appendCanonicalBytes(to bytes: inout [UInt8]) -> Bool {
    switch self {
    case .undefined: bytes.append(0)
    case .none: bytes.append(1)
    case .bool(let value): bytes.append(value ? 2 : 3)
    case .int(let value):
      bytes.append(4)
      Value.append(UInt64(bitPattern: Int64(value)), to: &bytes)
    case .double(let value):
      bytes.append(5)
      Value.append(value.bitPattern, to: &bytes)
    case .string(let text):
      bytes.append(6)
      Value.append(text, to: &bytes)
    case .safe(let text):
      bytes.append(7)
      Value.append(text, to: &bytes)
    case .array(let items):
      bytes.append(8)
      return Value.append(items, to: &bytes)
    case .tuple(let items):
      bytes.append(9)
      return Value.append(items, to: &bytes)
    case .object(let object):
      bytes.append(object.display == nil ? 10 : 11)
      if let display = object.display { Value.append(display, to: &bytes) }
      return Value.append(object.shape.keys, to: &bytes) && Value.append(object.values, to: &bytes)
    case .dynamic: return false
    }
    return true
  }

  private static func append(_ items: [Value], to bytes: inout [UInt8]) -> Bool {
    append(UInt64(items.count), to: &bytes)
    return items.allSatisfy { $0.appendCanonicalBytes(to: &bytes) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt64(utf8.count), to: &bytes)
      bytes.append(contentsOf: utf8)
    }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

extension ObjectValue {
  /// The members with a text for a key, in order.
  public var namedMembers: [(name: String, value: Value)] {
    zip(shape.keys, values).compactMap { key, value in if case .string(let name) = key { (name, value) } else { nil } }
  }
}
