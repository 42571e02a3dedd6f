/// The keys of objects built alike, in order, with an index over them; rows of one table share one shape.
public final class Shape: Sendable {
  /// The keys in order; strings, except in dictionaries a template writes with other keys.
  let keys: [Value]
  /// The keys of the names, zero for keys that are no text.
  private let nameKeys: [NameKey]
  /// Open addressing by key hash: positions in `keys`, or -1.
  private let table: [Int32]
  /// Whether a key occurs twice.
  private let repeatsKeys: Bool

  /// A shape with these names; a name that occurs twice is found at its first place.
  public convenience init(_ names: [String]) {
    self.init(keys: names.map { .string($0) })
  }

  init(keys: [Value]) {
    self.keys = keys
    nameKeys = keys.map { if case .string(let name) = $0 { NameKey(name) } else { NameKey() } }
    var capacity = 4
    while capacity < keys.count * 2 { capacity *= 2 }
    var table = [Int32](repeating: -1, count: capacity)
    var repeatsKeys = false
    for (position, key) in keys.enumerated() {
      let hash = if case .string = key { nameKeys[position].hash } else { key.keyHash }
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while table[slot] >= 0 {
        if keys[Int(table[slot])].isSameKey(as: key) { break }
        slot = (slot + 1) & (capacity - 1)
      }
      if table[slot] < 0 { table[slot] = Int32(truncatingIfNeeded: position) } else { repeatsKeys = true }
    }
    self.table = table
    self.repeatsKeys = repeatsKeys
  }

  /// The number of members of an object of this shape.
  public var count: Int { keys.count }

  /// Whether members with these names, each once and in this order, make up an object of this shape.
  public func fits(_ members: [(String, Value)]) -> Bool {
    guard members.count == keys.count, !repeatsKeys else { return false }
    for index in keys.indices { guard isName(index, members[index].0) else { return false } }
    return true
  }

  /// The names in order, without keys that are not text.
  public var names: [String] {
    keys.compactMap { if case .string(let name) = $0 { name } else { nil } }
  }

  /// The position of a name.
  public func index(of name: String) -> Int? {
    index(of: Name(text: name, key: NameKey(name)))
  }

  /// The position of a name whose key is known.
  @inline(__always)
  func index(of name: borrowing Name) -> Int? {
    let mask = table.count &- 1
    var slot = Int(truncatingIfNeeded: name.key.hash) & mask
    while true {
      let position = Int(table[slot])
      if position < 0 { return nil }
      if nameKeys[position] == name.key, name.key.isWhole || isName(position, name.text) { return position }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private func isName(_ position: Int, _ text: String) -> Bool {
    if case .string(let name) = keys[position] { name == text } else { false }
  }

  /// The position of a key of any type.
  func index(of key: Value) -> Int? {
    switch key {
    case .string(let name), .safe(let name): return index(of: name)
    default:
      let mask = table.count &- 1
      var slot = Int(truncatingIfNeeded: key.keyHash) & mask
      while true {
        let position = Int(table[slot])
        if position < 0 { return nil }
        if keys[position].isSameKey(as: key) { return position }
        slot = (slot &+ 1) & mask
      }
    }
  }
}

/// FNV-1a over UTF-8: the same for a name in a template and a key in the data.
enum KeyHash {
  static let start: UInt = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt) -> UInt {
    (hash ^ UInt(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  static func finished(_ hash: UInt) -> UInt {
    hash ^ (hash >> 29)
  }

  static func of(_ name: String) -> UInt {
    var hash = start
    for byte in name.utf8 { hash = adding(byte, to: hash) }
    return finished(hash)
  }
}

extension Value {
  /// Equal keys hash alike: numbers by value, as in Python.
  var keyHash: UInt {
    switch self {
    case .string(let text), .safe(let text): KeyHash.of(text)
    case .int(let number): UInt(bitPattern: number)
    case .bool(let flag): flag ? 1 : 0
    case .double(let number): Int(exactly: number).map { UInt(bitPattern: $0) } ?? UInt(truncatingIfNeeded: number.bitPattern)
    case .tuple(let items): items.reduce(UInt(items.count)) { ($0 &* 31) ^ $1.keyHash }
    default: 2
    }
  }

  /// Whether two keys name the same member.
  func isSameKey(as other: Value) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)), (.safe(let left), .string(let right)), (.string(let left), .safe(let right)),
      (.safe(let left), .safe(let right)):
      return left == right
    case (.none, .none): return true
    case (.tuple(let left), .tuple(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isSameKey(as: $1) }
    default:
      guard let left = numericKey, let right = other.numericKey else { return false }
      return left == right
    }
  }

  private var numericKey: Double? {
    switch self {
    case .int(let number): Double(number)
    case .bool(let flag): flag ? 1 : 0
    case .double(let number): number
    default: nil
    }
  }
}
