/// Where words, characters and pairs of characters stand in a sequence of texts.
///
/// Every character and word has a position of its own, counted through all texts; where two do not stand side by side, a position is left
/// out between them. A pair is listed wherever it stands, a single character or a word only where it first stands in a text.
struct Postings {
  private(set) var words: [String: [UInt32]] = [:]
  /// The position after the last text.
  private(set) var end: UInt32 = 0
  /// Two characters by `order`, 0 for none, and a position: 18, 18 and 28 bits.
  private var pairs: [UInt64] = []
  /// The number of the text in which each character was last listed, by `order`.
  private var lastText = [Int32](repeating: -1, count: Postings.orderLimit)
  private var text: Int32 = -1

  static let positionBits: UInt64 = 28
  private static let characterBits: UInt64 = 18
  private static let orderLimit = 0x2_DA00

  /// Adds the next text.
  ///
  /// - Returns: how many positions it takes.
  mutating func add(_ content: String) -> UInt32 {
    text += 1
    let start = end
    var before: UInt64?
    var word = ""
    for written in content.unicodeScalars {
      let scalar = SearchText.folded(written)
      let kind = SearchText.kind(of: scalar)
      if kind == .word {
        before = nil
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty { list(&word, from: start) }
      if kind == .ideograph {
        let order = Postings.order(of: scalar)
        if let before { pairs.append((before << Postings.characterBits | order) << Postings.positionBits | UInt64(end - 1)) }
        if lastText[Int(order)] != text {
          lastText[Int(order)] = text
          pairs.append(order << (Postings.characterBits + Postings.positionBits) | UInt64(end))
        }
        before = order
        end += 1
      } else if before != nil {
        before = nil
        end += 1
      }
    }
    if !word.isEmpty { list(&word, from: start) }
    end += 1
    return end - start
  }

  private mutating func list(_ word: inout String, from start: UInt32) {
    let isListed = words[word]?.last.map { $0 >= start } ?? false
    if !isListed { words[word, default: []].append(end) }
    end += 1
    word = ""
  }

  /// Calls `body` for each run of entries with the same characters, in the order of their UTF-16.
  ///
  /// - Parameter body: the first character, the second or nil, and the ascending positions in the lowest `positionBits` of each entry.
  mutating func forEachPair(_ body: (Unicode.Scalar, Unicode.Scalar?, ArraySlice<UInt64>) -> Void) {
    sort()
    var start = 0
    while start < pairs.count {
      let key = pairs[start] >> Postings.positionBits
      var after = start + 1
      while after < pairs.count, pairs[after] >> Postings.positionBits == key { after += 1 }
      if let first = Postings.scalar(key >> Postings.characterBits) {
        body(first, Postings.scalar(key & (1 << Postings.characterBits - 1)), pairs[start..<after])
      }
      start = after
    }
  }

  /// Radix sort by the characters; positions are in order already.
  private mutating func sort() {
    let digit: UInt64 = 12
    var other = [UInt64](repeating: 0, count: pairs.count)
    for shift in stride(from: Postings.positionBits, to: Postings.positionBits + 2 * Postings.characterBits, by: Int(digit)) {
      var next = [Int](repeating: 0, count: 1 << digit + 1)
      for pair in pairs { next[Int(pair >> shift & (1 << digit - 1)) + 1] += 1 }
      for index in 1..<next.count { next[index] += next[index - 1] }
      for pair in pairs {
        let bucket = Int(pair >> shift & (1 << digit - 1))
        other[next[bucket]] = pair
        next[bucket] += 1
      }
      swap(&pairs, &other)
    }
  }

  /// A number for an ideograph, in the order in which UTF-16 compares: those beyond U+FFFF come before the compatibility ideographs.
  private static func order(of scalar: Unicode.Scalar) -> UInt64 {
    switch scalar.value {
    case 0x2_0000...: UInt64(scalar.value - 0x2_0000 + 0xD800)
    case 0xF900...: UInt64(scalar.value - 0xF900 + 0x2_D800)
    default: UInt64(scalar.value)
    }
  }

  private static func scalar(_ order: UInt64) -> Unicode.Scalar? {
    switch UInt32(order) {
    case 0: nil
    case 0x2_D800...: Unicode.Scalar(UInt32(order) - 0x2_D800 + 0xF900)
    case 0xD800...: Unicode.Scalar(UInt32(order) - 0xD800 + 0x2_0000)
    default: Unicode.Scalar(UInt32(order))
    }
  }
}
