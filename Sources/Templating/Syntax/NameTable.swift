/// The number of a name within one template set.
typealias NameID = Int32

/// A name that occurs in templates, with the hash by which objects find it.
struct Name: Sendable {
  let text: String
  let hash: UInt
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
    var hash: UInt = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      let known = Int(table[slot])
      if names[known].hash == hash, names[known].text.hasBytes(bytes) { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    let id = NameID(truncatingIfNeeded: names.count)
    names.append(Name(text: String(decoding: bytes, as: UTF8.self), hash: hash))
    table[slot] = id
    if names.count * 2 > table.count { grow() }
    return id
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (position, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: name.hash) & (table.count - 1)
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

  private static let byID = Array(Keyword.allCases)

  /// The number every name table gives this word.
  @inline(__always)
  var id: NameID { rawValue }

  @inline(__always)
  init?(_ id: NameID) {
    guard id >= 0, Int(id) < Keyword.byID.count else { return nil }
    self = Keyword.byID[Int(id)]
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
