import ContentLoading
import Diagnostics
import Digests
import Templating

/// What can be told of a template and all those it uses, from their texts alone.
struct TemplateReach: Sendable {
  /// The texts of all these templates.
  let digest: Digest
  /// Every word in them.
  private let words: WordSet

  /// Whether a variable called so can be seen: whether its name is among the words.
  func sees(_ name: String) -> Bool { words.contains(name) }

  /// The reach of every template of a set, by name.
  ///
  /// A template that computes the name of another one may reach all of them.
  static func all(of sources: [SourceText], in templates: TemplateSet, threads: Int) -> [String: TemplateReach] {
    let read = sources.concurrentMap(threads: threads) { (digest: Digest(of: $0.bytes), words: words(in: $0.bytes)) }
    let numbers = WordSet.numbers(of: read.map(\.words))
    var texts: [String: (digest: Digest, words: WordSet)] = [:]
    for (source, text) in zip(sources, read) { texts[source.file] = (text.digest, WordSet(text.words, numbers)) }
    var result: [String: TemplateReach] = [:]
    for source in sources {
      let names = templates.computesDependencies(source.file) ? Array(texts.keys) : [source.file] + templates.dependencies(of: source.file)
      var bytes: [UInt8] = []
      var words = WordSet([], numbers)
      for name in Set(names).sorted() {
        // A name of no template is known by the text that names it.
        guard let text = texts[name] else { continue }
        bytes += "\(name)\n".utf8
        text.digest.append(to: &bytes)
        words.formUnion(text.words)
      }
      result[source.file] = TemplateReach(digest: Digest(of: bytes), words: words)
    }
    return result
  }

  private static func words(in bytes: [UInt8]) -> Set<String> {
    var words: Set<String> = []
    for word in bytes.split(whereSeparator: { !isWord($0) }) { words.insert(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"),
      0x80...0xFF:
      true
    default: false
    }
  }
}

/// A set of words, each known by a number, so that sets are joined without looking at their words.
private struct WordSet: Sendable {
  private let numbers: [String: Int]
  private var bits: [UInt64]

  /// A number for each word of several sets.
  static func numbers(of sets: [Set<String>]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for word in sets.joined() where numbers[word] == nil { numbers[word] = numbers.count }
    return numbers
  }

  init(_ words: Set<String>, _ numbers: [String: Int]) {
    self.numbers = numbers
    bits = [UInt64](repeating: 0, count: (numbers.count + 63) / 64)
    for case let number? in words.map({ numbers[$0] }) { bits[number / 64] |= 1 << UInt64(number % 64) }
  }

  func contains(_ word: String) -> Bool {
    numbers[word].map { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 } ?? false
  }

  mutating func formUnion(_ other: WordSet) {
    for index in bits.indices { bits[index] |= other.bits[index] }
  }
}
