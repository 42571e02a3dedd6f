extension Value {
  /// Appends bytes that differ wherever a template could tell two values apart.
  ///
  /// - Parameter abbreviate: appends bytes that stand for an object, equal for equal objects only and always of one length; false where it
  ///   knows none, and the object's members are written.
  /// - Returns: false when the value holds something that acts, of which nobody knows what it will do; the bytes are then of no use.
  public func appendCanonicalBytes(
    to bytes: inout [UInt8], abbreviate: (ObjectValue, inout [UInt8]) -> Bool = { _, _ in false }
  ) -> Bool {
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
      return Value.append(items, to: &bytes, abbreviate)
    case .tuple(let items):
      bytes.append(9)
      return Value.append(items, to: &bytes, abbreviate)
    case .object(let object):
      // The tag comes first, so that what stands for an object is not taken for another value.
      bytes.append(12)
      if abbreviate(object, &bytes) { return true }
      bytes[bytes.count - 1] = object.display == nil ? 10 : 11
      if let display = object.display { Value.append(display, to: &bytes) }
      return Value.append(object.shape.keys, to: &bytes, abbreviate) && Value.append(object.values, to: &bytes, abbreviate)
    case .dynamic: return false
    }
    return true
  }

  private static func append(
    _ items: [Value], to bytes: inout [UInt8], _ abbreviate: (ObjectValue, inout [UInt8]) -> Bool
  ) -> Bool {
    append(length: items.count, to: &bytes)
    for item in items { guard item.appendCanonicalBytes(to: &bytes, abbreviate: abbreviate) else { return false } }
    return true
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(length: text.utf8.count, to: &bytes)
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil { bytes += Array(text.utf8) }
  }

  /// Most lengths take one byte.
  private static func append(length: Int, to bytes: inout [UInt8]) {
    if length < 255 { return bytes.append(UInt8(truncatingIfNeeded: length)) }
    bytes.append(255)
    append(UInt64(length), to: &bytes)
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: UInt64(64), by: 8) { bytes.append(UInt8(truncatingIfNeeded: word &>> shift)) }
  }
}

extension ObjectValue {
  /// The members with a text for a key, in order.
  public var namedMembers: [(name: String, value: Value)] {
    zip(shape.keys, values).compactMap { key, value in if case .string(let name) = key { (name, value) } else { nil } }
  }
}
