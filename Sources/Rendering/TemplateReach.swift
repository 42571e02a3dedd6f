import Diagnostics
import Digests
import Templating

/// What can be told of a template and all those it uses, from their texts alone.
struct TemplateReach: Sendable {
  /// The texts of all these templates.
  let digest: Digest
  /// Every word in them: a variable whose name is not among them cannot be seen.
  let words: Set<String>

  /// The reach of every template of a set, by name.
  ///
  /// A template that computes the name of another one may reach all of them.
  static func all(of sources: [SourceText], in templates: TemplateSet) -> [String: TemplateReach] {
    var texts: [String: (digest: Digest, words: Set<String>, isOpen: Bool)] = [:]
    for source in sources {
      texts[source.file] = (Digest(of: source.bytes), words(in: source.bytes), namesComputed(in: source.bytes))
    }
    var result: [String: TemplateReach] = [:]
    for source in sources {
      var names = Set(templates.dependencies(of: source.file)).union([source.file])
      if names.contains(where: { texts[$0]?.isOpen != false }) { names = Set(texts.keys) }
      var bytes: [UInt8] = []
      var words: Set<String> = []
      for name in names.sorted() {
        guard let text = texts[name] else { continue }
        bytes += Array("\(name)\n\(text.digest.hexadecimal)\n".utf8)
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

  /// Whether one of the words that name another template is followed by anything but a quoted name.
  private static func namesComputed(in bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    for tag in text.matches(of: #/\{%[-+]?\s*(?:extends|include|import|from)\s+("[^"]*"|'[^']*')?\s*([^\s]*)/#) {
      guard tag.1 != nil else { return true }
      // Behind the name may stand how it is used; an operator or an `if` would compute another.
      let next = String(tag.2)
      guard ["%}", "-%}", "+%}", "import", "as", "with", "without", "ignore"].contains(next) else { return true }
    }
    return false
  }
}
