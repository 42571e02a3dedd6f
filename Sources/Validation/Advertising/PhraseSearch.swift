/// Finds many phrases in a text in one pass; where several begin at one place, the longest counts.
struct PhraseSearch {
  private struct Phrase {
    let index: Int
    let bytes: [UInt8]
  }

  /// For each Han character of U+4E00–U+9FFF the phrases that begin with it, as their place in `groups`; -1 for most.
  private var group: [Int16]
  /// Phrases with the same first character, longest first.
  private var groups: [[Phrase]] = []

  private static let han = 0x4E00...0x9FFF

  /// - Parameter phrases: each begins with a Han character; one that does not is never found.
  init(_ phrases: [String]) {
    group = Array(repeating: -1, count: PhraseSearch.han.count)
    let all = phrases.enumerated().map { Phrase(index: $0.offset, bytes: Array($0.element.utf8)) }
    for phrase in all.sorted(by: { $0.bytes.count > $1.bytes.count }) {
      guard let first = phrases[phrase.index].unicodeScalars.first.map({ Int($0.value) }), PhraseSearch.han.contains(first) else {
        continue
      }
      let character = first - PhraseSearch.han.lowerBound
      if group[character] < 0 {
        group[character] = Int16(groups.count)
        groups.append([])
      }
      groups[Int(group[character])].append(phrase)
    }
  }

  /// Where phrases stand, with their indices, in order and without overlaps.
  func matches(in text: Span<UInt8>) -> [(phrase: Int, range: Range<Int>)] {
    var found: [(phrase: Int, range: Range<Int>)] = []
    var offset = 0
    while offset + 2 < text.count {
      let byte = text[offset]
      guard byte >= 0xE4, byte <= 0xE9 else {
        offset += 1
        continue
      }
      let scalar = Int(byte & 0x0F) << 12 | Int(text[offset + 1] & 0x3F) << 6 | Int(text[offset + 2] & 0x3F)
      guard PhraseSearch.han.contains(scalar), case let number = group[scalar - PhraseSearch.han.lowerBound], number >= 0,
        let phrase = groups[Int(number)].first(where: { PhraseSearch.stands($0.bytes, at: offset, in: text) })
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
