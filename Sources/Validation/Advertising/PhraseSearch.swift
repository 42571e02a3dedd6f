/// Finds many phrases in a text in one pass; where several begin at one place, the longest counts.
struct PhraseSearch {
  private struct Phrase {
    let index: Int
    let bytes: [UInt8]
  }

  /// The first characters that are looked for, which are those whose UTF-8 begins with E4 to E9.
  private static let characters = 0x4000...0x9FFF

  /// For each of these characters a bit that says whether a phrase begins with it: all bits together stay in the nearest cache.
  private var firsts = [UInt64](repeating: 0, count: characters.count / 64)
  /// Phrases by their first character, less 0x4000, longest first.
  private var groups: [Int: [Phrase]] = [:]

  /// - Parameter phrases: each begins with a character of U+4000–U+9FFF; one that does not is never found.
  init(_ phrases: [String]) {
    let all = phrases.enumerated().map { Phrase(index: $0.offset, bytes: Array($0.element.utf8)) }
    for phrase in all.sorted(by: { $0.bytes.count > $1.bytes.count }) {
      guard let first = phrases[phrase.index].unicodeScalars.first.map({ Int($0.value) }), PhraseSearch.characters.contains(first) else {
        continue
      }
      let character = first - PhraseSearch.characters.lowerBound
      firsts[character / 64] |= 1 << UInt64(character % 64)
      groups[character, default: []].append(phrase)
    }
  }

  /// Where phrases stand, with their indices, in order and without overlaps.
  func matches(in text: Span<UInt8>) -> [(phrase: Int, range: Range<Int>)] {
    var found: [(phrase: Int, range: Range<Int>)] = []
    let firsts = firsts.span
    var offset = 0
    while offset + 2 < text.count {
      let byte = text[offset]
      guard byte >= 0xE4, byte <= 0xE9 else {
        offset += 1
        continue
      }
      let character = Int(byte - 0xE4) << 12 | Int(text[offset + 1] & 0x3F) << 6 | Int(text[offset + 2] & 0x3F)
      guard firsts[character >> 6] >> UInt64(character & 63) & 1 == 1,
        let phrase = groups[character]?.first(where: { PhraseSearch.stands($0.bytes, at: offset, in: text) })
      else {
        offset += 3
        continue
      }
      found.append((phrase.index, offset..<(offset + phrase.bytes.count)))
      offset += phrase.bytes.count
    }
    return found
  }

  private static func stands(_ phrase: [UInt8], at offset: Int, in text: Span<UInt8>) -> Bool {
    offset + phrase.count <= text.count && phrase.indices.allSatisfy { phrase[$0] == text[offset + $0] }
  }
}
