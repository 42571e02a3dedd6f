package import Digests

/// Writes values one behind the other; `ByteReader` reads them back in the same order.
package struct ByteWriter: Sendable {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func int(_ value: Int) {
    bits(UInt64(bitPattern: Int64(value)))
  }

  package mutating func bool(_ value: Bool) {
    bytes.append(value ? 1 : 0)
  }

  /// A number that is not negative and mostly small, seven bits to a byte, the lowest first.
  package mutating func count(_ value: Int) {
    var rest = UInt(max(0, value))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      int(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// A text that is mostly short.
  package mutating func word(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      count(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  package mutating func digest(_ value: Digest) {
    bits(value.first)
    bits(value.second)
    bits(value.third)
    bits(value.fourth)
  }

  package mutating func signature(_ value: FileSignature) {
    int(value.size)
    int(value.modified)
    int(value.changed)
    bits(value.inode)
  }

  /// Bytes whose number the reader knows.
  package mutating func bytes(_ value: ArraySlice<UInt8>) {
    bytes.append(contentsOf: value)
  }

  /// Values that were written before, to be read together.
  package mutating func part(_ part: ByteReader) {
    int(part.rest.count)
    bytes.append(contentsOf: part.rest)
  }

  /// A value that may be missing.
  package mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  /// Values with their number in front.
  package mutating func list<Values: Collection>(_ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void) {
    int(values.count)
    for value in values { write(&self, value) }
  }

  private mutating func bits(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `ByteWriter` wrote; past the end, or where a value makes no sense, everything reads as nil.
package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], from offset: Int, to end: Int? = nil) {
    self.bytes = bytes
    self.offset = offset
    self.end = end ?? bytes.count
  }

  /// Reads the bytes of a writer.
  package init(_ bytes: [UInt8]) {
    self.init(bytes, from: 0)
  }

  /// The number of bytes that were not read yet.
  package var remaining: Int { end - offset }

  fileprivate var rest: ArraySlice<UInt8> { bytes[offset..<end] }

  package mutating func int() -> Int? {
    bits().map { Int(Int64(bitPattern: $0)) }
  }

  package mutating func bool() -> Bool? {
    guard offset < end, bytes[offset] < 2 else { return nil }
    offset += 1
    return bytes[offset - 1] == 1
  }

  package mutating func count() -> Int? {
    var value: UInt = 0
    for shift in stride(from: UInt(0), to: 63, by: 7) {
      guard offset < end else { return nil }
      let byte = bytes[offset]
      offset += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
    }
    return nil
  }

  package mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= end - offset else { return nil }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  package mutating func part() -> ByteReader? {
    guard let count = int(), count >= 0, count <= end - offset else { return nil }
    defer { offset += count }
    return ByteReader(bytes, from: offset, to: offset + count)
  }

  /// Passes over bytes that stand behind their number, as `count` writes it.
  package mutating func skipPart() {
    let size = count() ?? 0
    offset = min(end, offset + size)
  }

  package mutating func text() -> String? {
    guard let count = int(), count >= 0, count <= end - offset else { return nil }
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  package mutating func word() -> String? {
    guard let count = count(), count <= end - offset else { return nil }
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  package mutating func digest() -> Digest? {
    guard let first = bits(), let second = bits(), let third = bits(), let fourth = bits() else { return nil }
    return Digest(first, second, third, fourth)
  }

  package mutating func signature() -> FileSignature? {
    guard let size = int(), let modified = int(), let changed = int(), let inode = bits() else { return nil }
    return FileSignature(size: size, modified: modified, changed: changed, inode: inode)
  }

  /// A value that may be missing; nil when it cannot be read, `.some(nil)` when it is missing.
  package mutating func optional<Value>(_ read: (inout ByteReader) -> Value?) -> Value?? {
    guard let isThere = bool() else { return nil }
    guard isThere else { return .some(nil) }
    return read(&self).map { .some($0) }
  }

  package mutating func list<Value>(_ read: (inout ByteReader) -> Value?) -> [Value]? {
    guard let count = int(), count >= 0, count <= end - offset else { return nil }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      guard let value = read(&self) else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func bits() -> UInt64? {
    guard end - offset >= 8 else { return nil }
    defer { offset += 8 }
    return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
  }
}
