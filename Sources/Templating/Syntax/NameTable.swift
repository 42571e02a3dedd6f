/// The number of a name within one template set.
typealias NameID = Int32

/// What tells most names apart without looking at their texts.
struct NameKey: Sendable, Equatable {
  private(set) var hash = KeyHash.start
  /// The first eight bytes.
  private var head: UInt64 = 0
  private var length = 0

  init() {}

  init(_ text: String) {
    for byte in text.utf8 { add(byte) }
    finish()
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { add(byte) }
    finish()
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    hash = KeyHash.adding(byte, to: hash)
    if length < 8 { head = head << 8 | UInt64(byte) }
    length &+= 1
  }

  @inline(__always)
  mutating func finish() {
    hash = KeyHash.finished(hash)
  }

  /// Whether names with this key are the same.
  @inline(__always)
  var isWhole: Bool { length <= 8 }
}

/// A name that occurs in templates, with the key by which objects find it.
struct Name: Sendable {
  let text: String
  let key: NameKey
}

/// Numbers the names of a template set, so that later stages compare integers.
struct NameTable {
  private(set) var names: [Name] = []
  /// Open addressing by hash: positions in `names`, or -1.
  private var table = [Int32](repeating: -1, count: 256)

  private init() {
    for word in Keyword.allCases { _ = id(of: word.text) }
  }

  /// A table that knows the keywords.
  static let initial = NameTable()

  mutating func id(of text: String) -> NameID {
    var text = text
    return text.withUTF8 { id(of: $0) }
  }

  mutating func id(of bytes: UnsafeBufferPointer<UInt8>) -> NameID {
    id(of: bytes, key: NameKey(bytes))
  }

  /// The number of a name whose key is known.
  mutating func id(of bytes: UnsafeBufferPointer<UInt8>, key: NameKey) -> NameID {
    var slot = Int(truncatingIfNeeded: key.hash) & (table.count - 1)
    while table[slot] >= 0 {
      let known = Int(table[slot])
      if names[known].key == key, key.isWhole || names[known].text.hasBytes(bytes) { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    let id = NameID(truncatingIfNeeded: names.count)
    names.append(Name(text: String(decoding: bytes, as: UTF8.self), key: key))
    table[slot] = id
    if names.count * 2 > table.count { grow() }
    return id
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (position, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: name.key.hash) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(truncatingIfNeeded: position)
    }
  }

  func text(_ id: NameID) -> String {
    names[Int(id)].text
  }

  /// The number of a name that is in the table.
  func find(_ text: String) -> NameID? {
    var slot = Int(truncatingIfNeeded: KeyHash.of(text)) & (table.count - 1)
    while table[slot] >= 0 {
      if names[Int(table[slot])].text == text { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }
}

/// Words with a meaning in the syntax; their name numbers are their positions here.
enum Keyword: NameID, CaseIterable {
  case `if`, elif, `else`, endif, `for`, `in`, recursive, endfor, and, or, not, `is`
  case trueLower, falseLower, noneLower, trueUpper, falseUpper, noneUpper
  case set, endset, block, endblock, scoped, required, extends, include, ignore, missing, with, without, context, endwith
  case `import`, from, `as`, macro, endmacro, call, endcall, filter, endfilter, autoescape, endautoescape, raw, endraw
  case `do`, `break`, `continue`, print
  case loop, `super`, `self`, caller, varargs, kwargs

  /// The number every name table gives this word.
  @inline(__always)
  var id: NameID { rawValue }

  @inline(__always)
  init?(_ id: NameID) {
    guard id <= Keyword.kwargs.rawValue else { return nil }
    self.init(rawValue: id)
  }

  /// The word as it is written.
  var text: String {
    switch self {
    case .trueLower: "true"
    case .falseLower: "false"
    case .noneLower: "none"
    case .trueUpper: "True"
    case .falseUpper: "False"
    case .noneUpper: "None"
    default: "\(self)"
    }
  }
}

extension String {
  /// Whether the text's UTF-8 is exactly these bytes.
  func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    return utf8.withContiguousStorageIfAvailable { own in
      for index in 0..<bytes.count where own[index] != bytes[index] { return false }
      return true
    } ?? utf8.elementsEqual(bytes)
  }
}
